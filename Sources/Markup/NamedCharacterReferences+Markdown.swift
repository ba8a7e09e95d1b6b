extension MarkdownCharacters {
  /// What a named character reference stands for: one character, or two.
  ///
  /// Markdown knows HTML's names, but none without its semicolon (CommonMark 0.31.2, 2.5).
  /// - Parameter name: the bytes after the ampersand, the semicolon included.
  /// - Complexity: O(log n) in names for each byte.
  package static func namedReference(
    _ name: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, Unicode.Scalar?)? {
    guard let match = NamedCharacterReferences.shared.longestMatch(name),
      match.length == name.count, match.endsWithSemicolon,
      let first = Unicode.Scalar(match.first)
    else { return nil }
    return (first, match.second == 0 ? nil : Unicode.Scalar(match.second))
  }
}
