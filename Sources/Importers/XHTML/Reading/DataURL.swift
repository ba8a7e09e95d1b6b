/// A file inside of a URL (RFC 2397).
struct DataURL {
  var mediaType: String
  var bytes: [UInt8]

  /// Reads a `data:` URL. Nil where it is something else or damaged.
  /// - Complexity: O(n) in bytes.
  init?(_ url: String) {
    var url = url
    let parsed: (String, [UInt8])? = url.withUTF8 { bytes in
      guard bytes.count > 5,
        bytes[..<5].elementsEqual("data:".utf8, by: { $0 | 0x20 == $1 | 0x20 }),
        let comma = bytes.firstIndex(of: UInt8(ascii: ","))
      else { return nil }
      let parameters = bytes[5..<comma].split(
        separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      let type = parameters.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let isBase64 = parameters.dropFirst().contains { parameter in
        String(decoding: parameter, as: UTF8.self).lowercased() == "base64"
      }
      let data = bytes[(comma + 1)...]
      guard isBase64 else { return (type, Self.percentDecoded(data)) }
      return Self.base64Decoded(data).map { (type, $0) }
    }
    guard let (type, bytes) = parsed else { return nil }
    mediaType = type.isEmpty ? "text/plain" : type
    self.bytes = bytes
  }

  /// Base 64 (RFC 4648, section 4); white space in it is skipped, padding may lack.
  static func base64Decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="), 0x09, 0x0A, 0x0D, 0x20: continue
      default: return nil
      }
      bits = bits &<< 6 | UInt32(value)
      count += 1
      if count == 4 {
        result.append(UInt8(truncatingIfNeeded: bits >> 16))
        result.append(UInt8(truncatingIfNeeded: bits >> 8))
        result.append(UInt8(truncatingIfNeeded: bits))
        count = 0
      }
    }
    switch count {
    case 2: result.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      result.append(UInt8(truncatingIfNeeded: bits >> 10))
      result.append(UInt8(truncatingIfNeeded: bits >> 2))
    case 1: return nil
    default: break
    }
    return result
  }

  static func percentDecoded(_ text: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = hexadecimal(rest[rest.startIndex]),
        let low = hexadecimal(rest[rest.index(after: rest.startIndex)])
      else {
        result.append(byte)
        continue
      }
      result.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return result
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
