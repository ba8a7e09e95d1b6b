internal import ByteScanning

/// Counts words in texts that come in pieces; see ``Story/countedWords`` for what a word is.
package struct WordCounter {
  private var finishedCount = 0
  /// Whether the text so far ends inside of a word, which is counted at its end.
  private var isInWord = false

  package init() {}

  /// The number of words in `text`.
  /// - Complexity: O(n).
  package static func count(_ text: String) -> Int {
    var counter = WordCounter()
    counter.add(text)
    return counter.count
  }

  /// The number of words so far.
  package var count: Int { finishedCount + (isInWord ? 1 : 0) }

  /// Counts a piece of a text. A word may begin in one piece and end in the next.
  /// - Complexity: O(n); sixteen bytes at a step in what is ASCII.
  package mutating func add(_ text: String) {
    // What has its bytes at hand need not be copied, which would touch its count.
    guard text.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil else { return }
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Ends the text of the pieces so far, and so the word that it ends in.
  package mutating func endText() {
    finishedCount = count
    isInWord = false
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    var index = 0
    while index < text.count {
      index = addPlain(base, from: index, to: text.count)
      // What stopped the steps is near.
      index = addPlainRest(base, from: index, of: text.count)
      while index < text.count, !(0x20...0x7F).contains(base[index]) {
        index = addScalar(base, at: index, of: text.count)
      }
    }
  }
}

extension WordCounter {
  private typealias Vector = SIMD16<UInt8>

  /// Counts sixteen bytes at a step while all of them are ASCII and none is a control.
  ///
  /// A number is made of each half of a step that has a byte 0xFF for everything in a run and 0x7F
  /// for a space. Adding 0x80 where a letter or a digit is carries over to the end of its run,
  /// however many are in it: into the high bit of the space there, or into the next half.
  /// - Returns: the index behind the last step.
  private mutating func addPlain(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let bytes = UnsafeRawPointer(base)
    var index = start
    var carry: UInt64 = isInWord ? 1 : 0
    var isPlain = true
    while isPlain, index &+ 16 <= end {
      // A count for each of the eight places of a half, each of which has room for 255.
      var ends: UInt64 = 0
      let pause = min(end &- 16, index &+ 16 &* 126)
      while index <= pause {
        let step = bytes.loadUnaligned(fromByteOffset: index, as: Vector.self)
        // What is below a space borrows from the high bit, what is not ASCII has it.
        let strange = Self.words((step &- Vector(repeating: 0x20)) | step)
        isPlain = (strange[0] | strange[1]) & Self.highBits == 0
        if !isPlain { break }
        let runs = Self.words(step &+ Vector(repeating: 0x80 - 0x21))
        let lettersAndDigits = Self.words(Self.lettersAndDigits(step))
        for half in 0..<2 {
          let inRun = UInt64(littleEndian: runs[half])
          let (sum, overflows) = (inRun | ~Self.highBits).addingReportingOverflow(
            UInt64(littleEndian: lettersAndDigits[half]) &+ carry)
          carry = overflows ? 1 : 0
          ends &+= (sum & ~inRun & Self.highBits) &>> 7
        }
        index &+= 16
      }
      let pairs = (ends & 0x00FF_00FF_00FF_00FF) &+ (ends &>> 8 & 0x00FF_00FF_00FF_00FF)
      finishedCount &+= Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }
    isInWord = carry == 1
    return index
  }

  /// Counts up to eight bytes before the next one that is no ASCII or a control, or before the end,
  /// in the way of ``addPlain(_:from:to:)``.
  /// - Returns: the index behind them.
  @inline(__always)
  private mutating func addPlainRest(
    _ base: UnsafePointer<UInt8>, from index: Int, of count: Int
  ) -> Int {
    guard index < count else { return index }
    let bytes = Self.eightBytes(base, from: index, of: count)
    let strange = ((bytes &- Self.spaces) | bytes) & Self.highBits
    let length = min(count &- index, strange.trailingZeroBitCount &>> 3)
    if length == 0 { return index }
    // Spaces stand for what comes behind: a word that ends there may go on.
    let isBehind: UInt64 = length < 8 ? ~0 &<< UInt64(8 &* length) : 0
    let plain = bytes & ~isBehind | Self.spaces & isBehind
    let inRun = plain &+ Self.ones &* (0x80 - 0x21)
    let (sum, overflows) = (inRun | ~Self.highBits).addingReportingOverflow(
      Self.lettersAndDigits(plain) &+ (isInWord ? 1 : 0))
    let ends = sum & ~inRun & Self.highBits
    isInWord = overflows || ends & isBehind != 0
    finishedCount &+= (ends & ~isBehind).nonzeroBitCount
    return index &+ length
  }

  /// The bytes from `index` on, the first one lowest, as far as the text goes.
  @inline(__always)
  private static func eightBytes(
    _ base: UnsafePointer<UInt8>, from index: Int, of count: Int
  ) -> UInt64 {
    if index &+ 8 <= count { return EightBytes(base, at: index).bits }
    if count >= 8 {
      return EightBytes(base, at: count &- 8).bits &>> UInt64(8 &* (8 &- (count &- index)))
    }
    var result: UInt64 = 0
    for offset in index..<count {
      result |= UInt64(base[offset]) &<< UInt64(8 &* (offset &- index))
    }
    return result
  }

  private static var ones: UInt64 { EightBytes.ones }
  private static var highBits: UInt64 { EightBytes.highBits }
  private static var spaces: UInt64 { EightBytes(repeating: 0x20).bits }

  /// The high bit of each byte that is a letter or a digit, of bytes from 0x20 to 0x7F.
  @inline(__always)
  private static func lettersAndDigits(_ bytes: UInt64) -> UInt64 {
    let lower = bytes | spaces
    let letters = (lower &+ ones &* (0x80 - 0x61)) & ~(lower &+ ones &* (0x80 - 0x7B))
    let digits = (lower &+ ones &* (0x80 - 0x30)) & ~(lower &+ ones &* (0x80 - 0x3A))
    return (letters | digits) & highBits
  }

  /// The high bit of each byte that is a letter or a digit, of bytes from 0x20 to 0x7F.
  @inline(__always)
  private static func lettersAndDigits(_ bytes: Vector) -> Vector {
    let lower = bytes | Vector(repeating: 0x20)
    let letters =
      (lower &+ Vector(repeating: 0x80 - 0x61)) & ~(lower &+ Vector(repeating: 0x80 - 0x7B))
    let digits =
      (lower &+ Vector(repeating: 0x80 - 0x30)) & ~(lower &+ Vector(repeating: 0x80 - 0x3A))
    return (letters | digits) & Vector(repeating: 0x80)
  }

  @inline(__always)
  private static func words(_ bytes: Vector) -> SIMD2<UInt64> {
    unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
  }
}

extension WordCounter {
  /// Counts the character at `index`.
  /// - Returns: the index of the next one.
  @inline(__always)
  private mutating func addScalar(
    _ base: UnsafePointer<UInt8>, at index: Int, of count: Int
  ) -> Int {
    let byte = base[index]
    if byte < 0x80 {
      if WhiteSpace.contains(byte) {
        endText()
      } else if Self.isLetterOrDigit(byte) {
        isInWord = true
      }
      return index &+ 1
    }
    let (value, length) = Self.scalar(base, at: index, count: count)
    if Self.isIdeographOrKana(value) {
      endText()
      finishedCount &+= 1
    } else if value == 0xA0 || value == 0x3000 || (0x2000...0x200A).contains(value) {
      endText()
    } else if !isInWord, Self.isWordCharacter(value) {
      isInWord = true
    }
    return index &+ length
  }

  /// The scalar at `index` and its length in valid UTF-8 that is not ASCII there.
  @inline(__always)
  private static func scalar(
    _ base: UnsafePointer<UInt8>, at index: Int, count: Int
  ) -> (value: UInt32, length: Int) {
    let first = base[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F &>> UInt32(length))
    for offset in 1..<length where index &+ offset < count {
      value = value &<< 6 | UInt32(base[index &+ offset] & 0x3F)
    }
    return (value, length)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isWordCharacter(_ value: UInt32) -> Bool {
    // General punctuation, the commonest characters of prose beyond ASCII.
    if (0x2010...0x2060).contains(value) { return false }
    return Unicode.Scalar(value)?.isLetterOrNumber ?? false
  }

  private static func isIdeographOrKana(_ value: UInt32) -> Bool {
    (0x3041...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }
}
