public import BBCodeExport
internal import Conversion
public import EPUBExport
public import EPUBImport
internal import JSONExport
internal import JSONImport
public import MarkdownExport
public import MarkdownImport
internal import OutlineExport
public import PlainTextExport
public import PlainTextImport
public import XHTMLExport
public import XHTMLImport

/// The formats that Quire knows: a line each.
public enum Registry {
  /// How to get at the importer of a format.
  struct ImporterEntry: Sendable {
    var format: StoryFormat
    var make: @Sendable (FormatOptions) -> any Importer
  }

  /// How to get at the exporter of a format.
  struct ExporterEntry: Sendable {
    var format: StoryFormat
    var make: @Sendable (FormatOptions) -> any Exporter
  }

  static let importers: [ImporterEntry] = [
    ImporterEntry(format: .text) { PlainTextImporter(options: $0.prose) },
    ImporterEntry(format: .markdown) { MarkdownImporter(options: $0.markdown) },
    ImporterEntry(format: .commonmark) { _ in
      MarkdownImporter(options: .init(flavor: .commonmark))
    },
    ImporterEntry(format: .xhtml) { XHTMLImporter(options: $0.page) },
    ImporterEntry(format: .html) { XHTMLImporter(options: $0.page, format: .html) },
    ImporterEntry(format: .epub) { EPUBImporter(options: $0.bookInput) },
    ImporterEntry(format: .json) { _ in JSONImporter() },
  ]

  static let exporters: [ExporterEntry] = [
    ExporterEntry(format: .epub) { EPUBExporter(options: $0.book) },
    ExporterEntry(format: .xhtml) { XHTMLExporter(options: $0.xhtml) },
    ExporterEntry(format: .html) { HTMLFragmentExporter(options: $0.html) },
    ExporterEntry(format: .markdown) { MarkdownExporter(options: $0.markdownOutput) },
    ExporterEntry(format: .commonmark) {
      var options = $0.markdownOutput
      options.dialect = .commonmark
      return MarkdownExporter(options: options)
    },
    ExporterEntry(format: .text) { PlainTextExporter(options: $0.textOutput) },
    ExporterEntry(format: .json) { _ in JSONExporter() },
    ExporterEntry(format: .outline) { _ in OutlineExporter() },
    ExporterEntry(format: .bbcode) { BBCodeExporter(options: $0.bbcode) },
  ]

  /// The formats that can be read.
  public static var inputFormats: [StoryFormat] { importers.map(\.format) }

  /// The formats that can be written.
  public static var outputFormats: [StoryFormat] { exporters.map(\.format) }

  static func importer(for format: StoryFormat) -> ImporterEntry? {
    importers.first { $0.format == format }
  }

  static func exporter(for format: StoryFormat) -> ExporterEntry? {
    exporters.first { $0.format == format }
  }
}

/// What is particular to some formats; every field has a default that fits most stories.
public struct FormatOptions: Sendable {
  /// Seconds since 1970 for the time stamps of outputs that have some. Nil takes the story's own
  /// dates.
  public var modified: Int64?
  /// How plain text is read.
  public var text = PlainTextImporter.Options()
  /// How XHTML and HTML are read.
  public var page = XHTMLImporter.Options()
  /// How a book is read; ``jobs`` goes before its own.
  public var epubInput = EPUBImporter.Options()
  /// How Markdown is read.
  public var markdown = MarkdownImporter.Options()
  /// How Markdown is written.
  public var markdownOutput = MarkdownExporter.Options()
  /// How a book is written; ``modified`` and ``jobs`` go before its own.
  public var epub = EPUBExporter.Options()
  /// How a page for a browser is written.
  public var xhtml = XHTMLExporter.Options()
  /// How an HTML fragment is written.
  public var html = HTMLFragmentExporter.Options()
  /// How plain text is written.
  public var textOutput = PlainTextExporter.Options()
  /// How BBCode is written.
  public var bbcode = BBCodeExporter.Options()
  /// How many threads may work on one story.
  public var jobs = 1

  /// Makes the usual options.
  public init() {}

  /// How a book is read, with what holds for all formats.
  var bookInput: EPUBImporter.Options {
    var book = epubInput
    book.jobs = max(jobs, book.jobs)
    return book
  }

  /// How plain text is read, with what holds for all formats.
  var prose: PlainTextImporter.Options {
    var prose = text
    prose.jobs = max(jobs, text.jobs)
    return prose
  }

  /// How a book is written, with what holds for all formats.
  var book: EPUBExporter.Options {
    var book = epub
    book.modified = modified ?? book.modified
    book.jobs = max(jobs, book.jobs)
    return book
  }
}
