/// Where links lead inside of a book.
package enum LinkReference {
  /// The reference as the story has it: places in the same book as `#`, the path of the file, and
  /// `#id`; addresses as they stand.
  /// - Parameter path: the file that the reference stands in. Empty for a page that stands alone.
  static func resolved(_ reference: String, in path: String) -> String {
    if path.isEmpty {
      guard reference.utf8.first == UInt8(ascii: "#") else { return reference }
      return "#" + percentDecoded(reference)
    }
    if hasScheme(reference) { return reference }
    let parts = reference.split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts.first.map { String($0) } ?? ""
    let target = file.isEmpty ? path : resolvedPath(file, in: path) ?? file
    return parts.count > 1 ? "#\(target)#\(percentDecoded(String(parts[1])))" : "#\(target)"
  }

  /// Whether `reference` is an address with a scheme, or begins like one of another host.
  package static func hasScheme(_ reference: String) -> Bool {
    if reference.utf8.starts(with: "//".utf8) { return true }
    for byte in reference.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
      default: continue
      }
    }
    return false
  }

  /// The path of a reference that stands in the file at `base`, percent-decoded, or nil where it
  /// leads out of the book. The query goes.
  package static func resolvedPath(_ reference: String, in base: String) -> String? {
    if isPlainPath(reference), isPlainPath(base) {
      guard let slash = base.utf8.lastIndex(of: UInt8(ascii: "/")) else { return reference }
      return String(base[...slash]) + reference
    }
    let written = reference.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let decoded = percentDecoded(String(Substring(written))).utf8
    var parts: [Substring.UTF8View] = []
    if decoded.first != UInt8(ascii: "/") {
      parts = base.utf8.split(separator: UInt8(ascii: "/")).dropLast()
    }
    for part in decoded.split(whereSeparator: {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
        continue
      }
      parts.append(part)
    }
    return parts.map { Substring($0) }.joined(separator: "/")
  }

  /// Whether a path has nothing to decode, to leave out or to go up by, as most have not.
  private static func isPlainPath(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "/"): if last == UInt8(ascii: "/") { return false }
      case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"), 0x80...:
        return false
      default: break
      }
      last = byte
    }
    return last != UInt8(ascii: "/")
  }

  /// `text` with `%20` and its like as what they stand for.
  package static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(decoding: DataURL.percentDecoded(text.utf8), as: UTF8.self)
  }
}
