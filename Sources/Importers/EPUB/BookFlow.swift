internal import StoryModel
internal import XHTMLImport

/// Puts the files of a book behind each other: says where each begins, and which go on with the
/// text of the one before.
struct BookFlow {
  private let contents: Contents
  private var before: BookPage?
  private var followsText = false

  init(_ contents: Contents) { self.contents = contents }

  /// The flow of a file, with what the contents call it.
  mutating func flow(of page: BookPage, _ content: PageContent) -> [FlowItem] {
    let starts = contents.lines(in: page.path).filter { page.plan.entries[$0.fragment] == nil }
    let isContinuation = continues(page, content, hasEntry: !starts.isEmpty)
    var flow: [FlowItem] = [.file(FlowFile(path: page.path, isContinuation: isContinuation))]
    for line in starts { flow.append(.entry(line.point)) }
    if let role = page.role, !isContinuation {
      flow.append(.open(FlowSection(role: role)))
      flow += content.flow
      flow.append(.close)
    } else {
      flow += content.flow
    }
    before = page
    followsText = content.flow.contains { if case .block = $0 { true } else { false } }
    return flow
  }

  /// Whether a file goes on with the text of the one before: programs split long chapters.
  ///
  /// Such a file is in no contents, begins with text, and is called like its forerunner or
  /// follows a chapter that the contents do list.
  private func continues(_ page: BookPage, _ content: PageContent, hasEntry: Bool) -> Bool {
    guard let before, followsText, !hasEntry, beginsWithText(content) else { return false }
    if Self.isSplit(page.path, of: before.path) { return true }
    guard page.role == nil || page.role == before.role, content.opensNoSection else { return false }
    return contents.lines.count > 2 && !contents.lines(in: before.path).isEmpty
      && content.flow.count > 12
  }

  private func beginsWithText(_ content: PageContent) -> Bool {
    for item in content.flow {
      switch item {
      case .block, .run: return true
      case .heading, .entry: return false
      case .gap, .open, .close, .anchor, .file: continue
      }
    }
    return false
  }

  /// Whether two names differ only in a number behind `split`: `index_split_004.html`, which follows
  /// `index_split_003.html`, or `ch1-split-2.xhtml`.
  static func isSplit(_ path: String, of other: String) -> Bool {
    guard let (stem, _) = splitName(path) else { return false }
    if let (otherStem, _) = splitName(other) { return stem == otherStem }
    return withoutExtension(other) == stem
  }

  private static func splitName(_ path: String) -> (stem: String, number: Substring)? {
    let name = withoutExtension(path)
    for mark in ["_split_", "-split-", "_split", "-split"] {
      let bytes = Array(name.utf8)
      let digits = bytes.reversed().prefix { (0x30...0x39).contains($0) }.count
      let end = bytes.count - digits
      guard digits > 0, bytes[..<end].suffix(mark.utf8.count).elementsEqual(mark.utf8) else {
        continue
      }
      let stem = String(decoding: bytes[..<(end - mark.utf8.count)], as: UTF8.self)
      return (stem, name.suffix(digits))
    }
    return nil
  }

  private static func withoutExtension(_ path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path }
    return String(path[..<dot])
  }
}

extension PageContent {
  /// Whether no element says that a section begins.
  fileprivate var opensNoSection: Bool {
    !flow.prefix(8).contains { item in
      if case .open(let section) = item { section.role != nil } else { false }
    }
  }
}
