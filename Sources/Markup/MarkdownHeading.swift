/// What a heading of Markdown says about its section without attributes: the role that its first
/// words name, and the number.
///
/// Only what nobody could mean otherwise is recognised, so that who writes a heading knows what will
/// be read.
package struct MarkdownHeading: Equatable, Sendable {
  /// The name of a section's role, or an empty string.
  package var role = ""
  /// How many bytes of the heading are the number, its punctuation included.
  package var numberLength = 0
  package var numberValue: Int?

  /// - Complexity: O(1), since words are short.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    if let role = Self.wholeHeadings.first(where: { Self.equals(bytes[...], $0.words) })?.role {
      self.role = role
      return
    }
    if let value = Self.bareNumber(bytes) {
      role = "chapter"
      numberLength = bytes.count
      numberValue = value
      return
    }
    for (word, role) in [("chapter", "chapter"), ("part", "part"), ("book", "part")] {
      let count = word.utf8.count
      guard bytes.count > count + 1, bytes[count] == 0x20, Self.equals(bytes[..<count], word) else {
        continue
      }
      var end = count + 1
      while end < bytes.count, Self.isLetterOrDigit(bytes[end]) || bytes[end] == 0x2D { end += 1 }
      guard let value = Self.value(String(decoding: bytes[(count + 1)..<end], as: UTF8.self)) else {
        return
      }
      guard let separated = Self.separatorEnd(bytes, end) else { return }
      end = separated
      guard end == bytes.count || (bytes[end] == 0x20 && end + 1 < bytes.count) else { return }
      self.role = role
      numberLength = end
      numberValue = value
      return
    }
  }

  /// Where what parts a number from a title ends: `:`, `.`, or a dash behind a space. Nil where
  /// anything else stands at `index`.
  private static func separatorEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index < bytes.count else { return index }
    for separator in [":", ".", " -", " \u{2013}", " \u{2014}"]
    where bytes[index...].starts(with: separator.utf8) {
      let end = index + separator.utf8.count
      // `Chapter 1 -` has no title that the dash could part from it.
      return separator.utf8.count == 1 || end + 1 < bytes.count && bytes[end] == 0x20 ? end : nil
    }
    return nil
  }

  /// What a heading counts to that is a number and no more: `1`, `12.`, `IV`. Years are titles, and
  /// so are Roman numerals past 49 and the lone letters among them: chapters are called after `LIV`,
  /// `DI` or `MIMI` sooner than a story has that many of them.
  private static func bareNumber(_ bytes: [UInt8]) -> Int? {
    var digits = bytes[...]
    if digits.last == UInt8(ascii: ".") { digits.removeLast() }
    guard let first = digits.first, digits.count <= 8 else { return nil }
    if first >= 0x30 && first <= 0x39 {
      return digits.count <= 3 ? value(String(decoding: digits, as: UTF8.self)) : nil
    }
    return romanValue(String(decoding: digits, as: UTF8.self)).flatMap { $0 < 50 ? $0 : nil }
  }

  private static let wholeHeadings: [(words: String, role: String)] = [
    ("prologue", "prologue"), ("epilogue", "epilogue"), ("interlude", "interlude"),
    ("foreword", "foreword"), ("preface", "preface"), ("introduction", "introduction"),
    ("afterword", "afterword"), ("acknowledgments", "acknowledgments"),
    ("acknowledgements", "acknowledgments"), ("dedication", "dedication"),
    ("appendix", "appendix"), ("glossary", "glossary"),
  ]

  private static func equals(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    bytes.count == word.utf8.count
      && zip(bytes, word.utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  private static let words = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]

  /// What digits, a Roman numeral or a word count to.
  private static func value(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9 else { return nil }
    if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return Int(text) }
    if let index = words.firstIndex(of: text.lowercased()) { return index + 1 }
    return romanValue(text)
  }

  /// What a numeral counts to that is written the one way that is right.
  private static func romanValue(_ text: String) -> Int? {
    let numerals: [(String, Int)] = [
      ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50),
      ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
    ]
    var rest = Substring(text)
    var value = 0
    for (numeral, worth) in numerals {
      var count = 0
      while rest.hasPrefix(numeral), count < 3 {
        rest = rest.dropFirst(numeral.count)
        value += worth
        count += 1
      }
    }
    guard rest.isEmpty else { return nil }
    // `IXI` and `VIV` are none.
    var numeral = ""
    var left = value
    for (letters, worth) in numerals {
      while left >= worth {
        numeral += letters
        left -= worth
      }
    }
    return numeral == text ? value : nil
  }
}
