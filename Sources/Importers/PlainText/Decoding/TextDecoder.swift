internal import Conversion

/// Valid UTF-8 without a byte order mark, and where its lines are.
struct DecodedText {
  var bytes: [UInt8]
  /// Those that are not blank.
  var lines: [Line]

  init(bytes: [UInt8], lines: [Line]) {
    self.bytes = bytes
    self.lines = lines
  }

  init(validUTF8 bytes: [UInt8], jobs: Int) {
    self.init(bytes: bytes, lines: LineScanner.lines(of: bytes, jobs: jobs))
  }
}

/// Turns bytes of any encoding into valid UTF-8 without a byte order mark.
enum TextDecoder {
  /// The text of `bytes`: by byte order mark, strict UTF-8, UTF-16 and UTF-32 without a mark, the
  /// code pages of East Asia where they decode and read plausibly, Cyrillic ones, else
  /// Windows-1252. The choice is a diagnostic unless it is UTF-8.
  ///
  /// Most texts are UTF-8, which shows while their lines are found.
  /// - Parameter jobs: how many threads may look at once.
  /// - Complexity: O(n) in bytes.
  static func decode(
    _ bytes: [UInt8], jobs: Int = 1, diagnostics: inout Diagnostics
  ) -> DecodedText {
    if let (name, text) = byMark(bytes) {
      say(name, &diagnostics)
      return DecodedText(validUTF8: text, jobs: jobs)
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let bytes = hasMark ? Array(bytes[3...]) : bytes
    let lines = LineScanner.linesIfUTF8(of: bytes, jobs: jobs)
    if let lines, hasMark || !bytes.prefix(64).contains(0) {
      return DecodedText(bytes: bytes, lines: lines)
    }
    if !hasMark, let (name, text) = WideText.decoded(bytes) {
      say(name, &diagnostics)
      return DecodedText(validUTF8: text, jobs: jobs)
    }
    if let lines { return DecodedText(bytes: bytes, lines: lines) }
    let (name, text) = guessed(bytes)
    say(name, &diagnostics)
    return DecodedText(validUTF8: text, jobs: jobs)
  }

  private static func say(_ name: String, _ diagnostics: inout Diagnostics) {
    diagnostics.note("encoding", "text is read as \(name)")
  }

  /// The text after a byte order mark that is not the one of UTF-8.
  private static func byMark(_ bytes: [UInt8]) -> (name: String, text: [UInt8])? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      return ("UTF-32", WideText.utf32(bytes[4...], isBig: false))
    }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return ("UTF-32", WideText.utf32(bytes[4...], isBig: true))
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return ("UTF-16", WideText.utf16(bytes[2...], isBig: false))
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return ("UTF-16", WideText.utf16(bytes[2...], isBig: true))
    }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      let (text, faults, _) = CodePage.gb18030.decoded(Array(bytes[4...]))
      return faults == 0 ? (CodePage.gb18030.name, text) : nil
    }
    return nil
  }

  /// The text of bytes that are not UTF-8.
  private static func guessed(_ bytes: [UInt8]) -> (name: String, text: [UInt8]) {
    if let text = MixedText.decoded(bytes) {
      return ("UTF-8 with stray bytes of Windows-1252", text)
    }
    for page in Plausibility.ranked(bytes) {
      let (text, faults, characters) = page.decoded(bytes)
      if faults * 2_000 <= characters { return (page.name, text) }
    }
    let page = Plausibility.singleBytePage(bytes)
    return (page.name, page.decoded(bytes))
  }
}

/// UTF-8 in which another program left single bytes of Windows-1252.
enum MixedText {
  /// The text with each stray byte read as Windows-1252; nil where strays are not the exception.
  /// - Complexity: O(n) in bytes.
  static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var sequences = 0
      var strays = 0
      var index = 0
      while index < buffer.count {
        if base[index] < 0x80 {
          index += 1
          continue
        }
        let length = UTF8Validator.sequenceLength(base, index, buffer.count)
        if length == 0 { strays += 1 } else { sequences += 1 }
        index += max(1, length)
      }
      guard sequences >= 3, strays * 20 <= sequences else { return nil }
      var result: [UInt8] = []
      result.reserveCapacity(buffer.count + strays * 2)
      index = 0
      while index < buffer.count {
        let length =
          base[index] < 0x80 ? 1 : UTF8Validator.sequenceLength(base, index, buffer.count)
        if length == 0 {
          result.appendUTF8(SingleByteCodePage.windows1252.scalar(base[index]))
          index += 1
        } else {
          for offset in 0..<length { result.append(base[index + offset]) }
          index += length
        }
      }
      return result
    }
  }
}
