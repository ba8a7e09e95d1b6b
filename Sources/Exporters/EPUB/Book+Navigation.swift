internal import Conversion
internal import Markup
internal import StoryLabels
internal import StoryModel
internal import XHTMLExport

/// A line of the contents, with the file that it leads to.
private struct NavigationPoint {
  var title: String
  var target: String
  var points: [NavigationPoint] = []

  var depth: Int { 1 + (points.map(\.depth).max() ?? 0) }
}

extension Book {
  /// What the contents list: the title page, all that has a name, the page of notes.
  private var navigationPoints: [NavigationPoint] {
    var points: [NavigationPoint] = []
    if ownTitlePage == nil {
      points.append(NavigationPoint(title: labels[.titlePage], target: BookPath.titlePage))
    }
    var entries = contents[...]
    if let page = ownTitlePage, entries.first?.sectionID == page.place.section.id {
      points += entries.prefix(1).map(point)
      entries = entries.dropFirst()
    }
    if entries.isEmpty, let start {
      points.append(NavigationPoint(title: title, target: start.path))
    }
    points += entries.map(point)
    if !pageOfNotes.isEmpty {
      points.append(NavigationPoint(title: labels[.notes], target: BookPath.notes))
    }
    return points
  }

  /// A section that begins a file is found by the file alone: some readers know no better.
  private func point(of entry: ContentsEntry) -> NavigationPoint {
    let file = places.sectionFiles[entry.sectionID] ?? titlePagePath
    let opensFile = fileOpeners[file] == entry.sectionID
    return NavigationPoint(
      title: entry.title, target: opensFile ? file : file + "#" + entry.sectionID,
      points: entry.entries.map(point))
  }

  /// The contents and, for reading systems, the landmarks (EPUB 3.3, 7).
  var navigationPage: [UInt8] {
    page(at: BookPath.navigation, title: labels[.contents], matter: .front) { writer in
      writer.output.append(
        """
        <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc.heading">
        <h1 id="toc.heading">
        """)
      writer.text(labels[.contents])
      writer.output.append("</h1>\n")
      writer.write(navigationPoints)
      writer.output.append("</nav>\n")
      writer.output.append(
        """
        <nav class="landmarks" epub:type="landmarks" id="landmarks" \
        aria-labelledby="landmarks.heading" hidden="">
        <h2 id="landmarks.heading">
        """)
      writer.text(labels[.landmarks])
      writer.output.append("</h2>\n<ol>\n")
      if metadata.cover != nil {
        writer.writeLandmark("cover", labels[.cover], BookPath.cover)
      }
      writer.writeLandmark("titlepage", labels[.titlePage], titlePagePath)
      writer.writeLandmark("toc", labels[.contents], "#toc")
      if let start { writer.writeLandmark("bodymatter", labels[.start], start.path) }
      if !pageOfNotes.isEmpty {
        writer.writeLandmark("endnotes", labels[.notes], BookPath.notes)
      }
      writer.output.append("</ol>\n</nav>\n")
    }
  }

  /// The contents as EPUB 2 has them (OPF 2.0.1, 2.4.1).
  var ncx: [UInt8] {
    let points = navigationPoints
    var writer = XMLWriter()
    writer.declaration()
    writer.open("ncx")
    writer.attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
    writer.attribute("version", "2005-1")
    if LanguageTag.isWellFormed(metadata.language) {
      writer.attribute("xml:lang", metadata.language)
    }
    writer.newline()
    writer.element("head") { writer in
      writer.newline()
      let depth = points.map(\.depth).max() ?? 1
      writer.writeMeta("dtb:uid", identifier.text)
      writer.writeMeta("dtb:depth", String(depth))
      writer.writeMeta("dtb:totalPageCount", "0")
      writer.writeMeta("dtb:maxPageNumber", "0")
    }
    writer.newline()
    writer.element("docTitle") { $0.element("text", text: title) }
    writer.newline()
    if !metadata.authorNames.isEmpty {
      writer.element("docAuthor") { $0.element("text", text: metadata.authorNames) }
      writer.newline()
    }
    writer.element("navMap") { writer in
      writer.newline()
      var order = 0
      writer.write(points, order: &order)
    }
    writer.newline()
    return writer.finish()
  }
}

extension ContentWriter {
  fileprivate mutating func write(_ points: [NavigationPoint]) {
    output.append("<ol>\n")
    for point in points {
      output.append("<li><a")
      attribute("href", point.target)
      output.append(">")
      text(point.title)
      output.append("</a>")
      if !point.points.isEmpty {
        output.append("\n")
        write(point.points)
      }
      output.append("</li>\n")
    }
    output.append("</ol>\n")
  }

  fileprivate mutating func writeLandmark(
    _ type: StaticString, _ title: String, _ target: String
  ) {
    output.append("<li><a epub:type=\"")
    output.append(type)
    output.append("\"")
    attribute("href", target)
    output.append(">")
    text(title)
    output.append("</a></li>\n")
  }
}

extension XMLWriter {
  /// Writes `<meta name="..." content="..."/>` and a line feed.
  mutating func writeMeta(_ name: String, _ content: String) {
    element("meta", ["name": name, "content": content])
    newline()
  }

  fileprivate mutating func write(_ points: [NavigationPoint], order: inout Int) {
    for point in points {
      order += 1
      open("navPoint")
      attribute("id", "np-\(order)")
      attribute("playOrder", String(order))
      element("navLabel") { $0.element("text", text: point.title) }
      element("content", ["src": point.target])
      if !point.points.isEmpty {
        newline()
        write(point.points, order: &order)
      }
      close()
      newline()
    }
  }
}
