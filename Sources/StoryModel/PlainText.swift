extension [Inline] {
  /// The text without formatting: a line break is a space, an image its alternative text, a note
  /// reference nothing.
  public var plainText: String {
    if count == 1, case .text(let text) = self[0] { return text }
    var result = ""
    appendPlainText(to: &result)
    return result
  }

  private func appendPlainText(to result: inout String) {
    for inline in self {
      switch inline {
      case .text(let text), .code(let text): result += text
      case .image(let image): result += image.alternativeText
      case .lineBreak: result += " "
      case .noteReference, .raw: break
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        inline.content?.appendPlainText(to: &result)
      }
    }
  }
}

extension [Block] {
  /// The texts of the blocks, in order: a paragraph, a line of verse, a cell each.
  public func forEachText(_ body: (String) -> Void) {
    forEachBlock { block in
      switch block {
      case .paragraph(let paragraph): body(paragraph.content.plainText)
      case .heading(let heading): body(heading.content.plainText)
      case .verse(let verse):
        for stanza in verse.stanzas { for line in stanza.lines { body(line.content.plainText) } }
      case .code(let code): body(code.text)
      case .table(let table):
        for cell in table.header { body(cell.content.plainText) }
        for row in table.rows { for cell in row { body(cell.content.plainText) } }
      case .figure(let figure): body(figure.caption.plainText)
      case .sceneBreak, .blockQuote, .letter, .authorNote, .list, .raw: break
      }
    }
  }
}

extension Story {
  /// The number of words: runs of anything but white space that hold a letter or a digit. In
  /// scripts that do not separate words, each ideograph or kana counts.
  /// - Complexity: O(n) in the size of the story.
  public var countedWords: Int {
    sections.reduce(countedWordsOfNotes) { $0 + $1.countedWords }
  }

  /// The number of words in the notes.
  package var countedWordsOfNotes: Int {
    var count = 0
    for note in notes { note.blocks.forEachText { count += WordCounter.count($0) } }
    return count
  }
}

extension Section {
  /// The number of words in this section and those below it; see ``Story/countedWords``.
  package var countedWords: Int {
    var count = 0
    forEachSection { section in
      if section.hasHeading { count += WordCounter.count(section.headingText) }
      section.blocks.forEachText { count += WordCounter.count($0) }
    }
    return count
  }
}

/// Counts words in text.
package enum WordCounter {
  /// The number of words in `text`; see ``Story/countedWords``.
  /// - Complexity: O(n); eight bytes at a step inside of words.
  package static func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { count($0) }
  }

  private static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var count = 0
    var isInWord = false
    var index = 0
    while index < text.count {
      if isInWord {
        index = endOfRun(base, from: index, count: text.count)
        guard index < text.count else { break }
      }
      let byte = base[index]
      if byte < 0x80 {
        if WhiteSpace.contains(byte) {
          isInWord = false
        } else if !isInWord, isLetterOrDigit(byte) {
          isInWord = true
          count += 1
        }
        index += 1
        continue
      }
      let (value, length) = scalar(base, at: index, count: text.count)
      index += length
      if isIdeographOrKana(value) {
        count += 1
        isInWord = false
      } else if value == 0xA0 || value == 0x3000 || (0x2000...0x200A).contains(value) {
        isInWord = false
      } else if !isInWord, isWordCharacter(value) {
        isInWord = true
        count += 1
      }
    }
    return count
  }

  /// The next byte that may end a word: a space, a control, or one that is not ASCII.
  @inline(__always)
  private static func endOfRun(
    _ base: UnsafePointer<UInt8>, from start: Int, count: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
      let hit = ((word &- 0x2121_2121_2121_2121) | word) & 0x8080_8080_8080_8080
      if hit != 0 { return index &+ hit.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < count, base[index] > 0x20, base[index] < 0x80 { index &+= 1 }
    return index
  }

  /// The scalar at `index` and its length in valid UTF-8 that is not ASCII there.
  @inline(__always)
  private static func scalar(
    _ base: UnsafePointer<UInt8>, at index: Int, count: Int
  ) -> (value: UInt32, length: Int) {
    let first = base[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F &>> UInt32(length))
    for offset in 1..<length where index &+ offset < count {
      value = value &<< 6 | UInt32(base[index &+ offset] & 0x3F)
    }
    return (value, length)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isWordCharacter(_ value: UInt32) -> Bool {
    // General punctuation, the commonest characters of prose beyond ASCII.
    if (0x2010...0x2060).contains(value) { return false }
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }

  private static func isIdeographOrKana(_ value: UInt32) -> Bool {
    (0x3041...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }
}
