internal import Conversion
internal import StoryLabels
internal import StoryModel
internal import XHTMLExport

extension Book {
  /// The page of a part of the text.
  /// - Parameter space: room to write it in; what it holds is gone.
  func page(for file: TextFile, in space: consuming OutputBuffer) -> OutputBuffer {
    let title = file.place.section.shownTitle(labels) ?? self.title
    return page(at: file.path, title: title, matter: file.matter, in: space) { writer in
      writer.write(file, wrappers: file.wrappers[...])
      let notes = notes(in: file.path)
      guard !notes.isEmpty else { return }
      writer.writeFootnotes(notes)
    }
  }

  /// The title page, with the summary and what else readers want to know beforehand.
  var titlePage: [UInt8] {
    page(at: BookPath.titlePage, title: title, matter: .front) { writer in
      writer.output.append("<section epub:type=\"titlepage\" class=\"titlepage\">\n")
      writer.writeTitleBlock(of: metadata)
      writer.output.append("</section>\n")
      let notes = notes(in: BookPath.titlePage)
      if !notes.isEmpty { writer.writeFootnotes(notes) }
    }
  }

  /// The page that shows the cover.
  func coverPage(showing cover: MediaItem.ID) -> [UInt8] {
    page(at: BookPath.cover, title: labels[.cover], matter: .front) { writer in
      let names = metadata.authorNames
      let description = labels[.cover] + ": " + title + (names.isEmpty ? "" : ", " + names)
      writer.output.append("<section epub:type=\"cover\" class=\"cover\"")
      writer.attribute("aria-label", labels[.cover])
      writer.output.append(">\n<img class=\"cover\" role=\"doc-cover\"")
      writer.attribute("src", BookPath.images + cover)
      writer.attribute("alt", description)
      writer.output.append("/>\n</section>\n")
    }
  }

  /// The notes that several files refer to, or none.
  var notesPage: [UInt8] {
    page(at: BookPath.notes, title: labels[.notes], matter: .back) { writer in
      writer.output.append(
        """
        <section epub:type="endnotes" role="doc-endnotes" class="endnotes" \
        aria-labelledby="notes.heading">
        <h1 id="notes.heading">
        """)
      writer.text(labels[.notes])
      writer.output.append("</h1>\n")
      for note in pageOfNotes { writer.write(note, as: .division) }
      writer.output.append("</section>\n")
    }
  }

  private func notes(in path: String) -> [Note] {
    notes[path] ?? []
  }

  /// Writes a page around what `content` writes.
  func page(
    at path: String, title: String, matter: TextFile.Matter,
    content: (inout ContentWriter) -> Void
  ) -> [UInt8] {
    page(at: path, title: title, matter: matter, in: OutputBuffer(), content: content).bytes
  }

  private func page(
    at path: String, title: String, matter: TextFile.Matter, in space: consuming OutputBuffer,
    content: (inout ContentWriter) -> Void
  ) -> OutputBuffer {
    var writer = ContentWriter(
      dialect: .book, language: metadata.language, labels: labels, places: places, file: path)
    writer.output = space
    writer.output.bytes.removeAll(keepingCapacity: true)
    writer.output.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
      """)
    if LanguageTag.isWellFormed(metadata.language) {
      writer.languageAttributes(metadata.language, within: "")
    }
    writer.output.append(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
    writer.text(title)
    writer.output.append("</title>\n<link rel=\"stylesheet\" type=\"text/css\"")
    writer.attribute("href", Places.relative(BookPath.stylesheet, in: path))
    writer.output.append("/>\n</head>\n<body")
    writer.attribute("epub:type", matter.rawValue)
    writer.output.append(">\n")
    content(&writer)
    writer.output.append("</body>\n</html>\n")
    return writer.output
  }
}

extension ContentWriter {
  /// Writes the part of a section that stands in `file`, inside of the sections that open with it.
  fileprivate mutating func write(_ file: TextFile, wrappers: ArraySlice<SectionPlace>) {
    if let wrapper = wrappers.first {
      write(
        wrapper.section, depth: wrapper.depth, headedDepth: wrapper.headedDepth, part: .whole
      ) { $0.write(file, wrappers: wrappers.dropFirst()) }
      return
    }
    let place = file.place
    let section = place.section
    write(
      section, depth: place.depth, headedDepth: place.headedDepth,
      part: file.isContinuation ? .continuation : .whole
    ) { writer in
      if file.isContinuation {
        // Behind a scene break a text begins anew, elsewhere it goes on.
        let before = section.blocks[file.blocks.lowerBound - 1]
        writer.isAtStart = if case .sceneBreak = before { true } else { false }
      }
      writer.write(section.blocks[file.blocks])
      if file.holdsSubsections {
        writer.write(
          section.subsections, depth: place.depth + 1,
          headedDepth: place.headedDepth + (section.hasHeading ? 1 : 0))
      }
    }
  }
}
