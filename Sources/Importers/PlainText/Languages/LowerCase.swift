/// Text in lower case, as `String.lowercased()` has it, from bytes to bytes; its letters and their
/// accents are one scalar each where there is one.
///
/// That function maps each character of a text that is not all ASCII by a search in Unicode's tables;
/// here only letters outside of ASCII are looked up, which most such texts have few of.
enum LowerCase {
  /// Appends `range` of `bytes`, which are valid UTF-8, in lower case.
  /// - Complexity: O(n) in bytes, sixteen at a step through ASCII.
  static func append(_ bytes: [UInt8], _ range: Range<Int>, to result: inout [UInt8]) {
    result.reserveCapacity(result.count + range.count)
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var index = range.lowerBound
      while index < range.upperBound {
        if index + 16 <= range.upperBound {
          let vector = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
          if !(vector & SIMD16(repeating: 0x80)).isAny {
            let isUpper = ~vector.less(than: 0x41) & vector.less(than: 0x5B)
            let lower = vector | isUpper & SIMD16(repeating: 0x20)
            withUnsafeBytes(of: lower) { result.append(contentsOf: $0) }
            index += 16
            continue
          }
        }
        let byte = base[index]
        if byte < 0x80 {
          result.append(ByteClass.isUpper(byte) ? byte | 0x20 : byte)
          index += 1
        } else {
          let (value, length) = bytes.scalar(at: index)
          if ComposedLetters.isMark(value), let mark = Unicode.Scalar(value) {
            ComposedLetters.append(mark, to: &result)
          } else if hasNoCase(value) {
            result.append(contentsOf: buffer[index..<min(index + length, range.upperBound)])
          } else if let scalar = Unicode.Scalar(value) {
            result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
          }
          index += length
        }
      }
    }
  }

  /// `range` of `bytes`, which are valid UTF-8, in lower case.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    if range.count < 16, range.allSatisfy({ bytes[$0] < 0x80 }) {
      // A word, which needs no memory of its own.
      return String(unsafeUninitializedCapacity: range.count) { buffer in
        for (offset, index) in range.enumerated() {
          buffer[offset] = ByteClass.isUpper(bytes[index]) ? bytes[index] | 0x20 : bytes[index]
        }
        return range.count
      }
    }
    var result: [UInt8] = []
    append(bytes, range, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Punctuation, kana, ideographs and Hangul: blocks of scripts without case.
  private static func hasNoCase(_ value: UInt32) -> Bool {
    (0x2000...0x20FF).contains(value) || (0x3000...0xA3FF).contains(value)
      || (0xAC00...0xD7A3).contains(value)
  }
}
