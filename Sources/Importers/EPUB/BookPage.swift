internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLImport

/// A document of a book, parsed and looked through.
struct BookPage: Sendable {
  /// What a document is for.
  enum Kind: Sendable, Equatable {
    case text
    /// Shows the cover and nothing more.
    case cover
    /// Lists the contents, which every reader has elsewhere.
    case contents
    /// Shows what the metadata say, and nothing more.
    case titlePage
  }

  let path: String
  let body: MarkupNode
  var kind = Kind.text
  var scan: DocumentScan
  var plan = PagePlan()
  /// The stylesheets that the document names, in order, as the archive spells their paths.
  private(set) var stylesheets: [String] = []
  /// What stands in its `style` elements.
  private(set) var ownStyles = ""
  /// What the document itself or the book says that all of it is.
  var role: SectionRole?
  private(set) var diagnostics = Diagnostics()

  /// Reads the document at `path`.
  /// - Complexity: O(n) in bytes.
  init(at path: String, in archive: BookArchive) throws(ImportError) {
    try self.init(at: path, bytes: archive.file(at: path) ?? [], in: archive)
  }

  private init(at path: String, bytes: [UInt8], in archive: BookArchive) throws(ImportError) {
    self.path = path
    var diagnostics = Diagnostics()
    let document = try MarkupReading.document(bytes, entry: path, diagnostics: &diagnostics)
    body = MarkupReading.body(of: document) ?? document.root
    scan = DocumentScan(body, path: path)
    role = SectionRole(of: body)
    self.diagnostics = diagnostics
    plan.path = path
    plan.entry = path
    plan.images = ImageLookup { reference in
      guard !LinkReference.hasScheme(reference),
        let target = LinkReference.resolvedPath(reference, in: path)
      else { return nil }
      return archive.path(resembling: target)
    }
    let head = document.rootElement?.childElements.first { $0.tag == .head }
    for node in (head ?? body).descendants {
      switch node.tag {
      case .style: ownStyles += node.innerText + "\n"
      case .link:
        guard let kind = node["rel"],
          kind == "stylesheet" || kind.lowercased().contains("stylesheet"),
          let reference = node["href"], !LinkReference.hasScheme(reference),
          let target = LinkReference.resolvedPath(reference, in: path),
          let sheet = archive.path(resembling: target)
        else { continue }
        stylesheets.append(sheet)
      default: continue
      }
    }
  }

  /// Makes a document around an image that stands in the reading order.
  init(showing path: String, in archive: BookArchive) throws(ImportError) {
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    var bytes = Array("<img src=\"".utf8)
    for byte in name.utf8 {
      let isPlain =
        byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x2D...0x39).contains(byte)
        || byte == UInt8(ascii: "_")
      if isPlain {
        bytes.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    bytes += "\" alt=\"\"/>".utf8
    try self.init(at: path, bytes: bytes, in: archive)
  }

  /// Whether nothing shows but images.
  var showsOnlyImages: Bool {
    var images = 0
    for node in body.descendants {
      switch node.kind {
      case .text:
        let parent = node.parent?.tag
        if !node.isBlankText, parent != .style, parent != .script, parent != .title { return false }
      case .element: if node.tag == .img || node.tag == .image { images += 1 }
      case .document, .comment, .processingInstruction: continue
      }
    }
    return images > 0
  }

  /// Whether most of the text is links to other places of the book.
  var isListOfContents: Bool {
    guard scan.links.count >= 3, scan.links.count * 12 < 400_000 else { return false }
    let others = scan.links.filter { !$0.target.hasPrefix("\(path)#") }
    guard others.count * 10 >= scan.links.count * 9 else { return false }
    let linked = others.reduce(0) { $0 + $1.node.innerText.utf8.count }
    var all = WhiteSpace.collapsed(body.innerText).utf8.count
    for node in body.descendants {
      switch node.tag {
      case .h1, .h2, .h3: all -= node.innerText.utf8.count
      default: continue
      }
    }
    return linked * 10 >= all * 7
  }

  /// Whether each line of the document is one of `known`, or empty.
  func says(only known: [String]) -> Bool {
    var lines: [String] = []
    for node in body.descendants {
      switch node.tag {
      case .p, .h1, .h2, .h3, .h4, .h5, .h6, .li, .td: lines.append(node.innerText)
      case .img, .image, .table: return false
      default: continue
      }
      if lines.count > 12 { return false }
    }
    guard !lines.isEmpty else { return false }
    let length = lines.reduce(0) { $0 + WhiteSpace.collapsed($1).utf8.count }
    let all = WhiteSpace.collapsed(body.innerText).utf8.count
    // Text outside of paragraphs is something else.
    guard all <= length + lines.count else { return false }
    return lines.allSatisfy { line in
      let line = WhiteSpace.collapsed(line)
      return line.isEmpty || known.contains { BookText.isSame(line, $0) }
    }
  }
}
