/// What was recognised in a text, with the reasons: the profile of the document and its units.
public struct PlainTextReading {
  let reader: StructureReader

  init(_ reader: StructureReader) {
    self.reader = reader
  }

  /// A run of lines that is one thing.
  public struct Unit: Equatable, Sendable {
    /// The lines by number, from 1. For a scene break made of blank lines the line below.
    public var lines: ClosedRange<Int>
    /// What they were taken for: `paragraph`, `heading`, `break`, `gap`, `verse`, `quote`, `letter`,
    /// `note`, `footnote`, `title`, `byline`, `field`, `contents`, `frame`.
    public var name: String
    /// For headings 1...6, else 0.
    public var level: Int
    /// 0...100.
    public var confidence: Int
    /// What spoke for and against it, with values.
    public var evidence: [String]
    /// What else the lines may be. Nil where nothing else came into question.
    public var runnerUp: (name: String, confidence: Int)?
    /// The first words.
    public var opening: String

    /// Two units are the same if all is but the runner-up.
    public static func == (left: Unit, right: Unit) -> Bool {
      left.lines == right.lines && left.name == right.name && left.level == right.level
        && left.confidence == right.confidence && left.evidence == right.evidence
        && left.opening == right.opening
    }
  }

  /// How the document is set, a statement each.
  public var profile: [String] {
    let profile = reader.profile
    var result: [String] = []
    switch profile.style {
    case .blank: result.append("blank lines between paragraphs, one line each")
    case .wrapped:
      result.append("blank lines between paragraphs, wrapped at column \(profile.margin)")
    case .line: result.append("each line a paragraph")
    case .indent:
      result.append(
        "first lines indented by \(profile.printIndent), wrapped at column \(profile.margin)")
    }
    result.append("usual gap \(profile.usualGap)")
    result.append("\(profile.textLines) lines of text, \(profile.blankLines) blank")
    result.append(
      "lines filled \(Self.percent(profile.greedy)), inner \(Self.percent(profile.inner))")
    result.append("language \(reader.language)")
    let headings = reader.units.count { $0.kind == .heading }
    let breaks = reader.units.count { $0.kind == .sceneBreak }
    result.append("\(Self.count(headings, "heading")), \(Self.count(breaks, "scene break"))")
    return result
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "0 %" }
    return "\(Int((min(max(share, 0), 1) * 100).rounded())) %"
  }

  /// All units in order.
  public var units: [Unit] {
    reader.units.compactMap(unit)
  }

  private func unit(_ unit: StructureUnit) -> Unit? {
    let isGap = unit.first == unit.last
    if isGap, unit.kind != .sceneBreak { return nil }
    let lines = reader.lines
    guard Int(unit.first) < lines.count else { return nil }
    // The upper rule of a box is dress of the line below.
    let isBoxed = unit.kind == .heading && unit.evidence.contains(.boxed)
    let first = reader.number(ofLine: Int(unit.first) - (isBoxed ? 1 : 0))
    let last = isGap ? first : reader.number(ofLine: Int(unit.last) - 1)
    let others = unit.runnerUpConfidence
    return Unit(
      lines: first...max(first, last), name: isGap ? "gap" : OutlineText.name(unit.kind),
      level: unit.kind == .heading ? max(1, Int(unit.level)) : 0,
      confidence: Int(unit.confidence),
      evidence: unit.evidence.bits.map { evidence($0, unit) } + looks(unit),
      runnerUp: others > 0 && unit.runnerUp != unit.kind
        ? (OutlineText.name(unit.runnerUp), Int(others)) : nil,
      opening: opening(unit))
  }

  private func evidence(_ bit: Int, _ unit: StructureUnit) -> String {
    let name = Evidence.name(bit)
    switch Evidence(rawValue: 1 << UInt64(bit)) {
    case .widerGapBefore, .rareGap: return "\(name): \(unit.gap) > usual \(reader.profile.usualGap)"
    case .roomyLines, .filledLines:
      return "\(name): \(unit.lineCount) at margin \(reader.profile.margin)"
    case .indented:
      return "\(name) by \(unit.lines.first.map { Int(reader.lines[$0].indent) } ?? 0)"
    case .series, .numberOnly, .keyword, .unit:
      guard unit.kind == .heading, unit.detail >= 0, Int(unit.detail) < reader.headings.count,
        let value = reader.headings[Int(unit.detail)].shape.value
      else { return name }
      return "\(name): \(value)"
    default: return name
    }
  }

  /// What makes a run of lines prose.
  private func looks(_ unit: StructureUnit) -> [String] {
    guard unit.kind == .paragraph else { return [] }
    let look = LineShape(reader.bytes, reader.range(unit))
    var result = [Self.count(look.words, "word")]
    if look.opensSpeech { result.append("opens with a quotation mark") }
    if look.endsSentence { result.append("ends like a sentence") }
    if unit.lineCount > 1 { result.append("\(unit.lineCount) lines without a gap") }
    return result
  }

  private func opening(_ unit: StructureUnit) -> String {
    let text = String(decoding: reader.bytes[reader.opening(unit, limit: 60)], as: UTF8.self)
    return text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The outline as a text that can be edited and passed back as
  /// ``PlainTextImporter/Options/outline``.
  /// - Parameter explained: whether a comment below each unit tells the confidence, the evidence and
  ///   the runner-up.
  public func outline(explained: Bool = false) -> String {
    var result = OutlineText.header + "\n"
    for statement in profile { result += "; \(statement)\n" }
    for unit in units {
      let lines = unit.lines
      result +=
        lines.count == 1 ? "L\(lines.lowerBound)" : "L\(lines.lowerBound)-\(lines.upperBound)"
      result += " \(unit.name)"
      if unit.level > 0 { result += " \(unit.level)" }
      if !unit.opening.isEmpty { result += " | \(unit.opening)" }
      result += "\n"
      if explained { result += "; \(Self.explanation(unit))\n" }
    }
    return result
  }

  private static func explanation(_ unit: Unit) -> String {
    var result = "  \(unit.confidence) %"
    if !unit.evidence.isEmpty { result += ": " + unit.evidence.joined(separator: "; ") }
    if let other = unit.runnerUp { result += "; else \(other.name) \(other.confidence) %" }
    return result
  }
}

/// The internal record behind a ``PlainTextReading/Unit``.
typealias StructureUnit = Unit
