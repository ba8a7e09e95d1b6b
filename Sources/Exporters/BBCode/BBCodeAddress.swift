/// The addresses that BBCode can hold.
enum BBCodeAddress {
  /// `address` for a tag, or nil where no forum takes it: only web, mail and file transfer
  /// addresses are links. What would end the tag is percent-encoded.
  static func sanitized(_ address: String, schemes: [String]) -> String? {
    let lower = address.utf8.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard schemes.contains(where: { lower.starts(with: $0.utf8) }) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(address.utf8.count)
    for byte in address.utf8 {
      switch byte {
      case 0...0x20, 0x7F..., UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "`"):
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let links = ["http://", "https://", "ftp://", "mailto:"]
  static let images = ["http://", "https://"]

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
