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
    var count = 0
    func add(_ text: String) { count += WordCounter.count(text) }
    forEachSection { section in
      if section.hasHeading { add(section.headingText) }
      section.blocks.forEachText(add)
    }
    for note in notes { note.blocks.forEachText(add) }
    return count
  }
}

/// Counts words in text.
package enum WordCounter {
  /// The number of words in `text`; see ``Story/countedWords``.
  package static func count(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        if WhiteSpace.contains(byte) {
          isInWord = false
        } else if !isInWord, isLetterOrDigit(byte) {
          isInWord = true
          count += 1
        }
      } else if isIdeographOrKana(value) {
        count += 1
        isInWord = false
      } else if value == 0xA0 || value == 0x3000 || (0x2000...0x200A).contains(value) {
        isInWord = false
      } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        isInWord = true
        count += 1
      }
    }
    return count
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isIdeographOrKana(_ value: UInt32) -> Bool {
    (0x3041...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }
}
