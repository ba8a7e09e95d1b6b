internal import ByteScanning

/// Checks UTF-8 and makes line ends uniform (WHATWG HTML, 13.2.3.5; XML 1.0, 2.11).
struct SourceNormalizer {
  var problems: ProblemLog
  var firstForbidden: ForbiddenCharacter?

  /// The normalized bytes, already begun, or `nil` as long as nothing had to change.
  private var output: [UInt8]?

  /// Bytes of the undecoded input before what is normalized.
  private let skippedBytes: Int

  init(problems: ProblemLog, skippedBytes: Int) {
    self.problems = problems
    self.skippedBytes = skippedBytes
  }

  /// The normalized bytes, or `nil` if they are the same.
  mutating func normalize(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard let base = input.baseAddress else { return nil }
    let count = input.count
    var index = 0
    // Input before this offset is in the output, if there is one.
    var copied = 0
    while true {
      index = Self.skipPlainASCII(base, from: index, to: count)
      guard index < count else { break }
      let byte = base[index]
      if byte == 0x0D {
        copy(base, from: copied, to: index)
        output?.append(0x0A)
        index &+= index &+ 1 < count && base[index &+ 1] == 0x0A ? 2 : 1
        copied = index
      } else if byte < 0x80 {
        if byte != 0, byte != 0x0C {
          problems.report(.controlCharacterInInputStream, at: place(index, copied))
        }
        forbid(UInt32(byte), at: place(index, copied))
        index &+= 1
      } else {
        let (scalar, length) = decodeScalar(base + index, count: count &- index)
        if let scalar {
          if isNoncharacter(scalar) {
            problems.report(.noncharacterInInputStream, at: place(index, copied))
            if scalar == 0xFFFE || scalar == 0xFFFF { forbid(scalar, at: place(index, copied)) }
          } else if scalar < 0xA0 {
            problems.report(.controlCharacterInInputStream, at: place(index, copied))
          }
        } else {
          copy(base, from: copied, to: index)
          problems.report(
            .invalidBytes(in: .utf8, byteOffset: index &+ skippedBytes),
            at: output?.count ?? index)
          output?.append(contentsOf: [0xEF, 0xBF, 0xBD])
          copied = index &+ length
        }
        index &+= length
      }
    }
    if output != nil { copy(base, from: copied, to: count) }
    return output
  }

  /// Where the input's byte `index` lies in what comes out.
  private func place(_ index: Int, _ copied: Int) -> Int {
    output.map { $0.count &+ (index &- copied) } ?? index
  }

  private mutating func forbid(_ scalar: UInt32, at offset: Int) {
    // DEL is allowed, though XML advises against it.
    if firstForbidden == nil, scalar != 0x7F {
      firstForbidden = ForbiddenCharacter(scalar: scalar, offset: offset)
    }
  }

  private mutating func copy(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    if output == nil { output = [] }
    output?.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end &- start))
  }

  /// The first offset that holds neither printable ASCII nor tab or line feed.
  @inline(__always)
  fileprivate static func skipPlainASCII(
    _ base: UnsafePointer<UInt8>, from start: Int, to count: Int
  ) -> Int {
    var index = start
    var wideStart = start
    while true {
      while index >= wideStart, index &+ WideScan.width <= count {
        if WideScan.holdsUnusual(base, at: index) {
          // Where it is shows in smaller steps.
          wideStart = index &+ WideScan.width
        } else {
          index &+= WideScan.width
        }
      }
      while index &+ 8 <= count {
        let mask = EightBytes(base, at: index).notPrintableASCII
        if mask != 0 {
          index &+= EightBytes.firstIndex(in: mask)
          break
        }
        index &+= 8
      }
      guard index < count, isPlain(base[index]) else { return index }
      index &+= 1
    }
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x09
  }
}

/// What is known of a document's bytes after one quick look, which is all that most of them need.
struct SourceSurvey {
  /// Whether the bytes are UTF-8 that may stay as it is: no carriage returns, no controls, no
  /// noncharacters.
  private(set) var isClean = true
  private(set) var isASCII = true

  /// - Complexity: O(n) in bytes, up to the first that are not clean.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    let count = bytes.count
    var index = 0
    while true {
      index = SourceNormalizer.skipPlainASCII(base, from: index, to: count)
      guard index < count else { return }
      isASCII = false
      let (scalar, length) = decodeScalar(base + index, count: count &- index)
      guard let scalar, scalar >= 0xA0, !isNoncharacter(scalar) else {
        isClean = false
        return
      }
      index &+= length
    }
  }
}

/// The scalar that `count` bytes of UTF-8 start with, or `nil` and the length of the part to replace
/// (Unicode 3.9, maximal subpart).
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>, count: Int) -> (scalar: UInt32?, length: Int) {
  let first = bytes[0]
  switch first {
  case 0..<0x80: return (UInt32(first), 1)
  case 0xC2..<0xE0:
    guard count > 1, bytes[1] & 0xC0 == 0x80 else { return (nil, 1) }
    return (UInt32(first & 0x1F) &<< 6 | UInt32(bytes[1] & 0x3F), 2)
  case 0xE0..<0xF0:
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : 0xBF
    guard count > 1, bytes[1] >= lowest, bytes[1] <= highest else { return (nil, 1) }
    guard count > 2, bytes[2] & 0xC0 == 0x80 else { return (nil, 2) }
    return (
      UInt32(first & 0x0F) &<< 12 | UInt32(bytes[1] & 0x3F) &<< 6 | UInt32(bytes[2] & 0x3F), 3
    )
  case 0xF0..<0xF5:
    let lowest: UInt8 = first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xF4 ? 0x8F : 0xBF
    guard count > 1, bytes[1] >= lowest, bytes[1] <= highest else { return (nil, 1) }
    guard count > 2, bytes[2] & 0xC0 == 0x80 else { return (nil, 2) }
    guard count > 3, bytes[3] & 0xC0 == 0x80 else { return (nil, 3) }
    let high = UInt32(first & 0x07) &<< 18 | UInt32(bytes[1] & 0x3F) &<< 12
    return (high | UInt32(bytes[2] & 0x3F) &<< 6 | UInt32(bytes[3] & 0x3F), 4)
  default: return (nil, 1)
  }
}

/// Whether Unicode keeps a scalar for internal use: U+FDD0...U+FDEF and the last two of each plane.
@inline(__always)
func isNoncharacter(_ scalar: UInt32) -> Bool {
  (scalar & 0xFFFE) == 0xFFFE || (scalar >= 0xFDD0 && scalar <= 0xFDEF)
}
