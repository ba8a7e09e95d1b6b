/// What a name may be, so that an archive means the same on every system and stays in its place.
enum EntryPath {
  /// The first fault of `name`, or nil if it is a relative path of plain parts joined by `/`.
  /// - Complexity: O(n) in bytes.
  static func problem(of name: Span<UInt8>) -> ZipError.Problem? {
    guard !name.isEmpty else { return .emptyName }
    guard name[0] != UInt8(ascii: "/") else { return .absoluteName }
    if name.count >= 2, name[1] == UInt8(ascii: ":"), isASCIILetter(name[0]) {
      return .absoluteName
    }
    var partStart = 0
    for index in 0...name.count {
      let byte = index < name.count ? name[index] : UInt8(ascii: "/")
      switch byte {
      case UInt8(ascii: "/"):
        if let problem = problem(ofPart: name.extracting(partStart..<index)) { return problem }
        partStart = index + 1
      case UInt8(ascii: "\\"): return .backslashInName
      case 0..<0x20, 0x7F: return .controlCharacterInName
      case 0xC2 where index + 1 < name.count && (0x80..<0xA0).contains(name[index + 1]):
        return .controlCharacterInName
      default: break
      }
    }
    return nil
  }

  /// The name of an entry that was found in an archive, as a path: with backslashes, which some
  /// tools write for slashes, turned, and empty and `.` parts left out.
  /// - Parameter name: the bytes; UTF-8 whatever bit 11 says, as EPUB demands (OCF 4.2).
  /// - Throws: ``ZipError`` for a name that is no UTF-8, or that no such change makes plain.
  static func readable(
    _ name: Span<UInt8>
  ) throws(ZipError) -> (path: String, isRewritten: Bool) {
    let text = name.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
    guard let text else { throw ZipError(.nameNotUTF8, entryNamed: name) }
    let slash = UInt8(ascii: "/")
    let isPlainDirectory = name.count > 1 && name[name.count - 1] == slash
    guard
      let first = problem(of: name.extracting(..<(name.count - (isPlainDirectory ? 1 : 0))))
    else { return (text, false) }
    if first != .backslashInName, first != .emptyPartInName {
      throw ZipError(first, entryNamed: name)
    }
    let turned = text.utf8.map { $0 == UInt8(ascii: "\\") ? slash : $0 }
    let isDirectory = turned.last == slash
    var parts = turned.split(separator: slash)
    parts.removeAll { $0.elementsEqual(".".utf8) }
    if isDirectory, parts.isEmpty, turned.first != slash { return ("./", true) }
    let joined = Array(parts.joined(separator: [slash]))
    let rest = turned.first == slash ? .absoluteName : problem(of: joined.span)
    if let rest { throw ZipError(rest, entryNamed: name) }
    return (String(decoding: isDirectory ? joined + [slash] : joined, as: UTF8.self), true)
  }

  private static func problem(ofPart part: Span<UInt8>) -> ZipError.Problem? {
    let dot = UInt8(ascii: ".")
    switch part.count {
    case 0: return .emptyPartInName
    case 1 where part[0] == dot: return .emptyPartInName
    case 2 where part[0] == dot && part[1] == dot: return .parentPartInName
    default: return nil
    }
  }

  /// Equal for names that some file system takes for one: those that differ only in case. Since
  /// `String` compares by canonical equivalence, Unicode normal forms do not count either.
  static func folded(_ path: String) -> String {
    path.utf8.allSatisfy { $0 < 0x80 } ? path.lowercased() : path.uppercased().lowercased()
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
