internal import StoryModel

/// What tells one book from all others, made from the story alone, so that a book made anew
/// replaces its elder on a reader's shelf.
enum BookIdentifier {
  /// A name-based UUID (RFC 9562, 5.5): of the address that the story comes from; without one of
  /// title, authors and language.
  static func derived(from metadata: Metadata) -> String {
    if !metadata.source.isEmpty {
      return urn(of: metadata.source, in: addressNamespace)
    }
    var name = metadata.title
    for creator in metadata.creators where creator.role == .author {
      name += "\u{0}\(creator.name)"
    }
    name += "\u{0}\(metadata.language)"
    return urn(of: name, in: titleNamespace)
  }

  private static func urn(of name: String, in namespace: [UInt8]) -> String {
    var bytes = Array(SHA1.digest(namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    var result = Array("urn:uuid:".utf8)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { result.append(UInt8(ascii: "-")) }
      result.append(digit(byte >> 4))
      result.append(digit(byte & 0x0F))
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A hexadecimal digit.
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The namespace of URLs (RFC 9562, 6.6): 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
  private static let addressNamespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// Of stories without an address: 5d0a6e2f-41c7-5b3e-9c18-7f2ab4d6e093.
  private static let titleNamespace: [UInt8] = [
    0x5D, 0x0A, 0x6E, 0x2F, 0x41, 0xC7, 0x5B, 0x3E, 0x9C, 0x18, 0x7F, 0x2A, 0xB4, 0xD6, 0xE0, 0x93,
  ]
}
