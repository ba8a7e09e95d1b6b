internal import Markup

/// Where a link of a story leads, as far as books and pages may follow it.
package enum LinkTarget: Equatable, Sendable {
  /// The id of a section.
  case section(String)
  /// A URL that every validator takes.
  case address(String)
  /// Not to be followed: a script, a file that is not part of the story, or no URL at all.
  case none

  /// Tells where `destination` leads.
  ///
  /// An address is a whole URL of a scheme that books may hold; characters that a URL cannot hold
  /// (RFC 3986) are percent-encoded.
  /// - Complexity: O(n) in bytes.
  package init(_ destination: String) {
    if destination.utf8.first == UInt8(ascii: "#") {
      self = .section(String(destination.dropFirst()))
      return
    }
    let bytes = Array(destination.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      self = .none
      return
    }
    let rest = bytes[(colon + 1)...]
    switch String(decoding: bytes[..<colon], as: UTF8.self).lowercased() {
    case "http", "https":
      let isWhole = rest.starts(with: "//".utf8) && Self.hasPlainHost(rest.dropFirst(2))
      self = isWhole ? .address(Self.encoded(bytes)) : .none
    case "mailto", "tel":
      self = rest.isEmpty ? .none : .address(Self.encoded(bytes))
    default:
      self = .none
    }
  }

  /// Whether a host of letters, digits, hyphens and dots, with or without a port, comes first.
  /// Hosts in other scripts and user names are left alone: validators do not agree on them.
  private static func hasPlainHost(_ bytes: ArraySlice<UInt8>) -> Bool {
    let authority = bytes.prefix { !"/?#".utf8.contains($0) }
    let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2 else { return false }
    if parts.count == 2 {
      guard (1...5).contains(parts[1].count), parts[1].allSatisfy(isDigit),
        let port = Int(String(decoding: parts[1], as: UTF8.self)), port <= 0xFFFF
      else { return false }
    }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return host.count <= 253
      && labels.allSatisfy { label in
        guard let first = label.first, let last = label.last, label.count <= 63 else {
          return false
        }
        return label.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
          && first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
      }
      // All digits would be an address that validators check more closely.
      && !(labels.last?.allSatisfy(isDigit) ?? true)
  }

  /// `bytes` with everything percent-encoded that a URL cannot hold after its scheme.
  private static func encoded(_ bytes: [UInt8]) -> String {
    let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in bytes.indices {
      let byte = bytes[index]
      if mayStand(bytes, at: index), byte != UInt8(ascii: "#") || index == fragment {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mayStand(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "%"):
      index + 2 < bytes.count && isHexadecimal(bytes[index + 1])
        && isHexadecimal(bytes[index + 2])
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
      false
    case let byte:
      byte > 0x20 && byte < 0x7F
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
