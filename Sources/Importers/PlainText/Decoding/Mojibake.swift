internal import Conversion

/// Repairs text whose UTF-8 was once taken for Windows-1252: `â€™` for `’`, `Ã©` for `é`.
enum Mojibake {
  /// The text with each run of characters that spells UTF-8 in Windows-1252 replaced by what it
  /// spells. Other characters stay.
  /// - Complexity: O(n) in bytes.
  static func repaired(_ bytes: [UInt8], diagnostics: inout Diagnostics) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var repairs = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index
      var legacy: [UInt8] = []
      var isLegacy = true
      while index < bytes.count, bytes[index] >= 0x80 {
        let (value, length) = bytes.scalar(at: index)
        if let byte = SingleByteCodePage.windows1252.byte(value) {
          legacy.append(byte)
        } else {
          isLegacy = false
        }
        index += length
      }
      if isLegacy, legacy.count > 1, UTF8Validator.isValid(legacy) {
        result += legacy
        repairs += 1
      } else {
        result += bytes[start..<min(index, bytes.count)]
      }
    }
    if repairs > 0 {
      diagnostics.note("mojibake-repaired", "\(repairs) wrongly decoded characters were repaired")
    }
    return result
  }
}
