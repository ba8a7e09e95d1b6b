/// Reads the members of a tar archive from a stream, one after another, in constant memory.
package struct TarReader {
  /// Fills a buffer from the stream and returns how many bytes it got: fewer than asked for only
  /// at the end.
  package typealias Input = (_ byteCount: Int) throws(TarError) -> [UInt8]

  private let input: Input
  private let limit: Int

  /// Makes a reader.
  /// - Parameter limit: the bytes that one member may have; a larger one is skipped.
  package init(limit: Int, input: @escaping Input) {
    self.limit = limit
    self.input = input
  }

  /// A member and its content, nil where it is larger than the limit.
  package struct Member {
    package var header: TarHeader
    package var content: [UInt8]?
  }

  /// The next member, or nil at the end of the archive.
  /// - Throws: ``TarError`` where the stream is no tar archive or ends too early.
  package mutating func next() throws(TarError) -> Member? {
    var path: [UInt8]?
    var size: Int?
    while true {
      let bytes = try input(TarHeader.blockSize)
      // Some writers leave the empty blocks at the end out.
      if bytes.isEmpty { return nil }
      guard let block = try TarBlock(bytes) else { return nil }
      switch block.typeFlag {
      case TarBlock.longName:
        path = Array(try small(block).prefix { $0 != 0 })
      case TarBlock.longLink:
        _ = try small(block)
      case TarBlock.extended, TarBlock.global:
        let records = try Self.records(in: small(block))
        if let value = records["path"] { path = value }
        if let value = records["size"] {
          size = Int(String(decoding: value, as: UTF8.self)) ?? size
        }
      default:
        var header = block.header
        if let path { header.path = path }
        if let size, (0..<(1 << 60)).contains(size) { header.byteCount = size }
        if header.kind == .file, header.path.last == UInt8(ascii: "/") { header.kind = .directory }
        guard header.kind == .file else {
          try skip(header.byteCount)
          return Member(header: header, content: nil)
        }
        guard header.byteCount <= limit else {
          try skip(header.byteCount)
          return Member(header: header, content: nil)
        }
        return Member(header: header, content: try content(header.byteCount))
      }
    }
  }

  /// The content of a header that says something about the next one.
  private func small(_ block: TarBlock) throws(TarError) -> [UInt8] {
    guard block.header.byteCount <= 1 << 20 else {
      throw TarError("an extended header is larger than 1 MB")
    }
    return try content(block.header.byteCount)
  }

  private func content(_ byteCount: Int) throws(TarError) -> [UInt8] {
    let padded = TarHeader.padded(byteCount)
    var bytes = try input(padded)
    guard bytes.count >= byteCount else { throw TarError("the archive ends inside of a member") }
    bytes.removeLast(bytes.count - byteCount)
    return bytes
  }

  private func skip(_ byteCount: Int) throws(TarError) {
    var rest = TarHeader.padded(byteCount)
    while rest > 0 {
      let count = min(rest, 1 << 20)
      guard try input(count).count == count else {
        throw TarError("the archive ends inside of a member")
      }
      rest -= count
    }
  }

  /// The records of a pax header. What is malformed ends them.
  private static func records(in bytes: [UInt8]) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    var rest = bytes[...]
    while let space = rest.firstIndex(of: 0x20),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count
    {
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      if let equals = record.firstIndex(of: UInt8(ascii: "=")) {
        let key = String(decoding: record[..<equals], as: UTF8.self)
        result[key] = Array(record[(equals + 1)...])
      }
      rest = rest.dropFirst(length)
    }
    return result
  }
}
