internal import Conversion
internal import StoryModel

extension PublicationDraft {
  /// How large a file is, beside what the site takes.
  func size(_ count: Int, of subject: SiteLimit.Subject) -> String {
    guard let limit = profile.limit(subject) else { return "\(count.grouped) characters" }
    return "\(count.grouped) of \(limit.count.grouped) characters"
  }

  func describe(_ bytes: [UInt8], _ content: Story, _ title: String) -> String {
    "the text of '\(title)': \(size(Self.characters(bytes), of: .body))"
  }

  /// Notes what exceeds the limits of a text, or comes near.
  mutating func check(_ bytes: [UInt8], _ content: Story, _ what: String) {
    for subject in [SiteLimit.Subject.body, .bytes, .blocks, .paragraph] {
      check(Self.size(bytes, content, in: subject), against: subject, what)
    }
  }

  mutating func check(_ count: Int, against subject: SiteLimit.Subject, _ what: String) {
    guard let limit = profile.limit(subject), count * 10 > limit.count * 9 else { return }
    let unit =
      switch subject {
      case .bytes: "bytes"
      case .blocks: "blocks"
      case .paragraph: "characters in a paragraph"
      case .body, .title, .summary, .notes, .endNotes: "characters"
      }
    let verb = count > limit.count ? "exceeds" : "is near"
    let certainty = limit.certainty == .verified ? "" : " (\(limit.certainty.rawValue))"
    report.limits.append(
      "\(what) \(verb) the limit: \(count.grouped) of \(limit.count.grouped) \(unit)\(certainty)")
  }

  mutating func completeReport() {
    var unconfirmed: [Certainty: [String]] = [:]
    for feature in SiteFeature.allCases {
      guard let count = reduction.uses[feature] else { continue }
      let (isKept, certainty) = profile.keeps(feature)
      let counted = "\(feature.plural) (\(count.grouped))"
      if isKept {
        report.kept.append(counted)
      } else if let substitute = feature.substitute {
        report.changed.append("\(counted) are \(substitute)")
      } else {
        report.lost.append(counted)
      }
      if certainty != .verified {
        unconfirmed[certainty, default: []].append(
          (isKept ? "keeps " : "loses ") + feature.plural)
      }
    }
    if notesInText > 0 {
      report.changed.append("author's notes (\(notesInText.grouped)) stand in the text")
    }
    if reduction.innerLinks > 0 {
      report.lost.append("links to other places in the story (\(reduction.innerLinks.grouped))")
    }
    if !reduction.storedImages.isEmpty {
      report.changed.append(
        "stored images (\(reduction.storedImages.count.grouped)) are their descriptions")
    }
    if reduction.rawPieces > 0 {
      report.lost.append("pieces of raw markup (\(reduction.rawPieces.grouped))")
    }
    for message in diagnostics.all.map(\.message) where !report.changed.contains(message) {
      report.changed.append(message)
    }
    for field in SiteField.allCases {
      guard let certainty = profile.fields[field], certainty != .verified else { continue }
      unconfirmed[certainty, default: []].append("has a field for the \(field.rawValue)")
    }
    for certainty in [Certainty.reported, .unverified] {
      guard let facts = unconfirmed[certainty] else { continue }
      report.unconfirmed.append("\(certainty.rawValue): \(facts.joined(separator: ", "))")
    }
    report.advice = profile.advice.map { text, certainty in
      certainty == .verified ? text : "\(text) (\(certainty.rawValue))"
    }
  }
}
