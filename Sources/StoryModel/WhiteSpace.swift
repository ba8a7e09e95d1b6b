/// What separates words, and what text may not hold.
package enum WhiteSpace {
  /// Tab, line feed, vertical tab, form feed, carriage return, space.
  @inlinable
  package static func contains(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }

  /// `text` with a single space for each run of white space, none at the edges, and without the
  /// characters that XML 1.0 forbids.
  /// - Complexity: O(n); returns `text` itself where there is nothing to change.
  package static func collapsed(_ text: String) -> String {
    var collapser = Collapser(afterSpace: true)
    var result = collapser.text(text)
    if collapser.isAfterSpace, !result.isEmpty { result.removeLast() }
    return result
  }

  /// `text` without the characters that XML 1.0 forbids; its white space stays.
  package static func permitted(_ text: String) -> String {
    var text = text
    let isClean = text.withUTF8 { bytes in
      bytes.indices.allSatisfy { forbiddenLength(in: bytes, at: $0) == 0 || contains(bytes[$0]) }
    }
    if isClean { return text }
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        var count = 0
        var index = 0
        while index < bytes.count {
          let length = contains(bytes[index]) ? 0 : forbiddenLength(in: bytes, at: index)
          if length == 0 {
            buffer[count] = bytes[index]
            count += 1
            index += 1
          } else {
            index += length
          }
        }
        return count
      }
    }
  }

  /// The bytes of the character at `index` if XML 1.0 forbids it (section 2.2), else 0. DEL counts
  /// as forbidden: HTML calls it an error.
  @inline(__always)
  fileprivate static func forbiddenLength(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x7F { return 1 }
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      return 3
    }
    return 0
  }
}

extension WhiteSpace {
  /// Collapses the white space of the texts of one block, one after another.
  package struct Collapser {
    /// Whether the text so far ends in a space, or is empty.
    package var isAfterSpace: Bool

    package init(afterSpace: Bool = true) {
      isAfterSpace = afterSpace
    }

    /// `text` as it follows what came before. It may end in a space.
    package mutating func text(_ text: String) -> String {
      var text = text
      let wasAfterSpace = isAfterSpace
      let cleanCount = text.withUTF8 { scan($0) }
      if cleanCount == text.utf8.count { return text }
      isAfterSpace = wasAfterSpace
      return text.withUTF8 { bytes in
        String(unsafeUninitializedCapacity: bytes.count) { rewrite(bytes, into: $0) }
      }
    }

    /// The number of bytes until something has to change.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
      var isAfterSpace = self.isAfterSpace
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte > 0x20, byte != 0x7F, byte != 0xEF {
          isAfterSpace = false
        } else if byte == 0x20 {
          if isAfterSpace { return index }
          isAfterSpace = true
        } else if forbiddenLength(in: bytes, at: index) > 0 {
          return index
        } else {
          isAfterSpace = false
        }
        index += 1
      }
      self.isAfterSpace = isAfterSpace
      return index
    }

    private mutating func rewrite(
      _ bytes: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if WhiteSpace.contains(byte) {
          if !isAfterSpace {
            buffer[count] = 0x20
            count += 1
            isAfterSpace = true
          }
          index += 1
          continue
        }
        let length = forbiddenLength(in: bytes, at: index)
        if length == 0 {
          buffer[count] = byte
          count += 1
          isAfterSpace = false
          index += 1
        } else {
          index += length
        }
      }
      return count
    }
  }
}
