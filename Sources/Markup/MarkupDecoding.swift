/// Decodes a document's bytes, whatever encoding they are in.
///
/// What speaks for an encoding, in order: a byte order mark; zero bytes at every other place (UTF-16
/// without a mark); bytes that can only be UTF-8; the XML declaration; a `meta` element in the first
/// 4,096 bytes. What is left is UTF-8, or windows-1252 if most of it is not UTF-8. A declaration that
/// the bytes contradict is passed over with a diagnostic.
/// - Complexity: O(n) in bytes; clean UTF-8 is not copied.
/// - Throws: ``MarkupError/Reason/unsupportedEncoding(_:)``, ``MarkupError/Reason/tooLarge(limit:)``.
package func decodeMarkup(
  _ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()
) throws(MarkupError) -> MarkupSource {
  let limit = min(max(limits.documentBytes, 0), 1 << 29)
  let tooLarge = MarkupError(
    .tooLarge(limit: limit), at: MarkupPosition(line: 1, column: 1, offset: 0))
  guard bytes.count <= limit else { throw tooLarge }
  var decoder = MarkupDecoder(problems: ProblemLog(capacity: limits.diagnostics))
  let source = try decoder.decode(bytes)
  guard source.bytes.count <= limit else { throw tooLarge }
  return source
}

/// One run of ``decodeMarkup(_:limits:)``.
private struct MarkupDecoder {
  var problems: ProblemLog

  mutating func decode(_ bytes: [UInt8]) throws(MarkupError) -> MarkupSource {
    if let (encoding, length) = byteOrderMark(bytes) {
      return source(bytes, in: encoding, skipping: length)
    }
    let survey = bytes.withUnsafeBufferPointer { SourceSurvey($0) }
    if survey.isClean, survey.isASCII { return MarkupSource(clean: bytes, problems: problems) }
    if !survey.isClean, let encoding = encodingByZeros(bytes) { return source(bytes, in: encoding) }

    let declared = bytes.withUnsafeBufferPointer { declaredEncoding($0) }
    if survey.isClean, declared == nil || declared.flatMap({ MarkupEncoding(label: $0) }) == .utf8 {
      return MarkupSource(clean: bytes, problems: problems)
    }
    let census = bytes.withUnsafeBufferPointer { UTF8Census($0) }
    guard let firstNonASCII = census.firstNonASCII else { return source(bytes, in: .utf8) }

    switch (declared, declared.flatMap { MarkupEncoding(label: $0) }) {
    case (nil, _):
      guard census.looksLikeUTF8 else {
        problems.report(
          .guessedEncoding(.windows1252, byteOffset: census.firstInvalid ?? 0), at: 0)
        return source(bytes, in: .windows1252)
      }
      return source(bytes, in: .utf8)
    case (let label?, nil):
      guard census.firstInvalid == nil else {
        throw MarkupError(
          .unsupportedEncoding(label), at: MarkupPosition(line: 1, column: 1, offset: 0))
      }
      problems.report(
        .misdeclaredEncoding(declared: label, used: .utf8, byteOffset: firstNonASCII), at: 0)
      return source(bytes, in: .utf8)
    case (let label?, let encoding?):
      // Text in one byte a character hardly ever happens to be valid UTF-8.
      let isUTF8 = census.looksLikeUTF8 && (encoding == .utf8 || census.firstInvalid == nil)
      if isUTF8 {
        if encoding != .utf8 {
          problems.report(
            .misdeclaredEncoding(declared: label, used: .utf8, byteOffset: firstNonASCII), at: 0)
        }
        return source(bytes, in: .utf8)
      }
      if encoding.upperHalf != nil { return source(bytes, in: encoding) }
      problems.report(
        .misdeclaredEncoding(
          declared: label, used: .windows1252, byteOffset: census.firstInvalid ?? 0), at: 0)
      return source(bytes, in: .windows1252)
    }
  }

