internal import Conversion

/// Finds the lines of a text.
enum LineScanner {
  /// The lines of `text`, which is UTF-8, that are not blank, in order. LF, CR LF and CR end a line.
  /// - Parameter jobs: how many threads may look at once.
  /// - Complexity: O(n) in bytes.
  static func lines(of text: [UInt8], jobs: Int = 1) -> [Line] {
    joined(parts(of: text, jobs: jobs, validating: false))
  }

  /// The same of bytes that may not be UTF-8; nil where they are not.
  static func linesIfUTF8(of bytes: [UInt8], jobs: Int = 1) -> [Line]? {
    let parts = parts(of: bytes, jobs: jobs, validating: true)
    return parts.allSatisfy(\.isUTF8) ? joined(parts) : nil
  }

  /// The lines of a piece of text, numbered from 1.
  private struct Part {
    var lines: [Line] = []
    /// How many there are with blank ones.
    var count: UInt32 = 0
    /// False where that was asked and is not so; the lines then end before what is not.
    var isUTF8 = true
  }

  private static func parts(of text: [UInt8], jobs: Int, validating: Bool) -> [Part] {
    let pieces = TextPieces.ranges(of: text, jobs: jobs)
    return parallelMap(count: pieces.count, jobs: jobs) { piece in
      text.withUnsafeBufferPointer { part(of: $0, in: pieces[piece], validating: validating) }
    }
  }

  private static func joined(_ parts: [Part]) -> [Line] {
    if parts.count == 1 { return parts[0].lines }
    var result: [Line] = []
    result.reserveCapacity(parts.reduce(0) { $0 + $1.lines.count })
    var before: UInt32 = 0
    for part in parts {
      let start = result.count
      result += part.lines
      if before > 0 { for index in start..<result.count { result[index].number &+= before } }
      before &+= part.count
    }
    return result
  }

  /// - Parameter validating: whether to ask if all is UTF-8.
  private static func part(
    of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, validating: Bool
  ) -> Part {
    var part = Part()
    guard let base = text.baseAddress else { return part }
    part.lines.reserveCapacity(range.count / 96 + 16)
    let count = text.count
    var number: UInt32 = 1
    var start = range.lowerBound
    while start < range.upperBound {
      var scan = LineScan(base: base, start: start, count: count)
      // No character holds an LF or CR, and so none spans two lines.
      if validating, !scan.isASCII, !UTF8Validator.isValid(base, in: start..<scan.end) {
        part.isUTF8 = false
        break
      }
      if let line = scan.line(number: number) { part.lines.append(line) }
      start = scan.end + 1
      if scan.end < count, base[scan.end] == 0x0D, start < count, base[start] == 0x0A { start += 1 }
      number &+= 1
    }
    part.count = number - 1
    return part
  }
}

/// One look at each byte of a line, sixteen at a step: where it ends and what it holds.
private struct LineScan {
  private let base: UnsafePointer<UInt8>
  /// The length of the whole text.
  private let count: Int
  /// The first byte that is not white space, or the end.
  private var start: Int
  /// The offset of the LF or CR that ends the line, or the length of the text.
  private(set) var end = 0
  private var indent = 0
  private var flags: Line.Flags = []

  var isASCII: Bool { !flags.contains(.nonASCII) }

  @inline(__always)
  init(base: UnsafePointer<UInt8>, start: Int, count: Int) {
    self.base = base
    self.count = count
    self.start = start
    skipIndent()
    findEnd()
  }

  private mutating func skipIndent() {
    while start < count {
      switch base[start] {
      case 0x20: indent += 1
      case 0x09: indent += 4
      case 0x0B, 0x0C, 0x00: break
      case 0xC2 where start + 1 < count && base[start + 1] == 0xA0:
        indent += 1
        start += 1
        flags.insert(.nonASCII)
      case 0xE3 where start + 2 < count && base[start + 1] == 0x80 && base[start + 2] == 0x80:
        indent += 2
        start += 2
        flags.insert(.nonASCII)
      case 0xEF where start + 2 < count && base[start + 1] == 0xBB && base[start + 2] == 0xBF:
        start += 2
        flags.insert(.nonASCII)
      case 0xE2 where start + 2 < count && base[start + 1] == 0x80 && base[start + 2] == 0x8B:
        start += 2
        flags.insert(.nonASCII)
      default: return
      }
      start += 1
    }
  }

  // MARK: Bytes

  private typealias Vector = SIMD16<UInt8>

  /// What the bytes of a line have, gathered lane by lane: a lane is all ones where it was found.
  private struct Finds {
    var high = Vector(repeating: 0)
    var marks = Vector(repeating: 0)
    var brackets = Vector(repeating: 0)
    var doubleSpaces = Vector(repeating: 0)
    var forbidden = Vector(repeating: 0)

