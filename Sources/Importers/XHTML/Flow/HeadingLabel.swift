internal import StoryModel

/// What the words of a heading say about its section: `Chapter 4: Salt`, `IV.`, `Prologue`.
struct HeadingLabel: Equatable {
  var role: SectionRole
  /// The part of the heading that is the number. Nil where the whole heading is the title.
  var number: SectionNumber?
  /// The bytes of the heading that the number takes, with the space behind it.
  var prefixLength = 0
  /// Whether the heading names a kind of section, and is not a bare number.
  var isNamed = true

  /// Reads a heading without formatting, white space collapsed. Nil where it names nothing.
  init?(_ heading: String) {
    let bytes = Array(heading.utf8)
    guard bytes.count <= 400 else { return nil }
    var reader = LabelReader(bytes)
    guard let label = reader.label() else { return nil }
    self = label
  }

  init(role: SectionRole, number: SectionNumber? = nil, prefixLength: Int = 0, isNamed: Bool = true)
  {
    self.role = role
    self.number = number
    self.prefixLength = prefixLength
    self.isNamed = isNamed
  }
}

/// Reads the words of a heading one by one.
private struct LabelReader {
  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func label() -> HeadingLabel? {
    if let label = eastAsianLabel() { return label }
    index = 0
    let first = word()
    let firstEnd = index
    if let role = SectionWords.role(of: first) {
      skipSpace()
      if role.isCounted {
        // "Chapter the First" has no form that is worth knowing.
        if bytes[index...].starts(with: "#".utf8) { index += 1 }
        if let value = number() { return counted(role, value) }
        // Without a number the word is no more than a word, unless it stands alone.
        return firstEnd == bytes.count ? HeadingLabel(role: role) : nil
      }
      index = firstEnd
      guard isAtEnd || endsLabel(at: index) else { return nil }
      return HeadingLabel(role: role)
    }
    index = 0
    guard let value = number(allowsWords: false) else { return twoWordLabel() }
    let isDotted = index < bytes.count && ".:)-".utf8.contains(bytes[index])
    let afterNumber = index
    skipPunctuation()
    let rest = index
    // "3. Kapitel", and "4. Chapter 4: Salt" of lists of chapters.
    var inner = LabelReader(Array(bytes[rest...]))
    let kind = inner.word()
    if let role = SectionWords.role(of: kind), role.isCounted {
      if inner.isAtEnd || inner.endsLabel(at: inner.index) {
        index = rest + inner.index
        return counted(role, value)
      }
      inner.index = 0
      if let label = inner.label(), label.number?.value == value {
        return HeadingLabel(
          role: role,
          number: SectionNumber(text: label.number?.text ?? "", value: value),
          prefixLength: rest + label.prefixLength)
      }
    }
    index = afterNumber
    // A number that begins a title, as in "7 Days", is not the number of a chapter.
    guard isAtEnd || isDotted, value < 10_000 else { return nil }
    var label = counted(.chapter, value)
    label.isNamed = false
    return label
  }

