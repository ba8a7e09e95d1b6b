/// A header block as it stands in the archive, before extensions are applied.
package struct TarBlock: Equatable, Sendable {
  package var header: TarHeader
  package var typeFlag: UInt8

  /// GNU's header for a name that does not fit.
  package static let longName = UInt8(ascii: "L")
  /// GNU's header for a link target that does not fit.
  package static let longLink = UInt8(ascii: "K")
  /// A pax header for the next member.
  package static let extended = UInt8(ascii: "x")
  /// A pax header for all that follows.
  package static let global = UInt8(ascii: "g")
}

extension TarBlock {
  /// Reads a header block, or nil where the block is the empty one that ends an archive.
  /// - Parameter bytes: 512 bytes.
  /// - Throws: ``TarError`` where the checksum does not hold or a number is none.
  package init?(_ bytes: [UInt8]) throws(TarError) {
    if bytes.allSatisfy({ $0 == 0 }) { return nil }
    guard bytes.count == TarHeader.blockSize else {
      throw TarError("the archive ends inside of a header")
    }
    let stated = try Self.number(in: bytes[148..<156], named: "checksum")
    // The checksum counts its own field as spaces.
    let sum = bytes.enumerated().reduce(0) { sum, element in
      sum + ((148..<156).contains(element.offset) ? 0x20 : Int(element.element))
    }
    guard sum == stated else {
      throw TarError(
        "this is not a tar archive, or is damaged: the checksum of a header does not hold")
    }
    var path = Self.text(bytes[0..<100])
    if bytes[257..<262].elementsEqual("ustar".utf8), bytes[263] != 0x20 {
      let prefix = Self.text(bytes[345..<500])
      if !prefix.isEmpty { path = prefix + [UInt8(ascii: "/")] + path }
    }
    typeFlag = bytes[156]
    let kind: TarHeader.Kind =
      switch typeFlag {
      case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
        path.last == UInt8(ascii: "/") ? .directory : .file
      case UInt8(ascii: "5"): .directory
      default: .other(typeFlag)
      }
    header = TarHeader(
      path: path, byteCount: try Self.number(in: bytes[124..<136], named: "size"),
      modified: Int64(try Self.number(in: bytes[136..<148], named: "time")), kind: kind)
  }

  private static func text(_ field: ArraySlice<UInt8>) -> [UInt8] {
    Array(field.prefix { $0 != 0 })
  }

  /// Octal digits, or GNU's big-endian number behind a set first bit.
  private static func number(
    in field: ArraySlice<UInt8>, named name: String
  ) throws(TarError) -> Int {
    if let first = field.first, first & 0x80 != 0 {
      var value = Int(first & 0x7F)
      for byte in field.dropFirst() {
        let (shifted, overflow) = value.multipliedReportingOverflow(by: 256)
        guard !overflow, shifted < 1 << 60 else {
          throw TarError("a header holds a \(name) beyond all bounds")
        }
        value = shifted | Int(byte)
      }
      return value
    }
    var value = 0
    for byte in field.drop(while: { $0 == 0x20 }) {
      if byte == 0 || byte == 0x20 { break }
      guard (0x30...0x37).contains(byte) else {
        throw TarError("this is not a tar archive, or is damaged: a header holds no \(name)")
      }
      value = value * 8 + Int(byte - 0x30)
    }
    return value
  }
}

extension TarHeader {
  /// The header as it stands before the content: one block, with a pax header before it where the
  /// path does not fit.
  package func encoded() -> [UInt8] {
    var result: [UInt8] = []
    var name = path
    if path.count > 100 {
      let records = Self.record("path", path)
      result += Self.block(
        name: Array("PaxHeader".utf8), byteCount: records.count, modified: modified,
        typeFlag: TarBlock.extended)
      result += records + [UInt8](repeating: 0, count: Self.padded(records.count) - records.count)
      name = Array(path.prefix(100))
    }
    let flag: UInt8 =
      switch kind {
      case .file: UInt8(ascii: "0")
      case .directory: UInt8(ascii: "5")
      case .other(let flag): flag
      }
    return result
      + Self.block(name: name, byteCount: byteCount, modified: modified, typeFlag: flag)
  }

  /// What ends an archive: two empty blocks.
  package static let end = [UInt8](repeating: 0, count: 2 * blockSize)

  private static func block(
    name: [UInt8], byteCount: Int, modified: Int64, typeFlag: UInt8
  ) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: blockSize)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
      for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
    }
    put(name, at: 0)
    put(octal(0o644, digits: 7), at: 100)
    put(octal(0, digits: 7), at: 108)
    put(octal(0, digits: 7), at: 116)
    put(octal(byteCount, digits: 11), at: 124)
    put(octal(Int(clamping: max(modified, 0)), digits: 11), at: 136)
    put(repeatElement(UInt8(0x20), count: 8), at: 148)
    block[156] = typeFlag
    put("ustar\u{0}00".utf8, at: 257)
    let sum = block.reduce(0) { $0 + Int($1) }
    put(octal(sum, digits: 6) + [0, 0x20], at: 148)
    return block
  }

  /// `value` in octal digits, or in GNU's binary form where it needs more.
  private static func octal(_ value: Int, digits: Int) -> [UInt8] {
    let text = Array(String(value, radix: 8).utf8)
    if text.count <= digits {
      return [UInt8](repeating: 0x30, count: digits - text.count) + text
    }
    var bytes = [UInt8](repeating: 0, count: digits + 1)
    var rest = value
    for index in bytes.indices.reversed() {
      bytes[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
    bytes[0] |= 0x80
    return bytes
  }

  /// A pax record: its own length in decimal digits, a space, `key=value`, a line feed.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = [0x20] + Array(key.utf8) + [UInt8(ascii: "=")] + value + [0x0A]
    var length = rest.count + 1
    while String(length).utf8.count + rest.count != length {
      length = String(length).utf8.count + rest.count
    }
    return Array(String(length).utf8) + rest
  }
}
