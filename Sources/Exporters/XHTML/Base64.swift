internal import StoryModel

/// Base 64 with padding (RFC 4648, section 4).
enum Base64 {
  /// - Complexity: O(n) in bytes.
  static func encoded(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { output in
      var index = 0
      var written = 0
      while index < bytes.count {
        let rest = bytes.count - index
        let first = UInt32(bytes[index]) << 16
        let second = rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0
        let group = first | second | (rest > 2 ? UInt32(bytes[index + 2]) : 0)
        output[written] = digit(group >> 18)
        output[written + 1] = digit(group >> 12 & 63)
        output[written + 2] = rest > 1 ? digit(group >> 6 & 63) : UInt8(ascii: "=")
        output[written + 3] = rest > 2 ? digit(group & 63) : UInt8(ascii: "=")
        index += 3
        written += 4
      }
      return written
    }
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value)
    switch value {
    case 0..<26: return UInt8(ascii: "A") + value
    case 26..<52: return UInt8(ascii: "a") + value - 26
    case 52..<62: return UInt8(ascii: "0") + value - 52
    case 62: return UInt8(ascii: "+")
    default: return UInt8(ascii: "/")
    }
  }
}

extension MediaItem {
  /// The image as a URL that holds it (RFC 2397).
  var dataURL: String {
    "data:" + (hasPlainMediaType ? mediaType : "application/octet-stream") + ";base64,"
      + Base64.encoded(bytes)
  }

  /// Whether the media type is a type and a subtype and nothing more.
  var hasPlainMediaType: Bool {
    let parts = mediaType.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
          }
      }
  }
}
