internal import ByteScanning

/// How much of a text is UTF-8.
struct UTF8Census {
  /// The first byte outside ASCII.
  private(set) var firstNonASCII: Int?
  /// The first byte that is not part of a UTF-8 sequence.
  private(set) var firstInvalid: Int?
  private var validSequences = 0
  private var invalidSequences = 0

  /// Whether damaged UTF-8 is likelier than another encoding: sequences of several bytes do not come
  /// about by chance.
  var looksLikeUTF8: Bool { invalidSequences <= validSequences }

  /// - Complexity: O(n) in bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var index = 0
    while index < bytes.count {
      if index &+ 8 <= bytes.count {
        let mask = EightBytes(base, at: index).nonASCII
        if mask == 0 {
          index &+= 8
          continue
        }
        index &+= EightBytes.firstIndex(in: mask)
      } else if base[index] < 0x80 {
        index &+= 1
        continue
      }
      if firstNonASCII == nil { firstNonASCII = index }
      let (scalar, length) = decodeScalar(base + index, count: bytes.count &- index)
      if scalar == nil {
        if firstInvalid == nil { firstInvalid = index }
        invalidSequences &+= 1
      } else {
        validSequences &+= 1
      }
      index &+= length
    }
  }
}

/// The label that a document's XML declaration or first `meta` element gives for its encoding.
func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  let head = UnsafeBufferPointer(rebasing: bytes.prefix(4096))
  if startsIgnoringCase(head, at: 0, with: "<?xml") {
    let end = head.firstIndex(of: UInt8(ascii: ">")) ?? head.count
    return label(head, after: "encoding", from: 5, to: end) ?? metaEncoding(head)
  }
  return metaEncoding(head)
}

/// The encoding of the first `meta` element that names one (WHATWG HTML, 13.2.3.2, in short).
private func metaEncoding(_ head: UnsafeBufferPointer<UInt8>) -> String? {
  var index = 0
  while index < head.count {
    guard head[index] == UInt8(ascii: "<") else {
      index += 1
      continue
    }
    if startsIgnoringCase(head, at: index, with: "<!--") {
      index += 4
      while index < head.count, !startsIgnoringCase(head, at: index, with: "-->") { index += 1 }
    } else if startsIgnoringCase(head, at: index, with: "<meta") {
      let end = head[index...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      if let label = label(head, after: "charset", from: index + 5, to: end) { return label }
      index = end
    } else {
      index += 1
    }
  }
  return nil
}

/// The value after `name` and `=`, in quotes or up to a delimiter.
private func label(
  _ head: UnsafeBufferPointer<UInt8>, after name: StaticString, from start: Int, to end: Int
) -> String? {
  var index = start
  while index < end, !startsIgnoringCase(head, at: index, with: name) { index += 1 }
  index += name.utf8CodeUnitCount
  func skipSpace() {
    while index < end, head[index] <= 0x20 { index += 1 }
  }
  skipSpace()
  guard index < end, head[index] == UInt8(ascii: "=") else { return nil }
  index += 1
  skipSpace()
  if index < end, head[index] == UInt8(ascii: "\"") || head[index] == UInt8(ascii: "'") {
    index += 1
  }
  skipSpace()
  let labelStart = index
  while index < end, isLabelByte(head[index]) { index += 1 }
  guard index > labelStart else { return nil }
  return String(decoding: head[labelStart..<index], as: UTF8.self)
}

private func isLabelByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
    UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "+"):
    true
  default: false
  }
}

/// Whether `bytes` go on at `index` with ASCII `prefix`, in any case.
func startsIgnoringCase(
  _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, with prefix: StaticString
) -> Bool {
  let prefix = prefix.bytes
  guard index >= 0, bytes.count - index >= prefix.count else { return false }
  for offset in 0..<prefix.count
  where asciiLowercase(bytes[index + offset]) != asciiLowercase(prefix[offset]) {
    return false
  }
  return true
}

@inline(__always)
func asciiLowercase(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
