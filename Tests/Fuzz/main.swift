import Conversion
import Quire
import ZipArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The environment variable `QUIRE_FUZZ_TARGET` says what reads the inputs that libFuzzer thinks of:
// the name of a format, `zip`, or `book`: the files of a book, which a checksum would keep from it.

/// libFuzzer's own main function (FuzzerDriver.cpp): runs `callback` until told to stop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let target: @Sendable ([UInt8]) -> Void = {
  let name = getenv("QUIRE_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  if name == "zip" { return readArchive }
  if name == "book" { return { bytes in read(packed(bytes), as: .epub) } }
  guard let format = Registry.inputFormats.first(where: { $0.name == name }) else {
    let known = Registry.inputFormats.map(\.name) + ["zip", "book"]
    fatalError("QUIRE_FUZZ_TARGET is '\(name)', not one of \(known.joined(separator: ", "))")
  }
  return { bytes in read(bytes, as: format) }
}()

private func read(_ bytes: [UInt8], as format: StoryFormat) {
  let converter = Converter(options: Converter.Options(from: format, to: .json))
  var diagnostics = Diagnostics()
  let source = Source(name: "fuzz", bytes: bytes)
  guard let story = try? converter.story(from: source, diagnostics: &diagnostics) else { return }
  // What an importer gives back is canonical: a law that holds for every input.
  precondition(story.normalized() == story, "the story is not canonical")
  _ = try? converter.bytes(of: story, diagnostics: &diagnostics)
}

/// An archive of the files that stand in `bytes`, parted by zero bytes: the package document, the
/// navigation document, the NCX, a stylesheet, and texts.
private func packed(_ bytes: [UInt8]) -> [UInt8] {
  let names = ["package.opf", "nav.xhtml", "toc.ncx", "style.css"]
  let container = """
    <container><rootfiles><rootfile full-path="EPUB/package.opf"/></rootfiles></container>
    """
  var archive = ZipWriter()
  let files = bytes.split(separator: 0, maxSplits: 12, omittingEmptySubsequences: false)
  do {
    try archive.store(Array("application/epub+zip".utf8), at: "mimetype")
    try archive.store(Array(container.utf8), at: "META-INF/container.xml")
    for (index, file) in files.enumerated() {
      let name = index < names.count ? names[index] : "\(index - names.count + 1).xhtml"
      try archive.store(Array(file), at: "EPUB/" + name)
    }
    return try archive.finish()
  } catch {
    return []
  }
}

private func readArchive(_ bytes: [UInt8]) {
  guard let reader = try? ZipReader(bytes) else { return }
  for entry in reader.entries { _ = try? reader.contents(of: entry) }
}

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&argumentCount, &arguments) { start, count in
    target(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  })
