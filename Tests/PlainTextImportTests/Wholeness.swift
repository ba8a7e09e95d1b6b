import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// Letters and digits of a story in reading order, those of footnotes at their end.
private func letters(_ story: Story) -> [Unicode.Scalar] {
  var texts: [String] = []
  for section in story.sections { section.collect(&texts) }
  for note in story.notes { note.blocks.collect(&texts) }
  return Array(texts.joined(separator: " ").unicodeScalars.filter(isWord))
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isWord(scalar.value) }

/// Whether all letters and digits of `text` are in the story in their order: in the text, or in the
/// title that stands before it. Footnotes and their marks are looked at as a bag.
func expectWhole(
  _ text: [UInt8], _ story: Story, _ comment: Comment
) {
  var diagnostics = Diagnostics()
  let decoded = TextDecoder.decode(text, diagnostics: &diagnostics).bytes
  let wanted = Array(String(decoding: decoded, as: UTF8.self).unicodeScalars.filter(isWord))
  var found = letters(story)
  let title = Array(story.metadata.title.unicodeScalars.filter(isWord))
  guard !story.notes.isEmpty else {
    if found.count < wanted.count { insert(title, into: &found, as: wanted) }
    let place = zip(wanted, found).prefix { $0 == $1 }.count
    func near(_ scalars: [Unicode.Scalar]) -> String {
      String(String.UnicodeScalarView(scalars.dropFirst(max(0, place - 8)).prefix(40)))
    }
    let isWhole = wanted == found
    #expect(isWhole, "\(comment), at \(place): \(near(wanted)) became \(near(found))")
    return
  }
  let wantedCounts = bag(wanted)
  let differences = [bag(found), bag(title + found)].map { counts in
    Set(wantedCounts.keys).union(counts.keys)
      .filter { !isDigit($0) && wantedCounts[$0, default: 0] != counts[$0, default: 0] }
      .map { "\($0): \(wantedCounts[$0, default: 0]) became \(counts[$0, default: 0])" }
  }
  let isWhole = differences.contains([])
  #expect(isWhole, "\(comment): \(differences)")
}

/// Numbers may be the marks of footnotes, which are no words.
private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

private func bag(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar: Int] {
  scalars.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// Puts the title, which the metadata alone may hold, where the text has it.
private func insert(
  _ title: [Unicode.Scalar], into found: inout [Unicode.Scalar], as wanted: [Unicode.Scalar]
) {
  let place = zip(wanted, found).prefix { $0 == $1 }.count
  for start in max(0, place - title.count)...place {
    let end = start + title.count
    if end <= wanted.count, Array(wanted[start..<end]) == title {
      return found.insert(contentsOf: title, at: start)
    }
  }
}

extension Section {
  fileprivate func collect(_ texts: inout [String]) {
    if hasHeading { texts.append(headingText) }
    blocks.collect(&texts)
    for subsection in subsections { subsection.collect(&texts) }
  }
}

extension [StoryModel.Block] {
  fileprivate func collect(_ texts: inout [String]) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): texts.append(paragraph.content.plainText)
      case .heading(let heading): texts.append(heading.content.plainText)
      case .sceneBreak(let sceneBreak): texts.append(sceneBreak.mark)
      case .verse(let verse):
        for stanza in verse.stanzas {
          for line in stanza.lines { texts.append(line.content.plainText) }
        }
      case .blockQuote(let quote): quote.blocks.collect(&texts)
      case .letter(let blocks): blocks.collect(&texts)
      case .authorNote(let note): note.blocks.collect(&texts)
      case .list(let list): for item in list.items { item.collect(&texts) }
      case .code, .table, .figure, .raw: break
      }
    }
  }
}
