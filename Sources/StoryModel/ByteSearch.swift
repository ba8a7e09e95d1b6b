extension String {
  /// Whether the UTF-8 bytes of `other` stand in a row somewhere in this string's.
  ///
  /// `contains` compares characters, and sets up far more for that than short texts take to search.
  /// - Complexity: O(n + m) in bytes (Knuth, Morris, Pratt 1977).
  func containsBytes(of other: String) -> Bool {
    let pattern = Array(other.utf8)
    guard let first = pattern.first else { return true }
    // How much of the pattern is there again where that many of its bytes matched.
    var borders = [0]
    var length = 0
    for byte in pattern.dropFirst() {
      while length > 0, pattern[length] != byte { length = borders[length - 1] }
      if pattern[length] == byte { length += 1 }
      borders.append(length)
    }
    var matched = 0
    for byte in utf8 {
      if matched == 0, byte != first { continue }
      while matched > 0, pattern[matched] != byte { matched = borders[matched - 1] }
      if pattern[matched] == byte { matched += 1 }
      if matched == pattern.count { return true }
    }
    return false
  }
}
