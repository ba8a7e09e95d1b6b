import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// The sample stories of the project, each read as a careful reader sees it.
@Suite struct SeedTests {
  static let folder =
    "/" + Golden.folder.split(separator: "/").dropLast(2).joined(separator: "/") + "/seeds"

  @Test(arguments: FileBytes.paths(in: SeedTests.folder, ending: ".txt"))
  func `comes out as its outline says`(_ name: String) throws {
    let bytes = try #require(FileBytes.read(Self.folder + "/" + name))
    var diagnostics = Diagnostics()
    let reading = try PlainTextImporter().reading(
      of: Source(name: name, bytes: bytes), diagnostics: &diagnostics)
    try Golden.check(name: "plaintext/seeds/\(name)", actual: reading.outline())
  }
}
