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
// the name of a format, or `zip`.

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
  guard let format = Registry.inputFormats.first(where: { $0.name == name }) else {
    let known = Registry.inputFormats.map(\.name) + ["zip"]
    fatalError("QUIRE_FUZZ_TARGET is '\(name)', not one of \(known.joined(separator: ", "))")
  }
  let converter = Converter(options: Converter.Options(from: format, to: .json))
  return { bytes in
    var diagnostics = Diagnostics()
    let source = Source(name: "fuzz", bytes: bytes)
    guard let story = try? converter.story(from: source, diagnostics: &diagnostics) else { return }
    // What an importer gives back is canonical: a law that holds for every input.
    precondition(story.normalized() == story, "the story is not canonical")
    _ = try? converter.bytes(of: story, diagnostics: &diagnostics)
  }
}()

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
