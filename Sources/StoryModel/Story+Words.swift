extension Story {
  /// The number of words: runs of anything but white space that hold a letter or a digit. In
  /// scripts that do not separate words, each ideograph or kana counts.
  /// - Complexity: O(n) in the size of the story.
  public var countedWords: Int {
    sections.reduce(countedWordsOfNotes) { $0 + $1.countedWords }
  }

  /// The number of words in the notes.
  package var countedWordsOfNotes: Int {
    var counter = WordCounter()
    for note in notes { note.blocks.countWords(with: &counter) }
    return counter.count
  }
}

extension Section {
  /// The number of words in this section and those below it; see ``Story/countedWords``.
  package var countedWords: Int {
    var counter = WordCounter()
    countWords(with: &counter)
    return counter.count
  }

  private func countWords(with counter: inout WordCounter) {
    countWordsOfHeading(with: &counter)
    blocks.countWords(with: &counter)
    for subsection in subsections { subsection.countWords(with: &counter) }
  }

  /// The number of words in some of the blocks, and in the heading where it stands above them.
  package func countedWords(in blocks: Range<Int>, withHeading isHeaded: Bool) -> Int {
    var counter = WordCounter()
    if isHeaded { countWordsOfHeading(with: &counter) }
    self.blocks[blocks].countWords(with: &counter)
    return counter.count
  }

  private func countWordsOfHeading(with counter: inout WordCounter) {
    guard hasHeading else { return }
    counter.add(headingText)
    counter.endText()
  }
}

extension RandomAccessCollection<Block> {
  /// Counts the words of the texts that ``forEachText(_:)`` gives, without making them.
  fileprivate func countWords(with counter: inout WordCounter) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): paragraph.content.countWords(with: &counter)
      case .heading(let heading): heading.content.countWords(with: &counter)
      case .verse(let verse):
        for stanza in verse.stanzas {
          for line in stanza.lines {
            line.content.countWords(with: &counter)
            counter.endText()
          }
        }
      case .code(let code): counter.add(code.text)
      case .table(let table):
        for row in [table.header] + table.rows {
          for cell in row {
            cell.content.countWords(with: &counter)
            counter.endText()
          }
        }
      case .figure(let figure): figure.caption.countWords(with: &counter)
      case .blockQuote(let quote): quote.blocks.countWords(with: &counter)
      case .letter(let blocks): blocks.countWords(with: &counter)
      case .authorNote(let note): note.blocks.countWords(with: &counter)
      case .list(let list): for item in list.items { item.countWords(with: &counter) }
      case .sceneBreak, .raw: break
      }
      counter.endText()
    }
  }
}

extension [Inline] {
  /// Counts the words of ``plainText`` without making it. The last one may go on.
  fileprivate func countWords(with counter: inout WordCounter) {
    for inline in self {
      switch inline {
      case .text(let text), .code(let text): counter.add(text)
      case .image(let image): counter.add(image.alternativeText)
      case .lineBreak: counter.endText()
      case .noteReference, .raw: break
      case .emphasis(let content), .strong(let content), .underline(let content),
        .strikethrough(let content), .smallCaps(let content), .superscript(let content),
        .subscript(let content):
        content.countWords(with: &counter)
      case .link(let link): link.content.countWords(with: &counter)
      case .span(let span): span.content.countWords(with: &counter)
      }
    }
  }
}