    /// Looks at sixteen bytes, each with the one before it.
    @inline(__always)
    mutating func add(_ bytes: Vector, before: Vector) {
      high |= bytes
      marks |= bytes.equal(to: 0x2A) | bytes.equal(to: 0x2F) | bytes.equal(to: 0x5F)
      brackets |= bytes.equal(to: 0x5B)
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      forbidden |=
        bytes.less(than: 0x20) | bytes.equal(to: 0x7F)
        | bytes.equal(to: 0xBF) & before.equal(to: 0xEF)
      doubleSpaces |= bytes.equal(to: 0x20) & before.equal(to: 0x20)
    }

    @inline(__always)
    var flags: Line.Flags {
      var flags: Line.Flags = []
      if (high & Vector(repeating: 0x80)).isAny { flags.insert(.nonASCII) }
      if marks.isAny { flags.insert(.marks) }
      if brackets.isAny { flags.insert(.bracket) }
      if doubleSpaces.isAny { flags.insert(.unclean) }
      if forbidden.isAny { flags.formUnion([.unclean, .forbidden]) }
      return flags
    }
  }

  @inline(__always)
  private func bytes(at index: Int) -> Vector {
    UnsafeRawPointer(base + index).loadUnaligned(as: Vector.self)
  }

  @inline(__always)
  private mutating func findEnd() {
    var finds = Finds()
    var index = start
    while index > 0, index + 16 <= count {
      let bytes = bytes(at: index)
      let ends = bytes.equal(to: 0x0A) | bytes.equal(to: 0x0D)
      if ends.isAny {
        index += ends.firstLane
        break
      }
      finds.add(bytes, before: self.bytes(at: index - 1))
      index += 16
    }
    // Less than sixteen bytes from the end of the text, or there already.
    while index < count, base[index] != 0x0A, base[index] != 0x0D { index += 1 }
    end = index
    addLast(to: &finds)
    flags.formUnion(finds.flags)
  }

  /// Looks at the last bytes of the line, up to sixteen of them. Looking twice changes nothing.
  @inline(__always)
  private func addLast(to finds: inout Finds) {
    guard end > start else { return }
    let before = end - 17
    guard start > 0, before >= 0 else {
      // At the start of the text no byte stands before, and there may be too few to load.
      finds.forbidden = Vector(repeating: 1)
      for index in start..<end { finds.high |= Vector(repeating: base[index]) }
      finds.marks = Vector(repeating: 1)
      finds.brackets = Vector(repeating: 1)
      return
    }
    let lanes = Vector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let outside = lanes.less(than: UInt8(truncatingIfNeeded: max(0, 16 - (end - start))))
    // Where no byte of the line is, a letter stands in for it.
    let bytes = bytes(at: end - 16) & ~outside | Vector(repeating: 0x61) & outside
    finds.add(bytes, before: self.bytes(at: before))
  }

  // MARK: The record

  /// The line, or nil if it is blank.
  @inline(__always)
  mutating func line(number: UInt32) -> Line? {
    guard start < end else { return nil }
    var last = end
    var trailing = 0
    trim: while last > start {
      switch base[last - 1] {
      case 0x20: trailing += 1
      case 0x09, 0x0B, 0x0C, 0x00: break
      case 0xA0 where last - start > 2 && base[last - 2] == 0xC2: last -= 1
      case 0x80 where last - start > 3 && base[last - 2] == 0x80 && base[last - 3] == 0xE3:
        last -= 2
      default: break trim
      }
      last -= 1
    }
    if trailing >= 2 { flags.insert(.hardBreak) }
    var first = start
    while first < last, base[first] > 0x20, first - start < 255 { first += 1 }
    var width = last - start
    var firstWidth = first - start
    if flags.contains(.nonASCII) {
      width = columns(start, min(last, start + 0x2_0000))
      firstWidth = columns(start, first)
    }
    return Line(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: last),
      number: number, width: UInt16(min(width, 65_535)), indent: UInt8(min(indent, 255)),
      firstWordWidth: UInt8(min(firstWidth, 255)), flags: flags)
  }

  /// Columns of UTF-8 text: continuation bytes take none, ideographs, kana and Hangul two.
  private func columns(_ start: Int, _ end: Int) -> Int {
    var columns = 0
    var index = start
    while index < end {
      // A count of bytes overflows after 255 steps.
      var counts = Vector(repeating: 0)
      let limit = min(end, index + 16 * 120)
      while index + 16 <= limit {
        let bytes = bytes(at: index)
        // Minus one for each byte that starts a character, and again for each wide one.
        counts &-= bytes.less(than: 0x80) | ~bytes.less(than: 0xC0)
        counts &-=
          ~bytes.less(than: 0xE3) & bytes.less(than: 0xF1) & ~bytes.equal(to: 0xEE)
        index += 16
      }
      for lane in 0..<16 { columns += Int(counts[lane]) }
      while index < limit {
        let byte = base[index]
        if byte < 0x80 || byte >= 0xC0 { columns += 1 }
        if byte >= 0xE3 && byte <= 0xF0 && byte != 0xEE { columns += 1 }
        index += 1
      }
    }
    return columns
  }
}
