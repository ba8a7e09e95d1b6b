/// The formats of image files, told apart by how the files begin, never by their names.
package enum ImageFormat: String, CaseIterable, Sendable {
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case avif = "image/avif"
  case svg = "image/svg+xml"

  /// The format of `file`, or nil where it is none of these.
  /// - Complexity: O(1).
  package init?(of file: [UInt8]) {
    func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      file.count >= offset + signature.count
        && file[offset..<offset + signature.count].elementsEqual(signature)
    }
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) {
      self = .gif
    } else if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if begins(Array("ftypavif".utf8), at: 4) || begins(Array("ftypavis".utf8), at: 4) {
      self = .avif
    } else if Self.isSVG(file) {
      self = .svg
    } else {
      return nil
    }
  }

  /// The media type: `image/png`.
  package var mediaType: String { rawValue }

  /// What people call it.
  package var title: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .gif: "GIF"
    case .webp: "WebP"
    case .avif: "AVIF"
    case .svg: "SVG"
    }
  }

  /// Whether `<svg` stands among the first bytes of what looks like markup.
  private static func isSVG(_ file: [UInt8]) -> Bool {
    let head = file.prefix(1024)
    let start = head.first { $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 > 0x20 }
    guard start == UInt8(ascii: "<") else { return false }
    let tag = Array("<svg".utf8)
    return head.indices.contains { head[$0...].starts(with: tag) }
  }
}

extension ImageFormat {
  /// Width and height in pixels of a PNG or JPEG file, or nil where they cannot be read.
  /// - Complexity: O(n) in the number of JPEG segments.
  package static func pixelSize(of file: [UInt8]) -> (width: Int, height: Int)? {
    switch ImageFormat(of: file) {
    // PNG 11.2.1: IHDR is the first chunk, width and height its first two fields.
    case .png where file.count >= 24:
      (bigEndian(file, at: 16, count: 4), bigEndian(file, at: 20, count: 4))
    case .jpeg: jpegPixelSize(of: file)
    default: nil
    }
  }

  /// ITU T.81 B.2.2: the first start-of-frame segment holds height and width.
  private static func jpegPixelSize(of file: [UInt8]) -> (width: Int, height: Int)? {
    var index = 2
    while index + 9 < file.count {
      guard file[index] == 0xFF else { return nil }
      let marker = file[index + 1]
      switch marker {
      case 0xFF: index += 1
      case 0x01, 0xD0...0xD8: index += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return (
          bigEndian(file, at: index + 7, count: 2), bigEndian(file, at: index + 5, count: 2)
        )
      default: index += 2 + max(bigEndian(file, at: index + 2, count: 2), 2)
      }
    }
    return nil
  }

  private static func bigEndian(_ file: [UInt8], at offset: Int, count: Int) -> Int {
    file[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }
}
