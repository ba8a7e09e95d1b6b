/// The tags of a flavor. An empty name means that there is no such tag.
struct BBCodeTags: Sendable {
  let emphasis: StaticString
  let strong: StaticString
  let underline: StaticString
  let strikethrough: StaticString
  let link: StaticString
  let image: StaticString
  let center: StaticString
  let right: StaticString
  let left: StaticString
  let quote: StaticString
  let indent: StaticString
  /// What opens ``indent``, where that is more than its name.
  let indentOpening: StaticString
  /// Around lines whose ends count.
  let lines: StaticString
  /// A rule, the whole of it.
  let rule: StaticString
  let hasHeadings: Bool
  let hasLists: Bool
  let hasTables: Bool
  let hasCode: Bool
  /// Whether tags for blocks make space around them, so that no blank line is needed.
  let blocksAreApart: Bool
  /// What keeps text between from being read as tags.
  let plain: StaticString

  static func tags(of flavor: BBCodeExporter.Flavor) -> BBCodeTags {
    switch flavor {
    case .xenForo: xenForo
    case .fimfiction: fimfiction
    }
  }

  private static let xenForo = BBCodeTags(
    emphasis: "I", strong: "B", underline: "U", strikethrough: "S", link: "URL", image: "IMG",
    center: "CENTER", right: "RIGHT", left: "LEFT", quote: "QUOTE", indent: "INDENT",
    indentOpening: "INDENT", lines: "", rule: "[HR][/HR]", hasHeadings: true, hasLists: true,
    hasTables: true, hasCode: true, blocksAreApart: true, plain: "PLAIN")

  private static let fimfiction = BBCodeTags(
    emphasis: "i", strong: "b", underline: "u", strikethrough: "s", link: "url", image: "img",
    center: "center", right: "right", left: "", quote: "quote", indent: "indent",
    indentOpening: "indent=1", lines: "pre-line", rule: "[hr]", hasHeadings: false,
    hasLists: false, hasTables: false, hasCode: false, blocksAreApart: false, plain: "")
}
