extension Section {
  /// The number and the title as one line: `Chapter 4: Salt`.
  ///
  /// A colon is set between them where the number ends in a letter or a digit, so that the two
  /// stay apart; see ``SectionNumber/separator``. Empty where the section has neither.
  public var heading: [Inline] {
    guard let number else { return title }
    guard !title.isEmpty else { return [.text(number.text)] }
    return [.text(number.text + number.separator)] + title
  }

  /// ``heading`` without formatting, as contents lists show it.
  public var headingText: String {
    guard let number else { return title.plainText }
    return title.isEmpty ? number.text : number.text + number.separator + title.plainText
  }
}

extension SectionNumber {
  /// What stands between the number and a title on the same line: an ideographic space behind
  /// Chinese and Japanese, which set no colon there.
  public var separator: String {
    guard let last = text.unicodeScalars.last else { return "" }
    if (0x3040...0x9FFF).contains(last.value) { return "\u{3000}" }
    return last.isLetterOrNumber ? ": " : " "
  }
}
