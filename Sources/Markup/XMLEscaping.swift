internal import ByteScanning

/// Appends `text` as XML character data: `&`, `<` and `>` become references, and so does a carriage
/// return, which a reader would otherwise turn into a line feed.
///
/// What XML 1.0 forbids (section 2.2: most controls, U+FFFE, U+FFFF) is written as ``xmlRepresentable(_:)``
/// spells it. Bytes are taken to be UTF-8 and are not checked.
/// - Complexity: O(n) in bytes; clean runs are copied whole.
package func appendEscapedText(_ text: String, into output: inout [UInt8]) {
  withBytes(of: text) { appendEscaped($0, as: .text, into: &output) }
}

/// Appends UTF-8 bytes as XML character data, as ``appendEscapedText(_:into:)`` does for a string.
/// - Complexity: O(n) in bytes.
package func appendEscapedText(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
  utf8.withUnsafeBufferPointer { appendEscaped($0, as: .text, into: &output) }
}

/// Appends `value` as the inside of an attribute in double quotes: beyond what text needs, `"` is a
/// reference, and so are tab and line feed, which a reader would otherwise turn into spaces
/// (XML 1.0, 3.3.3).
/// - Complexity: O(n) in bytes; clean runs are copied whole.
package func appendEscapedAttribute(_ value: String, into output: inout [UInt8]) {
  withBytes(of: value) { appendEscaped($0, as: .attribute, into: &output) }
}

/// Appends UTF-8 bytes as an attribute's value, as ``appendEscapedAttribute(_:into:)`` does for a string.
/// - Complexity: O(n) in bytes.
package func appendEscapedAttribute(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
  utf8.withUnsafeBufferPointer { appendEscaped($0, as: .attribute, into: &output) }
}

/// What is left of `text` after a trip through XML 1.0: form feed and vertical tab become a space,
/// every other character it forbids (section 2.2) becomes U+FFFD.
/// - Complexity: O(n) in bytes; a string without such characters is returned as it is.
package func xmlRepresentable(_ text: String) -> String {
  var copy = text
  let changed: [UInt8]? = copy.withUTF8 { bytes in
    var output: [UInt8] = []
    appendEscaped(bytes, as: .plain, into: &output)
    let isSame = output.count == bytes.count && output.elementsEqual(bytes)
    return isSame ? nil : output
  }
  return changed.map { String(decoding: $0, as: UTF8.self) } ?? text
}

/// Calls `body` with the UTF-8 bytes of a text, which is not copied where it has them at hand.
@inline(__always)
private func withBytes(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
  guard text.utf8.withContiguousStorageIfAvailable(body) == nil else { return }
  var text = text
  text.withUTF8(body)
}

/// Where escaped bytes stand, and so which of them are special.
private enum EscapingContext {
  /// Nothing is markup; only what XML forbids is replaced.
  case plain
  case text
  case attribute
}

@inline(__always)
private func appendEscaped(
  _ source: UnsafeBufferPointer<UInt8>, as context: EscapingContext, into output: inout [UInt8]
) {
  guard let base = source.baseAddress else { return }
  let count = source.count
  var runStart = 0
  var index = 0
  while true {
    index = firstSpecial(base, from: index, to: count, as: context)
    guard index < count else { break }
    guard let (replacement, width) = replacement(base, at: index, of: count, as: context) else {
      index &+= 1
      continue
    }
    output.append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: index - runStart))
    output.append(contentsOf: replacement.bytes)
    index &+= width
    runStart = index
  }
  output.append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: count - runStart))
}

/// The first offset whose byte may need a replacement, or `count`.
@inline(__always)
private func firstSpecial(
  _ base: UnsafePointer<UInt8>, from start: Int, to count: Int, as context: EscapingContext
) -> Int {
  var index = start
  if context == .text {
    while index &+ WideScan.width <= count, WideScan.isPlainText(base + index) {
      index &+= WideScan.width
    }
    // The rest is looked at sooner with what stands before it than by itself.
    if index &+ WideScan.width > count, count >= WideScan.width,
      WideScan.isPlainText(base + (count &- WideScan.width))
    {
      return count
    }
  }
  while index &+ 8 <= count {
    let block = EightBytes(base, at: index)
    var mask = block.less(than: 0x20) | block.equal(to: 0xEF)
    if context != .plain {
      mask |= block.equal(to: UInt8(ascii: "&"))
      // '<' and '>' differ in one bit only.
      mask |= block.equalIgnoringBit1(to: UInt8(ascii: "<"))
    }
    if context == .attribute { mask |= block.equal(to: UInt8(ascii: "\"")) }
    if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
    index &+= 8
  }
  while index < count, !mayNeedReplacement(base[index]) { index &+= 1 }
  return index
}

@inline(__always)
private func mayNeedReplacement(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, 0x22, 0x26, 0x3C, 0x3E, 0xEF: true
  default: false
  }
}

/// What stands for the character at `index`, and its width in bytes; `nil` if it stands for itself.
private func replacement(
  _ base: UnsafePointer<UInt8>, at index: Int, of count: Int, as context: EscapingContext
) -> (StaticString, width: Int)? {
  switch (base[index], context) {
  case (UInt8(ascii: "&"), .text), (UInt8(ascii: "&"), .attribute): ("&amp;", 1)
  case (UInt8(ascii: "<"), .text), (UInt8(ascii: "<"), .attribute): ("&lt;", 1)
  case (UInt8(ascii: ">"), .text), (UInt8(ascii: ">"), .attribute): ("&gt;", 1)
  case (UInt8(ascii: "\""), .attribute): ("&quot;", 1)
  case (0x09, .attribute): ("&#9;", 1)
  case (0x0A, .attribute): ("&#10;", 1)
  case (0x0D, .text), (0x0D, .attribute): ("&#13;", 1)
  case (0x09, _), (0x0A, _), (0x0D, _): nil
  case (0x0B, _), (0x0C, _): (" ", 1)
  case (0..<0x20, _): ("\u{FFFD}", 1)
  case (0xEF, _)
  where index &+ 2 < count && base[index &+ 1] == 0xBF && base[index &+ 2] >= 0xBE:
    ("\u{FFFD}", 3)
  default: nil
  }
}