  private func byteOrderMark(_ bytes: [UInt8]) -> (MarkupEncoding, length: Int)? {
    guard let first = bytes.first, first == 0 || first >= 0xEF else { return nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 and UTF-32 by their zero bytes: markup is ASCII, at least at the start.
  private func encodingByZeros(_ bytes: [UInt8]) -> MarkupEncoding? {
    let head = bytes.prefix(1024)
    guard head.count >= 4, head.contains(0) else { return nil }
    let lessThan = UInt8(ascii: "<")
    if head.starts(with: [lessThan, 0, 0, 0]) { return .utf32LittleEndian }
    if head.starts(with: [0, 0, 0, lessThan]) { return .utf32BigEndian }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = head.count / 2
    if head[0] == lessThan || zeros.odd > pairs / 3, head[1] == 0 || zeros.odd > pairs / 3,
      zeros.even * 8 < zeros.odd
    {
      return .utf16LittleEndian
    }
    if head[1] == lessThan || zeros.even > pairs / 3, head[0] == 0 || zeros.even > pairs / 3,
      zeros.odd * 8 < zeros.even
    {
      return .utf16BigEndian
    }
    return nil
  }

  private mutating func source(
    _ bytes: [UInt8], in encoding: MarkupEncoding, skipping skipped: Int = 0
  ) -> MarkupSource {
    let utf8: [UInt8]
    switch encoding {
    case .utf8: utf8 = skipped == 0 ? bytes : Array(bytes[skipped...])
    case .utf16LittleEndian, .utf16BigEndian:
      utf8 = utf16(bytes, from: skipped, isBigEndian: encoding == .utf16BigEndian)
    case .utf32LittleEndian, .utf32BigEndian:
      utf8 = utf32(bytes, from: skipped, isBigEndian: encoding == .utf32BigEndian)
    default: utf8 = singleByte(bytes, in: encoding)
    }
    return MarkupSource(
      utf8: utf8, from: encoding, problems: problems, skippedBytes: encoding == .utf8 ? skipped : 0)
  }

  private mutating func singleByte(_ bytes: [UInt8], in encoding: MarkupEncoding) -> [UInt8] {
    let upperHalf = encoding.upperHalf ?? []
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let index = Int(byte) - 0x80
      let scalar = index < upperHalf.count ? upperHalf[index] : 0xFFFD
      if scalar == 0xFFFD {
        problems.report(.invalidBytes(in: encoding, byteOffset: offset), at: output.count)
      }
      appendUTF8(scalar, to: &output)
    }
    return output
  }

  private mutating func utf16(_ bytes: [UInt8], from start: Int, isBigEndian: Bool) -> [UInt8] {
    let encoding = isBigEndian ? MarkupEncoding.utf16BigEndian : .utf16LittleEndian
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 + bytes.count / 8)
    func unit(_ index: Int) -> UInt32 {
      let first = UInt32(bytes[index])
      let second = UInt32(bytes[index + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var index = start
    while index + 1 < bytes.count {
      let high = unit(index)
      var scalar = high
      var length = 2
      if (0xD800..<0xE000).contains(high) {
        scalar = 0xFFFD
        if high < 0xDC00, index + 3 < bytes.count {
          let low = unit(index + 2)
          if (0xDC00..<0xE000).contains(low) {
            scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            length = 4
          }
        }
        if length == 2 {
          problems.report(.invalidBytes(in: encoding, byteOffset: index), at: output.count)
        }
      }
      appendUTF8(scalar, to: &output)
      index += length
    }
    if index < bytes.count {
      problems.report(.invalidBytes(in: encoding, byteOffset: index), at: output.count)
      appendUTF8(0xFFFD, to: &output)
    }
    return output
  }

  private mutating func utf32(_ bytes: [UInt8], from start: Int, isBigEndian: Bool) -> [UInt8] {
    let encoding = isBigEndian ? MarkupEncoding.utf32BigEndian : .utf32LittleEndian
    var output: [UInt8] = []
    var index = start
    while index < bytes.count {
      var scalar: UInt32 = 0xFFFF_FFFF
      if index + 3 < bytes.count {
        let unit = bytes[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        scalar = isBigEndian ? unit : unit.byteSwapped
      }
      if scalar > 0x10FFFF || (0xD800..<0xE000).contains(scalar) {
        problems.report(.invalidBytes(in: encoding, byteOffset: index), at: output.count)
        scalar = 0xFFFD
      }
      appendUTF8(scalar, to: &output)
      index += 4
    }
    return output
  }
}

/// Appends a scalar, which must be one, as UTF-8.
@inline(__always)
func appendUTF8(_ scalar: UInt32, to output: inout [UInt8]) {
  func tail(_ shift: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: 0x80 | (scalar &>> shift) & 0x3F)
  }
  switch scalar {
  case 0..<0x80: output.append(UInt8(truncatingIfNeeded: scalar))
  case 0x80..<0x800:
    output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar &>> 6))
    output.append(tail(0))
  case 0x800..<0x10000:
    output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar &>> 12))
    output.append(tail(6))
    output.append(tail(0))
  default:
    output.append(UInt8(truncatingIfNeeded: 0xF0 | scalar &>> 18))
    output.append(tail(12))
    output.append(tail(6))
    output.append(tail(0))
  }
}
