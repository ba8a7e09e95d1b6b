internal import Conversion

/// Writes lines: each behind the marks of what it stands in, wrapped where asked for, with blank
/// lines between.
struct LineWriter {
  var output = OutputBuffer()
  /// What each line begins with.
  private(set) var prefix: [UInt8] = []
  /// What the next line begins with in place of ``prefix``.
  private var marker: [UInt8]?
  /// How many blank lines part the next line from the one before.
  private var gap = 0
  /// What the line before began with.
  private var lastPrefix: [UInt8] = []
  private(set) var isEmpty = true
  let width: Int?

  init(width: Int?) {
    self.width = width
  }

  /// Where ``enter(first:rest:)`` was called.
  struct Place {
    fileprivate var prefix: [UInt8]
    fileprivate var marker: [UInt8]?
  }

  /// Puts at least `lines` blank lines before the next line.
  mutating func leaveGap(_ lines: Int) {
    gap = max(gap, lines)
  }

  /// Goes into something whose first line begins with `first`, and the others with `rest`.
  mutating func enter(first: String, rest: String) -> Place {
    let place = Place(prefix: prefix, marker: marker)
    if marker != nil || first != rest { marker = (marker ?? prefix) + Array(first.utf8) }
    prefix += rest.utf8
    return place
  }

  /// Goes out again. A first line that was not written yet is written now, where `writesFirst`.
  mutating func leave(_ place: Place, writesFirst: Bool = false) {
    if marker != nil {
      if writesFirst {
        line([])
      } else {
        marker = place.marker
      }
    }
    prefix = place.prefix
  }

  /// Writes a line as it stands.
  mutating func line(_ bytes: some Collection<UInt8>) {
    startLine()
    output.append(contentsOf: bytes)
    if bytes.isEmpty {
      while output.bytes.last == 0x20 { output.bytes.removeLast() }
    }
    output.append(0x0A)
  }

  private mutating func startLine() {
    let start = marker ?? prefix
    if !isEmpty {
      var common = zip(prefix, lastPrefix).prefix { $0 == $1 }.count
      while common > 0, prefix[common - 1] == 0x20 { common -= 1 }
      for _ in 0..<gap {
        output.append(contentsOf: prefix[..<common])
        output.append(0x0A)
      }
    }
    gap = 0
    isEmpty = false
    marker = nil
    lastPrefix = prefix
    output.append(contentsOf: start)
  }

  /// Writes text whose line feeds are breaks.
  mutating func text(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      wrapped(line)
    }
  }

  private mutating func wrapped(_ bytes: ArraySlice<UInt8>) {
    guard let width else { return line(bytes) }
    let room = max(width - (marker ?? prefix).count, 20)
    var lineStart = bytes.startIndex
    var wordStart = bytes.startIndex
    var used = 0
    while wordStart < bytes.endIndex {
      let wordEnd = bytes[wordStart...].firstIndex(of: 0x20) ?? bytes.endIndex
      let columns = Columns.count(bytes[wordStart..<wordEnd])
      if wordStart > lineStart {
        if used + 1 + columns > room {
          line(bytes[lineStart..<wordStart - 1])
          lineStart = wordStart
          used = 0
        } else {
          used += 1
        }
      }
      used += columns
      guard wordEnd < bytes.endIndex else { break }
      wordStart = wordEnd + 1
    }
    line(bytes[lineStart...])
  }
}

/// How wide text is where all letters have a cell, or two.
enum Columns {
  static func count(_ bytes: ArraySlice<UInt8>) -> Int {
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    var count = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
        0x20000...0x3FFFD:
        count += 2
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: break
        default: count += 1
        }
      }
    }
    return count
  }
}
