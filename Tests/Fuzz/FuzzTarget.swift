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

/// What libFuzzer calls with each input that it thinks of. The environment variable
/// `QUIRE_FUZZ_TARGET` says what reads the input: the name of a format, or `zip`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  target(bytes)
  return 0
}

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
