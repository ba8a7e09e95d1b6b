/// Finds a title for a story that shows none.
public enum StoryTitle {
  /// Where a title came from.
  public enum Origin: Sendable {
    case fileName
    case openingWords
    case nothing
  }

  /// The name of the file made readable, unless it looks like an id or a hash; then the opening
  /// words of the story up to a natural stop, at most 60 characters; then `Untitled`.
  public static func derived(
    for story: Story, fileName: String
  ) -> (title: String, origin: Origin) {
    if let title = readable(fileName, language: story.metadata.language) {
      return (title, .fileName)
    }
    if let title = openingWords(of: story) { return (title, .openingWords) }
    return ("Untitled", .nothing)
  }

  /// `the-lamp-that-lied` as `The Lamp That Lied`; nil for what is no name: ids, hashes, dates,
  /// `<stdin>`. English capitalizes its titles; elsewhere the first word stands out.
  static func readable(_ name: String, language: String = "en") -> String? {
    if name.hasPrefix("<") { return nil }
    var words = name.split { $0 == " " || $0 == "_" || $0 == "+" || $0 == "\t" }.map(String.init)
    // Where no other mark separates words, hyphens do; else they stand inside of words.
    words = withoutIdentifiers(words)
    if words.count == 1 {
      words = withoutIdentifiers(words[0].split(separator: "-").map(String.init))
    }
    if words.count > 1, words.allSatisfy({ word in word.utf8.allSatisfy { $0 < 0x3A } }) {
      return nil
    }
    let generic: Set<String> = [
      "untitled", "document", "story", "text", "file", "output", "input", "download", "index",
      "new", "temp", "tmp", "stdin", "copy",
    ]
    let letters = words.joined().unicodeScalars.count { $0.properties.isAlphabetic }
    guard letters >= 2, !words.allSatisfy({ generic.contains($0.lowercased()) }) else {
      return nil
    }
    let isAllLower = words.allSatisfy { $0 == $0.lowercased() }
    guard isAllLower else { return words.joined(separator: " ") }
    guard language.isEmpty || language.hasPrefix("en") else {
      let title = words.joined(separator: " ")
      return title.prefix(1).uppercased() + title.dropFirst()
    }
    let small: Set<String> = [
      "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
      "or", "over", "so", "the", "to", "up", "with", "yet",
    ]
    return words.enumerated().map { index, word in
      let isEdge = index == 0 || index == words.count - 1
      return !isEdge && small.contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  /// The words without ids, numbers that put files in order, and the marks of a second download.
  /// A short number behind a word belongs to it: `Apollo 13`.
  private static func withoutIdentifiers(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      let bytes = word.utf8
      let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) }
      let belongs = isNumber && bytes.count < 4 && !result.isEmpty
      let isCopy =
        bytes.count > 2 && bytes.first == 0x28 && bytes.last == 0x29
        && bytes.dropFirst().dropLast().allSatisfy { (0x30...0x39).contains($0) }
      if belongs || !(isCopy || isIdentifier(word[...])) { result.append(word) }
    }
    return result
  }

  /// Whether `word` is an id or a hash: digits only, or eight and more hexadecimal digits of which
  /// some are numbers, or letters and numbers mixed at random.
  static func isIdentifier(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    let digits = bytes.count { (0x30...0x39).contains($0) }
    if digits == bytes.count { return bytes.count != 4 || bytes.first.map { $0 > 0x32 } ?? true }
    let isHexadecimal = bytes.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) || $0 == 0x2D
    }
    if isHexadecimal, bytes.count >= 6, digits >= 2 { return true }
    return bytes.count >= 8 && digits >= 3 && digits < bytes.count && switches(bytes) >= 4
  }

  /// How often letters and digits follow each other.
  private static func switches(_ bytes: [UInt8]) -> Int {
    zip(bytes, bytes.dropFirst()).count { first, second in
      (0x30...0x39).contains(first) != (0x30...0x39).contains(second)
    }
  }

  /// The first words of the story's own text: neither author's notes nor what a title page and a licence
  /// say open a story.
  static func openingWords(of story: Story) -> String? {
    for section in story.sections
    where section.role != .titlePage && section.role != .copyrightPage {
      if let text = opening(of: section) { return cut(text) }
    }
    return nil
  }

  private static func opening(of section: Section) -> String? {
    for block in section.blocks {
      var text = ""
      switch block {
      case .paragraph(let paragraph): text = paragraph.content.plainText
      case .verse(let verse): text = verse.stanzas.first?.lines.first?.content.plainText ?? ""
      case .blockQuote(let quote): quote.blocks.forEachText { if text.isEmpty { text = $0 } }
      case .letter(let blocks): blocks.forEachText { if text.isEmpty { text = $0 } }
      case .heading, .sceneBreak, .authorNote, .list, .code, .table, .figure, .raw: break
      }
      if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) { return text }
    }
    for subsection in section.subsections {
      if let text = opening(of: subsection) { return text }
    }
    return nil
  }

  /// At most 60 characters up to the end of a sentence, else of a clause, else of a word (with an
  /// ellipsis). Quotation marks that do not pair go.
  static func cut(_ text: String) -> String {
    let limit = 60
    // A single character may be megabytes of accents.
    let characters = Array(String(text.unicodeScalars.prefix(limit * 10)).prefix(limit + 1))
    let values = characters.map(value)
    let fits = characters.count <= limit
    var sentence: Int?
    var clause: Int?
    var word: Int?
    for (index, value) in values.enumerated() {
      let isLast = index + 1 == values.count
      let endsWord = isLast ? fits : values[index + 1] == " "
      if isWide(characters[index]), index + 1 <= limit { word = index + 1 }
      switch value {
      case "。", "！", "？": if index >= 8, sentence == nil { sentence = index + 1 }
      case ".", "!", "?", "…": if endsWord, index >= 8, sentence == nil { sentence = index + 1 }
      case "，", "、", "；", "：": if index >= 16 { clause = index }
      case ",", ";", "\u{37E}", ":", "—", "–": if endsWord, index >= 16 { clause = index }
      default: break
      }
      if endsWord, index + 1 < limit { word = index + 1 }
    }
    var result: String
    if let sentence {
      result = String(characters[..<sentence])
      if result.hasSuffix("."), !result.hasSuffix("..") { result.removeLast() }
    } else if fits {
      result = String(characters)
    } else if let clause {
      result = String(characters[..<clause])
    } else {
      result = String(characters[..<(word ?? limit - 1)]) + "…"
    }
    return trimmed(result)
  }

  /// The scalar that a character is, or nil where it is several. A character by itself is slow to
  /// compare.
  private static func value(_ character: Character) -> Unicode.Scalar? {
    let scalars = character.unicodeScalars
    return scalars.dropFirst().isEmpty ? scalars.first : nil
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x3040...0x9FFF).contains($0.value) } ?? false
  }

  /// Without quotation marks at the edges that have no partner inside, and without dashes there.
  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    let marks: [(open: Character, close: Character)] = [
      ("\"", "\""), ("“", "”"), ("‘", "’"), ("«", "»"), ("「", "」"), ("„", "“"), ("'", "'"),
    ]
    for mark in marks where text.first == mark.open {
      if !text.dropFirst().contains(mark.close) { text = text.dropFirst() }
    }
    if let first = text.first, let mark = marks.first(where: { $0.open == first }),
      text.last == mark.close, text.dropFirst().dropLast().firstIndex(of: mark.close) == nil
    {
      text = text.dropFirst().dropLast()
    }
    while let first = text.first, " -–—".contains(first) { text = text.dropFirst() }
    while let last = text.last, " ,;:-–—".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
