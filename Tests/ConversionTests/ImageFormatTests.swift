import Conversion
import Testing

@Suite struct ImageFormatTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0x02, 0x71, 0, 0, 0x03, 0xE8]

  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 0x03, 0xE8, 0x02, 0x71, 3, 1, 2]

  @Test func `knows an image by its first bytes`() {
    #expect(ImageFormat(of: Self.png) == .png)
    #expect(ImageFormat(of: Self.jpeg) == .jpeg)
    #expect(ImageFormat(of: Array("GIF89a....".utf8)) == .gif)
    #expect(ImageFormat(of: Array("RIFF....WEBPVP8 ".utf8)) == .webp)
    #expect(ImageFormat(of: [0, 0, 0, 32] + Array("ftypavif".utf8)) == .avif)
    #expect(ImageFormat(of: Array("\u{FEFF}<?xml version=\"1.0\"?>\n<svg/>".utf8)) == .svg)
  }

  @Test func `takes nothing else for an image`() {
    for text in ["", "G", "RIFF....WAVE", "<html><p>no svg here", "the <svg tag"] {
      #expect(ImageFormat(of: Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test func `reads the size of PNG and JPEG images`() throws {
    for file in [Self.png, Self.jpeg] {
      let size = try #require(ImageFormat.pixelSize(of: file))
      #expect(size.width == 625)
      #expect(size.height == 1000)
    }
  }

  @Test func `reads no size from a file that is cut off or makes no sense`() {
    for count in 0..<17 {
      #expect(ImageFormat.pixelSize(of: Array(Self.jpeg.prefix(count))) == nil)
    }
    #expect(ImageFormat.pixelSize(of: Array(Self.png.prefix(20))) == nil)
    #expect(ImageFormat.pixelSize(of: [0xFF, 0xD8, 0xFF] + Array(repeating: 0, count: 40)) == nil)
  }
}
