internal import ByteScanning

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
    // By bytes: the space may be one Character with a letter before it.
    if collapser.isAfterSpace, !result.isEmpty {
      result = String(decoding: result.utf8.dropLast(), as: UTF8.self)
    }
    return result
  }

  /// Whether ``collapsed(_:)`` would give `text` itself, and some of it.
  /// - Complexity: O(n).
  package static func isCollapsed(_ text: String) -> Bool {
    // The bytes of nearly every text lie in a row, and are looked at where they are.
    text.utf8.withContiguousStorageIfAvailable(isCollapsed)
      ?? (!text.isEmpty && collapsed(text) == text)
  }

  private static func isCollapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var collapser = Collapser(afterSpace: true)
    return collapser.cleanCount(bytes, from: 0) == bytes.count && !collapser.isAfterSpace
  }

  /// Whether a text, in UTF-8, holds no character that XML 1.0 forbids.
  /// - Complexity: O(n), eight bytes at a step.
  package static func isPermitted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let step = EightBytes(base, at: index)
        if step.less(than: 0x20) | step.equal(to: 0x7F) | step.equal(to: 0xEF) == 0 {
          index += 8
          continue
        }
      }
      if forbiddenLength(in: bytes, at: index) > 0, !contains(bytes[index]) { return false }
      index += 1
    }
    return true
  }

  /// `text` without the characters that XML 1.0 forbids; its white space stays.
  package static func permitted(_ text: String) -> String {
    var text = text
    if text.withUTF8(isPermitted) { return text }
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
      return text.withUTF8 { bytes -> String? in
        let count = cleanCount(bytes, from: 0)
        if count == bytes.count { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
          rewrite(bytes, cleanCount: count, into: buffer)
        }
      } ?? text
    }

    /// The number of bytes from `start` on until something has to change.
    fileprivate mutating func cleanCount(
      _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
      var index = start
      var wideStart = start + 1
      while index < bytes.count {
        let byte = bytes[index]
        if byte > 0x20, byte != 0x7F, byte != 0xEF {
          isAfterSpace = false
        } else if byte == 0x20 {
          if isAfterSpace { break }
          isAfterSpace = true
        } else if forbiddenLength(in: bytes, at: index) > 0 {
          break
        } else {
          isAfterSpace = false
        }
        index += 1
        let plainEnd = Self.plainEnd(bytes, from: index, wideStart: &wideStart)
        if plainEnd > index { isAfterSpace = bytes[plainEnd - 1] == 0x20 }
        index = plainEnd
      }
      return index - start
    }

    /// The index from `start` on, in steps of 64 and then of eight, up to which nothing needs a
    /// closer look: neither two spaces in a row nor anything that might be forbidden.
    /// - Parameter wideStart: where to try steps of 64 from: behind one that was in vain.
    @inline(__always)
    private static func plainEnd(
      _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, wideStart: inout Int
    ) -> Int {
      guard start > 0, let base = bytes.baseAddress else { return start }
      var index = start
      while index >= wideStart, index &+ 64 <= bytes.count {
        if isPlain(base + index) { index &+= 64 } else { wideStart = index &+ 64 }
      }
      // The rest is looked at sooner with what stands before it than by itself.
      let rest = bytes.count &- 64
      if index >= wideStart, index > rest, rest > 0, isPlain(base + rest) { return bytes.count }
      while index &+ 8 <= bytes.count {
        let step = EightBytes(base, at: index)
        let before = EightBytes(base, at: index &- 1)
        let suspects = step.less(than: 0x20) | step.equal(to: 0x7F) | step.equal(to: 0xEF)
        let space = EightBytes(repeating: 0x20).bits
        let spaces = EightBytes(bits: (step.bits ^ space) | (before.bits ^ space)).zero
        if suspects | spaces != 0 { break }
        index &+= 8
      }
      return index
    }

    /// Whether 64 bytes need no closer look, given the byte before them.
    ///
    /// Of a fixed length, and least values in place of comparisons: so the compiler makes vectors
    /// of it.
    @inline(__always)
    private static func isPlain(_ base: UnsafePointer<UInt8>) -> Bool {
      var least: UInt8 = 0xFF
      var (delete, noncharacter, spaces): (UInt8, UInt8, UInt8) = (0xFF, 0xFF, 0xFF)
      for offset in 0..<64 {
        let byte = base[offset]
        least = min(least, byte)
        delete = min(delete, byte ^ 0x7F)
        noncharacter = min(noncharacter, byte ^ 0xEF)
        spaces = min(spaces, (byte | base[offset &- 1]) ^ 0x20)
      }
      return least >= 0x20 && min(delete, noncharacter, spaces) != 0
    }

    private mutating func rewrite(
      _ bytes: UnsafeBufferPointer<UInt8>, cleanCount: Int,
      into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
      var count = 0
      var index = 0
      var cleanCount = cleanCount
      while true {
        for offset in 0..<cleanCount { buffer[count + offset] = bytes[index + offset] }
        count += cleanCount
        index += cleanCount
        guard index < bytes.count else { return count }
        if WhiteSpace.contains(bytes[index]) {
          if !isAfterSpace {
            buffer[count] = 0x20
            count += 1
            isAfterSpace = true
          }
          index += 1
        } else {
          index += max(forbiddenLength(in: bytes, at: index), 1)
        }
        cleanCount = self.cleanCount(bytes, from: index)
      }
    }
  }
}
