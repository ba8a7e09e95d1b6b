import Conversion
import Quire
import Sites
import StoryModel
import TestSupport
import Testing

struct SiteGoldenTests {
  @Test(arguments: SiteProfile.all)
  func `publishes a rich story`(_ profile: SiteProfile) throws {
    let publication = try SitePublisher(for: profile).publish(RichStory.story)
    try Golden.check(name: "sites/\(profile.name).txt", actual: publication.asText)
  }
}

/// What the Archive's sanitizer lets pass.
private enum Archive {
  static let elements: Set<String> = [
    "a", "abbr", "acronym", "address", "b", "big", "blockquote", "br", "caption", "center", "cite",
    "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt",
    "u", "ul", "var",
  ]

  static func attributes(of element: String, allowsClasses: Bool) -> Set<String> {
    var names: Set<String> = ["align", "dir", "lang", "title"]
    if allowsClasses { names.insert("class") }
    switch element {
    case "a": names.formUnion(["href", "name"])
    case "img": names.formUnion(["alt", "border", "height", "src", "width"])
    case "ol": names.formUnion(["start", "type"])
    case "ul": names.insert("type")
    case "td": names.formUnion(["colspan", "rowspan", "abbr", "axis", "height", "width"])
    case "hr": names.insert("width")
    default: break
    }
    return names
  }
}

struct ArchiveTests {
  // By scalars: a mark that joins with a bracket is no part of the tag.
  nonisolated(unsafe) private static let tag =
    /<([a-z0-9]+)((?:\s+[a-zA-Z-]+="[^"]*")*)\s*\/?>/.matchingSemantics(.unicodeScalar)
  nonisolated(unsafe) private static let attribute =
    /([a-zA-Z-]+)="([^"]*)"/.matchingSemantics(.unicodeScalar)
  nonisolated(unsafe) private static let closingTag =
    /<\/[a-z0-9]+>/.matchingSemantics(.unicodeScalar)

  /// The start tags of some HTML without comments: their elements and attributes.
  private func tags(_ html: String) -> [(element: String, attributes: [String: String])] {
    html.matches(of: Self.tag).map { match in
      var attributes: [String: String] = [:]
      for attribute in match.2.matches(of: Self.attribute) {
        attributes[String(attribute.1)] = String(attribute.2)
      }
      return (String(match.1), attributes)
    }
  }

  private func publish(_ story: Story) throws -> Publication {
    let profile = try #require(SiteProfile.named("ao3"))
    return try SitePublisher(for: profile).publish(story)
  }

  private func fault(_ file: PublicationFile) -> String? {
    let html = String(decoding: file.bytes, as: UTF8.self)
    let tags = tags(html)
    guard tags.count == html.utf8.count(where: { $0 == UInt8(ascii: "<") }) - closingTags(html)
    else { return "a tag that cannot be read" }
    for (element, attributes) in tags {
      guard Archive.elements.contains(element) else { return "<\(element)>" }
      let allowed = Archive.attributes(
        of: element, allowsClasses: !file.name.hasPrefix("summary"))
      for (name, value) in attributes {
        guard allowed.contains(name) else { return "<\(element) \(name)>" }
        if name == "class", !value.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) {
          return "class \(value)"
        }
        if name == "src", !value.hasPrefix("http") { return "src \(value)" }
        if name == "href", !["http", "ftp", "mailto:", "#"].contains(where: value.hasPrefix) {
          return "href \(value)"
        }
      }
    }
    // Outside of <pre>, a line is a block with both its tags.
    var openCode = 0
    for line in html.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if openCode == 0, !line.hasPrefix("<") { return "text outside of a block: \(line)" }
      openCode += line.split(separator: "<pre>", omittingEmptySubsequences: false).count
      openCode -= line.split(separator: "</pre>", omittingEmptySubsequences: false).count
      if openCode == 0, !line.hasSuffix(">") { return "text outside of a block: \(line)" }
    }
    return nil
  }

  private func closingTags(_ html: String) -> Int {
    html.matches(of: Self.closingTag).count
  }

  @Test func `sends only what the Archive lets pass`() throws {
    for file in try publish(RichStory.story).files where file.name.hasSuffix(".html") {
      #expect(fault(file) == nil, "\(file.name)")
    }
  }

  @Test func `sends only what the Archive lets pass, of any story`() throws {
    try checkLaw("the Archive lets all pass") { story in
      for file in try publish(story).files where file.name.hasSuffix(".html") {
        if let fault = fault(file) {
          return "\(file.name): \(fault)\n" + String(decoding: file.bytes, as: UTF8.self)
        }
      }
      return nil
    }
  }
}
