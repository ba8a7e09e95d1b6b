/// One line that holds something other than white space, as offsets into the decoded text.
///
/// Blank lines have no record: the numbers of their neighbours tell how many there were. Text is
/// limited to 4 GiB, so that a line takes 20 bytes.
struct Line {
  /// The first byte that is not white space.
  var start: UInt32
  /// The byte after the last one that is not white space.
  var end: UInt32
  /// The place among all lines of the input, from 1.
  var number: UInt32
  /// Columns from `start` to `end`: a wide character takes two. Stops at 65,535.
  var width: UInt16
  /// Columns before `start`: a tab takes four, a full-width space two. Stops at 255.
  var indent: UInt8
  /// Columns of the first word. Stops at 255.
  var firstWordWidth: UInt8
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt8

    static let tabIndent = Flags(rawValue: 1)
    static let wideIndent = Flags(rawValue: 2)
    /// Two spaces or more at the end: a line break in Markdown.
    static let hardBreak = Flags(rawValue: 4)
    static let nonASCII = Flags(rawValue: 8)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var count: Int { Int(end) - Int(start) }
}

/// Finds the lines of a text.
enum LineScanner {
  /// The lines of `text` that are not blank, in order. LF, CR LF and CR end a line.
  /// - Complexity: O(n) in bytes.
  static func lines(of text: UnsafeBufferPointer<UInt8>) -> [Line] {
    guard let base = text.baseAddress else { return [] }
    var lines: [Line] = []
    lines.reserveCapacity(text.count / 96 + 16)
    let count = text.count
    var number: UInt32 = 1
    var start = 0
    while start < count {
      var isASCII = true
      let end = lineEnd(base, from: start, count: count, isASCII: &isASCII)
      if let line = line(base, start, end, number: number, isASCII: isASCII) { lines.append(line) }
      start = end + 1
      if end < count, base[end] == 0x0D, start < count, base[start] == 0x0A { start += 1 }
      number &+= 1
    }
    return lines
  }

  /// The offset of the next LF or CR, or `count`.
  @inline(__always)
  private static func lineEnd(
    _ base: UnsafePointer<UInt8>, from start: Int, count: Int, isASCII: inout Bool
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = start
    var seen: UInt64 = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
      let feed = word ^ (ones &* 0x0A)
      let back = word ^ (ones &* 0x0D)
      let hit = ((feed &- ones) & ~feed | (back &- ones) & ~back) & highs
      if hit != 0 {
        let offset = hit.trailingZeroBitCount &>> 3
        seen |= word & ((1 &<< UInt64(offset &* 8)) &- 1)
        if seen & highs != 0 { isASCII = false }
        return index + offset
      }
      seen |= word
      index += 8
    }
    if seen & highs != 0 { isASCII = false }
    while index < count {
      let byte = base[index]
      if byte == 0x0A || byte == 0x0D { break }
      if byte >= 0x80 { isASCII = false }
      index += 1
    }
    return index
  }

  private static func line(
    _ base: UnsafePointer<UInt8>, _ lineStart: Int, _ lineEnd: Int, number: UInt32, isASCII: Bool
  ) -> Line? {
    var start = lineStart
    var indent = 0
    var flags: Line.Flags = isASCII ? [] : .nonASCII
    scan: while start < lineEnd {
      switch base[start] {
      case 0x20: indent += 1
      case 0x09:
        indent += 4
        flags.insert(.tabIndent)
      case 0x0B, 0x0C, 0x00: break
      case 0xC2 where start + 1 < lineEnd && base[start + 1] == 0xA0:
        indent += 1
        start += 1
      case 0xE3
      where start + 2 < lineEnd && base[start + 1] == 0x80 && base[start + 2] == 0x80:
        indent += 2
        start += 2
        flags.insert(.wideIndent)
      case 0xEF
      where start + 2 < lineEnd && base[start + 1] == 0xBB && base[start + 2] == 0xBF:
        start += 2
      case 0xE2
      where start + 2 < lineEnd && base[start + 1] == 0x80 && base[start + 2] == 0x8B:
        start += 2
      default: break scan
      }
      start += 1
    }
    guard start < lineEnd else { return nil }
    var end = lineEnd
    var trailing = 0
    trim: while end > start {
      switch base[end - 1] {
      case 0x20: trailing += 1
      case 0x09, 0x0B, 0x0C, 0x00: break
      case 0xA0 where end - start > 2 && base[end - 2] == 0xC2: end -= 1
      case 0x80 where end - start > 3 && base[end - 2] == 0x80 && base[end - 3] == 0xE3: end -= 2
      default: break trim
      }
      end -= 1
    }
    if trailing >= 2 { flags.insert(.hardBreak) }
    var first = start
    while first < end, base[first] > 0x20, first - start < 255 { first += 1 }
    let width: Int
    var firstWidth = first - start
    if isASCII {
      width = end - start
    } else {
      width = columns(base, start, min(end, start + 0x2_0000))
      firstWidth = columns(base, start, first)
    }
    return Line(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      number: number, width: UInt16(min(width, 65_535)), indent: UInt8(min(indent, 255)),
      firstWordWidth: UInt8(min(firstWidth, 255)), flags: flags)
  }

  /// Columns of UTF-8 text: continuation bytes take none, ideographs, kana and Hangul two.
  private static func columns(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var columns = 0
    var index = start
    while index < end {
      let byte = base[index]
      if byte < 0x80 || byte >= 0xC0 { columns += 1 }
      if (byte >= 0xE3 && byte <= 0xED) || byte == 0xEF || byte == 0xF0 { columns += 1 }
      index += 1
    }
    return columns
  }
}
