internal import Conversion
public import StoryModel

extension PlainTextExporter {
  /// The story as far as plain text shows it to a careful reader.
  ///
  /// What is lost: alignments, levels of headings, kinds of quotations, code, tables and figures
  /// (their words stay as paragraphs), lists (items become paragraphs with their markers), links'
  /// destinations, formatting but emphasis and strong text where ``Options/Emphasis/marks`` can
  /// show them, languages of spans, images, raw markup, ids; of the metadata the language, the
  /// identifier, the names to sort by, the cover, what other creators than authors did, and the
  /// shape of the summary. An importer of plain text has to guess what a reader sees: author's
  /// notes, letters and headings without a word like `Chapter` come back where their words tell
  /// what they are.
  public func representable(_ story: Story) -> Story {
    var result = story.withoutRawMarkup()
    result.media = MediaLibrary()
    result.metadata = result.metadata.representable
    var simplifier = Simplifier(options: options, notes: Set(result.notes.map(\.id)))
    for index in result.notes.indices {
      result.notes[index].blocks = simplifier.blocks(result.notes[index].blocks)
    }
    let shown = result.notes.filter { note in
      !Story(sections: [Section(blocks: note.blocks)]).normalized().sections.isEmpty
    }
    simplifier.notes = Set(shown.map(\.id))
    result.metadata.summary = simplifier.blocks(result.metadata.summary)
    result.sections = result.sections.map(simplifier.section)
    for index in result.notes.indices {
      result.notes[index].blocks = simplifier.blocks(result.notes[index].blocks)
    }
    return result
  }
}

/// Takes out of blocks what plain text cannot show.
private struct Simplifier {
  let options: PlainTextExporter.Options
  /// The notes of which something is to be seen.
  var notes: Set<Note.ID>

  func section(_ section: Section) -> Section {
    var section = section
    section.id = ""
    section.title = inlines(section.title)
    section.blocks = blocks(section.blocks)
    section.subsections = section.subsections.map(self.section)
    return section
  }

  private func inlines(_ inlines: [Inline]) -> [Inline] {
    FlatText(inlines).representable(
      inlines, marksEmphasis: options.emphasis == .marks, notes: notes)
  }

  func blocks(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .paragraph(let paragraph): return [.paragraph(inlines(paragraph.content))]
      case .heading(let heading): return [.paragraph(inlines(heading.content))]
      case .sceneBreak(let sceneBreak):
        return [
          .sceneBreak(
            SceneBreak(mark: sceneBreak.mark.isEmpty ? options.sceneBreak : sceneBreak.mark))
        ]
      case .verse(let verse):
        return [
          .verse(
            Verse(
              stanzas: verse.stanzas.map { stanza in
                Stanza(
                  lines: stanza.lines.map {
                    VerseLine(inlines($0.content), indent: $0.indent)
                  })
              }))
        ]
      case .blockQuote(let quote): return [.blockQuote(BlockQuote(self.blocks(quote.blocks)))]
      case .letter(let blocks): return [.letter(self.blocks(blocks))]
      case .authorNote(let note):
        return [.authorNote(AuthorNote(self.blocks(note.blocks), position: note.position))]
      case .list(let list): return self.list(list)
      case .code(let code):
        return code.text.utf8.split(separator: 0x0A).map { line in
          .paragraph([.text(String(decoding: line, as: UTF8.self))])
        }
      case .table(let table):
        return ([table.header] + table.rows).filter { !$0.isEmpty }.map { row in
          .paragraph(inlines(row.joined))
        }
      case .figure(let figure):
        return [
          .paragraph(inlines([.image(figure.image)])),
          .paragraph(inlines(figure.caption)),
        ]
      case .raw: return []
      }
    }
  }

  /// The items as paragraphs, each behind its marker.
  private func list(_ list: List) -> [Block] {
    list.items.enumerated().flatMap { index, item -> [Block] in
      var marker = "- "
      if case .ordered(let start) = list.kind { marker = "\(start &+ index). " }
      var blocks = self.blocks(item)
      if case .paragraph(let first)? = blocks.first {
        blocks[0] = .paragraph([.text(marker)] + first.content)
      } else {
        blocks.insert(.paragraph([.text(marker)]), at: 0)
      }
      return blocks
    }
  }
}

extension Metadata {
  fileprivate var representable: Metadata {
    var result = Metadata(title: title, summary: summary)
    result.creators = creators.filter { $0.role == .author }.map { Creator(name: $0.name) }
    result.custom =
      creators.filter { $0.role != .author }.map {
        MetadataField(name: $0.role.name, value: $0.name)
      }
      + custom
    result.subtitle = subtitle
    result.series = series
    result.fandoms = fandoms
    result.relationships = relationships
    result.characters = characters
    result.rating = rating
    result.warnings = warnings
    result.tags = tags
    result.status = status
    result.published = published
    result.updated = updated
    result.wordCount = wordCount
    result.source = source
    result.publisher = publisher
    result.rights = rights
    return result
  }
}
