/// A book that lies, attacks or is damaged, and what has to come of it.
package struct HostileBook: Sendable {
  /// What has to come of a book.
  package enum Outcome: Sendable {
    /// No output, and one line that says why.
    case refused
    /// An output, and a warning.
    case warned
    /// An output, as from any other book.
    case read
  }

  /// The number of the case; several books may be one case.
  package let number: Int
  package let name: String
  package let outcome: Outcome
  private let make: @Sendable () -> [UInt8]

  /// The book. Made anew each time, since some are large.
  package var bytes: [UInt8] { make() }

  init(_ number: Int, _ name: String, _ outcome: Outcome, _ make: @escaping @Sendable () -> [UInt8])
  {
    self.number = number
    self.name = name
    self.outcome = outcome
    self.make = make
  }

  /// A sound book after `change` of its archive.
  init(
    _ number: Int, _ name: String, _ outcome: Outcome,
    archive change: @escaping @Sendable (inout RawArchive) -> Void
  ) {
    self.init(number, name, outcome) {
      var archive = Self.sound.archive
      change(&archive)
      return archive.bytes
    }
  }

  /// A sound book after `change` of its files.
  init(
    _ number: Int, _ name: String, _ outcome: Outcome,
    book change: @escaping @Sendable (inout SampleBook) -> Void
  ) {
    self.init(number, name, outcome) {
      var book = Self.sound
      change(&book)
      return book.bytes
    }
  }

  /// A sound book with another text.
  init(
    _ number: Int, _ name: String, _ outcome: Outcome, body: @escaping @Sendable () -> String
  ) {
    self.init(number, name, outcome, book: { $0.pages[1].body = body() })
  }

  /// Two chapters.
  static let sound: SampleBook = {
    var book = SampleBook(
      .init("ch1.xhtml", "<h1>Chapter 1</h1><p>It rained.</p>"),
      .init("ch2.xhtml", "<h1>Chapter 2</h1><p>It stopped.</p>"))
    book.contents = """
      <li><a href="ch1.xhtml">Chapter 1</a></li><li><a href="ch2.xhtml">Chapter 2</a></li>
      """
    return book
  }()

  /// All books, in the order of their numbers.
  package static let all: [HostileBook] =
    (containers + entries + sizes + names + packages + documents).sorted { $0.number < $1.number }
}

extension RawArchive {
  /// The entries of a sound book: `mimetype`, container, package, contents, then the chapters.
  subscript(chapter number: Int) -> RawEntry {
    get { entries[3 + number] }
    set { entries[3 + number] = newValue }
  }
}
