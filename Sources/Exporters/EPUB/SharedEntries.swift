internal import Conversion
internal import StoryResources
internal import ZipArchive

/// Entries that many books have alike, the style sheet above all: a fifth of what a short story's
/// book holds. They are compressed once for all books of a run, and the usual style sheet never.
struct SharedEntries: Sendable {
  static let all = SharedEntries()

  private struct Item {
    var contents: [UInt8]
    var effort: DeflateEffort
    var entry: CompressedEntry
  }

  private let items = Locked<[Item]>([usualStylesheet])

  private static var usualStylesheet: Item {
    let style = StoryResources.bookStylesheet
    return Item(
      contents: style, effort: .prose,
      entry: CompressedEntry(
        deflated: StoryResources.deflatedBookStylesheet, of: style,
        at: BookPath.folder + BookPath.stylesheet))
  }

  /// The most items. Style sheets differ by two options, so that there are a few.
  private static let limit = 32

  /// The entry that holds `contents`, made by `compress` where it is not there yet.
  /// - Complexity: O(n) in bytes.
  func entry(
    holding contents: [UInt8], at path: String, effort: DeflateEffort,
    compress: () -> CompressedEntry
  ) -> CompressedEntry {
    let known = items.withLock { items in
      items.first { $0.effort == effort && $0.entry.path == path && $0.contents == contents }
    }
    if let known { return known.entry }
    let item = Item(contents: contents, effort: effort, entry: compress())
    items.withLock { if $0.count < Self.limit { $0.append(item) } }
    return item.entry
  }
}
