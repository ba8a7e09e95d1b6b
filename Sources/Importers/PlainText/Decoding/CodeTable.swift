/// The characters of a code page of two bytes, as rows that the lead byte picks from.
///
/// The text of a table holds the characters themselves: a line a row, `.` for a code without one,
/// rows cut after their last character.
struct CodeTable: Sendable {
  /// The characters a row.
  let width: Int
  /// Row after row; 0 where there is none.
  private var values: [UInt16] = []

  init(_ text: StaticString, width: Int) {
    self.width = width
    text.withUTF8Buffer { bytes in
      values.reserveCapacity(bytes.count / 2)
      var row = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x0A {
          row += 1
          while values.count < row * width { values.append(0) }
          index += 1
        } else if byte < 0x80 {
          values.append(0)
          index += 1
        } else if byte < 0xE0, index + 1 < bytes.count {
          values.append(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F))
          index += 2
        } else if index + 2 < bytes.count {
          values.append(
            UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
              | UInt16(bytes[index + 2] & 0x3F))
          index += 3
        } else {
          break
        }
      }
    }
  }

  init(_ values: [UInt16]) {
    width = max(1, values.count)
    self.values = values
  }

  /// The character at a place, or 0.
  @inline(__always)
  func value(_ row: Int, _ cell: Int) -> UInt32 {
    guard row >= 0, cell >= 0, cell < width else { return 0 }
    return value(row * width + cell)
  }

  /// The character at a place counted through all rows, or 0.
  @inline(__always)
  func value(_ place: Int) -> UInt32 {
    place >= 0 && place < values.count ? UInt32(values[place]) : 0
  }

  /// All characters, 0 among them.
  var all: [UInt16] { values }
}

extension CodeTable {
  /// The ideographs U+4E00...U+9FA5 that GB 2312 does not have, in the order of Unicode, then
  /// ``simplifiedTail``: what GBK adds, in the order of its codes (leads 0x81...0xA0, then the trails
  /// below 0xA1 of the leads 0xAA...0xFE).
  static let simplifiedRest: CodeTable = {
    let known = Set(simplified.all)
    let rest = (UInt16(0x4E00)...0x9FA5).filter { !known.contains($0) }
    return CodeTable(rest + simplifiedTail.all)
  }()

  /// The syllables that KS X 1001 does not have, in the order of Unicode: what the unified Hangul code
  /// adds, in the order of its codes.
  static let koreanRest: CodeTable = {
    let known = Set(korean.all)
    return CodeTable((UInt16(0xAC00)...0xD7A3).filter { !known.contains($0) })
  }()

  /// The ranges of ``simplifiedRanges`` with the place of their first character.
  static let fourByteRanges: [(place: Int, first: UInt32)] = {
    var result: [(place: Int, first: UInt32)] = []
    var place = 0
    var first: UInt32 = 0
    var value: UInt32 = 0
    func close() {
      let start = first == 0 ? value : first
      result.append((place, start))
      place += Int(value - start) + 1
    }
    simplifiedRanges.withUTF8Buffer { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "-"):
          first = value
          value = 0
        case 0x20:
          close()
          first = 0
          value = 0
        case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
        default: value = value << 4 | UInt32(byte &- 55)
        }
      }
      close()
    }
    return result
  }()
}