  /// Titles of two words that name a kind: "Author's Note", "Content Warnings".
  private func twoWordLabel() -> HeadingLabel? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
      .split(separator: "’", omittingEmptySubsequences: false).joined(separator: "'")
    for (name, role) in SectionWords.phrases where text.hasPrefix(name) {
      let rest = text.utf8.dropFirst(name.utf8.count)
      if rest.isEmpty || rest.starts(with: "s".utf8) && rest.count == 1
        || rest.first.map({ ":.-".utf8.contains($0) }) ?? false
      {
        return HeadingLabel(role: role)
      }
    }
    return nil
  }

  /// The label of a number that ends here, with the punctuation behind it.
  private mutating func counted(_ role: SectionRole, _ value: Int) -> HeadingLabel {
    let end = index
    skipPunctuation()
    var numberEnd = index
    while numberEnd > end {
      if bytes[numberEnd - 1] == 0x20 {
        numberEnd -= 1
      } else if numberEnd - 3 >= end, bytes[..<numberEnd].suffix(3).elementsEqual("\u{3000}".utf8) {
        numberEnd -= 3
      } else {
        break
      }
    }
    let text = String(decoding: bytes[..<numberEnd], as: UTF8.self)
    return HeadingLabel(
      role: role, number: SectionNumber(text: text, value: value), prefixLength: index)
  }

  /// 第三章, 第12話: ordinal mark, number, counter.
  private mutating func eastAsianLabel() -> HeadingLabel? {
    guard take("第") else { return nil }
    var digits: [Int] = []
    var total = 0
    var isArabic = false
    while index < bytes.count {
      if (0x30...0x39).contains(bytes[index]), digits.count < 6 {
        digits.append(Int(bytes[index]) - 0x30)
        isArabic = true
        index += 1
      } else if let (value, isUnit) = eastAsianDigit() {
        if isUnit {
          total += (digits.popLast() ?? 1) * value
        } else {
          digits.append(value)
        }
        guard total < 100_000, digits.count < 7 else { return nil }
      } else {
        break
      }
    }
    let rest = digits.reduce(0) { $0 * 10 + $1 }
    let value = total + rest
    guard value > 0 || isArabic else { return nil }
    let counters: [(StaticString, SectionRole)] = [
      ("章", .chapter), ("话", .chapter), ("話", .chapter), ("回", .chapter), ("节", .chapter),
      ("節", .chapter), ("部", .part), ("卷", .part), ("巻", .part),
    ]
    for (counter, role) in counters where take(counter) { return counted(role, value) }
    return nil
  }

  private mutating func eastAsianDigit() -> (Int, isUnit: Bool)? {
    let numerals: [(StaticString, Int, Bool)] = [
      ("零", 0, false), ("〇", 0, false), ("一", 1, false), ("二", 2, false), ("三", 3, false),
      ("四", 4, false), ("五", 5, false), ("六", 6, false), ("七", 7, false), ("八", 8, false),
      ("九", 9, false), ("两", 2, false), ("十", 10, true), ("百", 100, true), ("千", 1000, true),
    ]
    for (numeral, value, isUnit) in numerals where take(numeral) { return (value, isUnit) }
    return nil
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let starts = text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    if starts { index += text.utf8CodeUnitCount }
    return starts
  }

  // MARK: Words

  var isAtEnd: Bool { index >= bytes.count }

  /// Whether a colon, a dash or a full stop follows.
  func endsLabel(at place: Int) -> Bool {
    let rest = bytes[place...].drop { $0 == 0x20 }
    guard let first = rest.first else { return true }
    return ":.-".utf8.contains(first) || rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8)
      || rest.starts(with: "：".utf8)
  }

  mutating func word() -> String {
    let start = index
    while index < bytes.count,
      bytes[index] >= 0x80 && !isDash(at: index) || isLetter(bytes[index])
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func isDash(at place: Int) -> Bool {
    bytes[place...].starts(with: "–".utf8) || bytes[place...].starts(with: "—".utf8)
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
  }

  /// Skips spaces, colons, stops and dashes.
  private mutating func skipPunctuation() {
    while index < bytes.count {
      if " :.)-".utf8.contains(bytes[index]) {
        index += 1
      } else if isDash(at: index) || bytes[index...].starts(with: "：".utf8)
        || bytes[index...].starts(with: "　".utf8)
      {
        index += 3
      } else {
        return
      }
    }
  }

  /// A number in digits, in Roman numerals or in English words; nothing else of the word is left.
  mutating func number(allowsWords: Bool = true) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - start < 6 {
      value = value * 10 + Int(bytes[index]) - 0x30
      index += 1
    }
    if index > start {
      if index < bytes.count, isLetter(bytes[index]) || bytes[index] == 0x27 {
        index = start
        return nil
      }
      return value
    }
    let text = word()
    if let roman = Self.roman(text), roman > 0 {
      // "I" alone begins sentences, and so does "Mix" and its like.
      let raw = bytes[start..<index]
      let isUpper = raw.allSatisfy { $0 < 0x60 }
      if allowsWords || isUpper && (isAtEnd || endsLabel(at: index)) { return roman }
    }
    if allowsWords, let value = SectionWords.value(of: text) {
      if value >= 20, value % 10 == 0, index < bytes.count,
        bytes[index] == 0x2D || bytes[index] == 0x20
      {
        let end = index
        index += 1
        if let ones = SectionWords.value(of: word()), ones < 10 { return value + ones }
        index = end
      }
      return value
    }
    index = start
    return nil
  }

  /// The value of Roman numerals in lower case, or nil where they are not written as usual.
  static func roman(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 12 else { return nil }
    var total = 0
    var largest = 0
    for byte in text.utf8.reversed() {
      let value: Int
      switch byte {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      case UInt8(ascii: "l"): value = 50
      case UInt8(ascii: "c"): value = 100
      case UInt8(ascii: "m"): value = 1000
      default: return nil
      }
      if value < largest { total -= value } else { total += value }
      largest = max(largest, value)
    }
    return total
  }
}
