import Quire
import Testing

@Suite struct FormatDetectionTests {
  private func format(_ name: String, _ text: String) -> FormatDetection.Result {
    FormatDetection.format(of: Source(name: name, bytes: Array(text.utf8)))
  }

  @Test func `content goes before the name`() {
    #expect(format("a.txt", "<!DOCTYPE html><p>x") == .format(.html))
    #expect(format("a.txt", "\u{FEFF}\n<html lang='en'>") == .format(.html))
    #expect(format("a", "{\"quire\": 1}") == .format(.json))
    #expect(format("a.txt", "PK\u{3}\u{4}....mimetypeapplication/epub+zip") == .format(.epub))
  }

  @Test func `what shows no format is text`() {
    #expect(format("story", "It rained.") == .format(.text))
    #expect(format("story.txt", "{ she said }") == .format(.text))
    #expect(format("story.txt", "") == .format(.text))
  }

  @Test func `UTF-16 without a mark is text`() {
    let bytes: [UInt8] = "It rained.".utf8.flatMap { [$0, UInt8(0)] }
    #expect(FormatDetection.format(of: Source(name: "a.txt", bytes: bytes)) == .format(.text))
  }

  @Test func `what is no story is called by its name`() {
    #expect(
      format("a.txt", "%PDF-1.7")
        == .unsupported(
          "is a PDF document, not a story", hint: "save its text as a .txt file first"))
    #expect(
      FormatDetection.format(
        of: Source(name: "a", bytes: [1, 2, 3, 0, 0, 4, 0xFF, 0, 7, 0, 0, 1, 9, 2]))
        == .unsupported(
          "is not text: it holds bytes that no text has",
          hint: "say --from text to read it anyway"))
  }
}
