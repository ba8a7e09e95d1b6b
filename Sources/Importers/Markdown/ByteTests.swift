internal import ByteScanning

/// Tests of single bytes that the block and the inline phase share.
extension UInt8 {
  @inline(__always)
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  @inline(__always)
  var isWhiteSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

  @inline(__always)
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  @inline(__always)
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  @inline(__always)
  var isLetterOrDigit: Bool { isLetter || isDigit }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte at `index`, or zero past the end. (The source itself holds no zero.)
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    index < count ? self[index] : 0
  }

  /// Whether `text` stands at `index`, whatever the case of its ASCII letters. `text` is lower case.
  func starts(at index: Int, withIgnoringCase text: StaticString, end: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= end else { return false }
    for offset in 0..<length {
      let byte = self[index + offset]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != text.utf8Start[offset] { return false }
    }
    return true
  }

  /// Where `text` next stands at or after `index`, whatever the case of its ASCII letters.
  func firstIndex(ofIgnoringCase text: StaticString, from index: Int, end: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    var index = index
    while index + length <= end {
      if starts(at: index, withIgnoringCase: text, end: end) { return index }
      index += 1
    }
    return nil
  }

  /// The index of the first line feed or carriage return at or after `start`, or `count`.
  func endOfLine(from start: Int) -> Int {
    guard let base = baseAddress else { return count }
    var index = start
    while index &+ 8 <= count {
      let bytes = EightBytes(base, at: index)
      let hits = bytes.equal(to: 0x0A) | bytes.equal(to: 0x0D)
      if hits != 0 { return index &+ EightBytes.firstIndex(in: hits) }
      index &+= 8
    }
    while index < count, self[index] != 0x0A, self[index] != 0x0D { index &+= 1 }
    return index
  }

  /// A copy of a range as text, repaired where it is no UTF-8.
  @inline(__always)
  func text(_ start: Int, _ end: Int) -> String {
    guard start < end else { return "" }
    return String(decoding: UnsafeBufferPointer(rebasing: self[start..<end]), as: UTF8.self)
  }
}
