/// What a stylesheet says about an element, as far as a story can hold it. Nil is not said.
struct Style: Equatable, Sendable {
  var isItalic: Bool?
  var isBold: Bool?
  var isUnderlined: Bool?
  var isStruckThrough: Bool?
  var isSmallCaps: Bool?
  var isHidden: Bool?
  /// Whether line ends in the source show.
  var keepsLineEnds: Bool?
  var script: Script?
  var alignment: TextAlignment?
  var breaksPageBefore: Bool?
  var breaksPageAfter: Bool?

  enum Script: Equatable, Sendable {
    case superscript, `subscript`, baseline
  }

  enum TextAlignment: Equatable, Sendable {
    /// Left or justified: what readers have anyway.
    case plain
    case center, right
  }

  /// Whether nothing is said.
  var isEmpty: Bool { self == Style() }

  /// Adds what `other` says, which goes before what is said here.
  mutating func merge(_ other: Style) {
    if let value = other.isItalic { isItalic = value }
    if let value = other.isBold { isBold = value }
    if let value = other.isUnderlined { isUnderlined = value }
    if let value = other.isStruckThrough { isStruckThrough = value }
    if let value = other.isSmallCaps { isSmallCaps = value }
    if let value = other.isHidden { isHidden = value }
    if let value = other.keepsLineEnds { keepsLineEnds = value }
    if let value = other.script { script = value }
    if let value = other.alignment { alignment = value }
    if let value = other.breaksPageBefore { breaksPageBefore = value }
    if let value = other.breaksPageAfter { breaksPageAfter = value }
  }
}

extension Style {
  /// Reads the declarations between braces, or those of a `style` attribute.
  /// - Complexity: O(n) in bytes.
  init(declarations bytes: ArraySlice<UInt8>) {
    self.init()
    var scanner = StyleScanner(bytes)
    while let (name, value) = scanner.nextDeclaration() { apply(name, value) }
  }

  /// Applies a declaration; names and values in lower case.
  mutating func apply(_ name: String, _ value: String) {
    let words = value.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" }
    guard let first = words.first else { return }
    switch name {
    case "font-style": setSlant(first)
    case "font-weight": setWeight(first)
    case "font-variant", "font-variant-caps":
      isSmallCaps = words.contains { $0 == "small-caps" || $0 == "all-small-caps" }
    case "font":
      for word in words {
        if word == "small-caps" { isSmallCaps = true }
        setSlant(word)
        if word == "bold" || word == "bolder" { isBold = true }
      }
    case "text-decoration", "text-decoration-line":
      isUnderlined = words.contains("underline")
      isStruckThrough = words.contains("line-through")
    case "text-align":
      switch first {
      case "center", "-webkit-center", "-moz-center": alignment = .center
      case "right", "end", "-webkit-right": alignment = .right
      case "left", "start", "justify", "-webkit-left": alignment = .plain
      default: break
      }
    case "vertical-align":
      switch first {
      case "super", "text-top": script = .superscript
      case "sub": script = .subscript
      case "baseline", "middle": script = .baseline
      default: break
      }
    case "display": isHidden = first == "none"
    case "visibility": if first == "hidden" || first == "collapse" { isHidden = true }
    case "white-space": keepsLineEnds = first.hasPrefix("pre") || first == "break-spaces"
    case "page-break-before", "break-before": breaksPageBefore = Self.breaks(first)
    case "page-break-after", "break-after": breaksPageAfter = Self.breaks(first)
    default: break
    }
  }

  private mutating func setSlant(_ word: Substring) {
    if word == "italic" || word == "oblique" { isItalic = true }
    if word == "normal" { isItalic = false }
  }

  private mutating func setWeight(_ word: Substring) {
    switch word {
    case "bold", "bolder": isBold = true
    case "normal", "lighter": isBold = false
    default: if let weight = Int(word) { isBold = weight >= 600 }
    }
  }

  private static func breaks(_ word: Substring) -> Bool {
    ["always", "page", "left", "right", "recto", "verso"].contains(word)
  }
}
