import StoryModel
import TestSupport
import Testing

/// Stories come canonical from the importer, which builds them so instead of normalizing them.
struct CanonicalFormTests {
  @Test func `every sample story is canonical, however its white space runs`() throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds"
    let paths = FileBytes.paths(in: folder, ending: ".txt")
    #expect(paths.count > 5)
    for path in paths {
      let bytes = try #require(FileBytes.read("\(folder)/\(path)"))
      let story = try read(bytes)
      #expect(story == story.normalized(), "\(path)")
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let spaced = try read(bytes.flatMap { $0 == 0x20 ? [0x20, 0x20] : [$0] })
      #expect(spaced == spaced.normalized(), "\(path) with two spaces for each")
      let ruined = try read(bytes.flatMap { $0 == 0x65 ? [0x65, 0x7F] : [$0] })
      #expect(ruined == ruined.normalized(), "\(path) with what XML cannot hold")
    }
  }

  @Test func `notes and the marks of scene breaks are canonical too`() throws {
    let story = try read(
      """
      Chapter One

      A lamp[1] that  lied[2].

      *   *   *

      And one[9] that did not.

      [1] It was   brass.

      [2] About the weather.
      """)
    #expect(story == story.normalized())
    #expect(story.notes.map(\.id) == ["1", "2"])
  }
}
