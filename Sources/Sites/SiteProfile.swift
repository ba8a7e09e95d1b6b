/// What a place where stories are published takes.
public struct SiteProfile: Sendable {
  /// What the command line calls it: `ao3`.
  public let name: String
  /// What people call it: `Archive of Our Own`.
  public internal(set) var title = ""
  /// Other names for it.
  public internal(set) var aliases: [String] = []
  /// What its form takes.
  public internal(set) var markup = Markup.html
  /// The places that its form has beside the text's own.
  public internal(set) var fields: [SiteField: Certainty] = [:]
  /// The places in which `class` attributes may stand in HTML.
  public internal(set) var classes: Set<SiteField> = []
  /// What it takes at most.
  public internal(set) var limits: [SiteLimit] = []
  /// What a user should know before pasting.
  public internal(set) var advice: [(text: String, certainty: Certainty)] = []
  /// Where the facts come from.
  public internal(set) var source = ""
  private var features: [SiteFeature: (isKept: Bool, certainty: Certainty)] = [:]

  /// What a site's form takes. The raw values are those of the table of profiles.
  public enum Markup: String, CaseIterable, Sendable {
    /// HTML in a box, or rich text to which a page of HTML can be copied.
    case html
    case xenForo = "bbcode-xenforo"
    case fimfiction = "bbcode-fimfiction"
    case reddit = "markdown-reddit"
    case oldReddit = "markdown-reddit-old"
    case discord = "markdown-discord"
    case hugo = "markdown-hugo"
    case jekyll = "markdown-jekyll"

    /// The extension of the files, without a dot.
    var fileExtension: String {
      switch self {
      case .html: "html"
      case .xenForo, .fimfiction: "bbcode"
      case .reddit, .oldReddit, .discord, .hugo, .jekyll: "md"
      }
    }

    /// Whether a scene break keeps the mark that its author drew.
    var hasSceneMarks: Bool {
      switch self {
      case .html, .xenForo, .fimfiction: true
      case .reddit, .oldReddit, .discord, .hugo, .jekyll: false
      }
    }

    /// Whether the files begin with the metadata of the story.
    var hasFrontMatter: Bool {
      switch self {
      case .hugo, .jekyll: true
      case .html, .xenForo, .fimfiction, .reddit, .oldReddit, .discord: false
      }
    }
  }

  init(name: String) {
    self.name = name
  }

  /// Whether the site shows `feature`, and how sure that is. What the table does not speak of is
  /// left out, to be on the safe side.
  public func keeps(_ feature: SiteFeature) -> (isKept: Bool, certainty: Certainty) {
    features[feature] ?? (false, .unverified)
  }

  mutating func set(_ feature: SiteFeature, isKept: Bool, _ certainty: Certainty) {
    features[feature] = (isKept, certainty)
  }

  /// Whether the table speaks of `feature`.
  func speaks(of feature: SiteFeature) -> Bool {
    features[feature] != nil
  }

  /// The limit of that kind.
  public func limit(_ subject: SiteLimit.Subject) -> SiteLimit? {
    limits.first { $0.subject == subject }
  }

  /// All profiles, in the order of the table.
  public static let all: [SiteProfile] = SiteProfileTable.profiles(of: SiteProfileTable.text).0

  /// The profile of that name, or of that other name.
  public static func named(_ name: String) -> SiteProfile? {
    let name = name.lowercased()
    return all.first { $0.name == name || $0.aliases.contains(name) }
  }
}

/// Reads the table of profiles.
enum SiteProfileTable {
  /// The profiles in `text`, and the lines that say nothing.
  static func profiles(of text: StaticString) -> ([SiteProfile], faults: [String]) {
    var profiles: [SiteProfile] = []
    var faults: [String] = []
    for line in text.description.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let key = words.first, !key.hasPrefix("#") else { continue }
      if key == "site" {
        profiles.append(SiteProfile(name: words.dropFirst().joined(separator: " ")))
        continue
      }
      guard let last = profiles.indices.last,
        read(key, Array(words.dropFirst()), into: &profiles[last])
      else {
        faults.append(String(line))
        continue
      }
    }
    return (profiles, faults)
  }

  /// Reads a line: its key, with `~` for what is reported and `?` for what is unverified, and what
  /// it says. Returns whether that is understood.
  private static func read(
    _ key: String, _ words: [String], into profile: inout SiteProfile
  ) -> Bool {
    let certainty: Certainty =
      key.hasSuffix("?") ? .unverified : key.hasSuffix("~") ? .reported : .verified
    let rest = words.joined(separator: " ")
    switch certainty == .verified ? key : String(key.dropLast()) {
    case "title": profile.title = rest
    case "alias": profile.aliases += words
    case "source": profile.source = rest
    case "advice": profile.advice.append((rest, certainty))
    case "markup":
      guard let markup = SiteProfile.Markup(rawValue: rest) else { return false }
      profile.markup = markup
    case "field":
      for word in words {
        guard let field = SiteField(rawValue: word) else { return false }
        profile.fields[field] = certainty
      }
    case "classes":
      for word in words {
        guard let field = SiteField(rawValue: word) else { return false }
        profile.classes.insert(field)
      }
    case "limit":
      guard words.count == 2, let subject = SiteLimit.Subject(rawValue: words[0]),
        let count = Int(words[1]), count > 0
      else { return false }
      profile.limits.append(SiteLimit(subject: subject, count: count, certainty: certainty))
    case "keeps": return set(words, isKept: true, certainty, in: &profile)
    case "loses": return set(words, isKept: false, certainty, in: &profile)
    default: return false
    }
    return true
  }

  private static func set(
    _ words: [String], isKept: Bool, _ certainty: Certainty, in profile: inout SiteProfile
  ) -> Bool {
    for word in words {
      guard let feature = SiteFeature(rawValue: word), !profile.speaks(of: feature) else {
        return false
      }
      profile.set(feature, isKept: isKept, certainty)
    }
    return true
  }
}
