internal import ByteScanning

/// Looks at many bytes in one step.
///
/// The loops are of a fixed length and take nothing but minima, which the compiler makes vector
/// instructions of; conditions would become branches.
enum WideScan {
  static let width = 64

  /// Whether one of ``width`` bytes is '<', '>' or '&'.
  @inline(__always)
  static func holdsMarkup(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var least: UInt8 = 0xFF
    var offset = 0
    while offset < width {
      let byte = bytes[offset]
      // '<' and '>' differ in the bit worth two.
      least = min(least, (byte & 0xFD) ^ UInt8(ascii: "<"), byte ^ UInt8(ascii: "&"))
      offset &+= 1
    }
    return least == 0
  }

  /// Whether none of ``width`` bytes needs a replacement in text that is written.
  @inline(__always)
  static func isPlainText(_ bytes: UnsafePointer<UInt8>) -> Bool {
    var least: UInt8 = 0xFF
    var (noncharacter, ampersand, angle): (UInt8, UInt8, UInt8) = (0xFF, 0xFF, 0xFF)
    for offset in 0..<width {
      let byte = bytes[offset]
      least = min(least, byte)
      // The first byte of U+FFFE and U+FFFF.
      noncharacter = min(noncharacter, byte ^ 0xEF)
      ampersand = min(ampersand, byte ^ UInt8(ascii: "&"))
      angle = min(angle, (byte & 0xFD) ^ UInt8(ascii: "<"))
    }
    return least >= 0x20 && min(noncharacter, ampersand, angle) != 0
  }

  /// Whether one of ``width`` bytes is neither printable ASCII nor a line feed.
  @inline(__always)
  static func holdsUnusual(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var all: UInt8 = 0
    var leastControl: UInt8 = 0xFF
    var leastDelete: UInt8 = 0xFF
    var offset = 0
    while offset < width {
      let byte = bytes[offset]
      all |= byte
      // Controls stay below 0x1F, but for the line feed, which becomes 0xFF.
      leastControl = min(leastControl, (byte ^ 0x0A) &- 1)
      leastDelete = min(leastDelete, byte ^ 0x7F)
      offset &+= 1
    }
    return all >= 0x80 || leastControl < 0x1F || leastDelete == 0
  }

  /// Whether one of ``width`` bytes is outside of ASCII.
  @inline(__always)
  static func holdsNonASCII(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var all: UInt8 = 0
    var offset = 0
    while offset < width {
      all |= bytes[offset]
      offset &+= 1
    }
    return all >= 0x80
  }

  /// Whether ``width`` bytes, given the one before them, hold neither controls nor two spaces in a
  /// row.
  /// - Parameter all: receives the bits of all bytes.
  @inline(__always)
  static func isSingleSpaced(_ bytes: UnsafePointer<UInt8>, all: inout UInt8) -> Bool {
    var least: UInt8 = 0xFF
    var leastPair: UInt8 = 0xFF
    var offset = 0
    while offset < width {
      let byte = bytes[offset]
      all |= byte
      least = min(least, byte)
      leastPair = min(leastPair, (byte | bytes[offset &- 1]) ^ 0x20)
      offset &+= 1
    }
    return least >= 0x20 && leastPair != 0
  }
}

/// What a text is like of which nothing is forbidden.
struct TextShape {
  /// Whether single spaces stand between words, none at the edges, and no other white space.
  private(set) var isSingleSpaced = false
  /// Whether it is ASCII; not known where it is not single-spaced.
  private(set) var isASCII = false

  /// - Parameter text: bytes without controls but tab and line feed.
  /// - Complexity: O(n), up to the first white space that is too much.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, text.count > 0, base[0] > 0x20, base[text.count - 1] > 0x20
    else { return }
    let count = text.count
    var all = base[0]
    var index = 1
    if count > WideScan.width {
      while index &+ WideScan.width <= count {
        guard WideScan.isSingleSpaced(base + index, all: &all) else { return }
        index &+= WideScan.width
      }
      // The rest is looked at sooner with what stands before it than by itself.
      let rest = base + (count &- WideScan.width)
      guard WideScan.isSingleSpaced(rest, all: &all) else { return }
      index = count
    }
    while index < count {
      let byte = base[index]
      guard byte > 0x20 || byte == 0x20 && base[index &- 1] != 0x20 else { return }
      all |= byte
      index &+= 1
    }
    isSingleSpaced = true
    isASCII = all < 0x80
  }
}

extension String {
  /// Takes bytes that are known to be UTF-8, and so need not be checked once more.
  init(valid bytes: UnsafeBufferPointer<UInt8>) {
    self.init(valid: bytes, isASCII: bytes.isASCII)
  }

  init(valid bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    if #available(macOS 26.0, *) {
      self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool {
    guard let baseAddress else { return true }
    var index = 0
    while index &+ WideScan.width <= count {
      if WideScan.holdsNonASCII(baseAddress, at: index) { return false }
      index &+= WideScan.width
    }
    while index &+ 8 <= count {
      if EightBytes(baseAddress, at: index).nonASCII != 0 { return false }
      index &+= 8
    }
    while index < count {
      if baseAddress[index] >= 0x80 { return false }
      index &+= 1
    }
    return true
  }
}
