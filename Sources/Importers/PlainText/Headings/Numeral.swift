/// Numbers as headings write them.
enum Numeral {
  enum Style: UInt8 {
    case digits
    case roman
    case words
    case ideographs
    case letters
  }

  /// A Roman numeral in its one right spelling, up to 3,999, in capitals or in lower case.
  static func roman(_ text: String) -> Int? {
    guard let first = text.utf8.first, first.isOne(of: "IVXLCDMivxlcdm") else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.count <= 15 else { return nil }
    let isLower = ByteClass.isLower(bytes[0])
    var values: [Int] = []
    for byte in bytes {
      guard ByteClass.isLower(byte) == isLower else { return nil }
      switch byte | 0x20 {
      case UInt8(ascii: "i"): values.append(1)
      case UInt8(ascii: "v"): values.append(5)
      case UInt8(ascii: "x"): values.append(10)
      case UInt8(ascii: "l"): values.append(50)
      case UInt8(ascii: "c"): values.append(100)
      case UInt8(ascii: "d"): values.append(500)
      case UInt8(ascii: "m"): values.append(1_000)
      default: return nil
      }
    }
    var sum = 0
    for (index, value) in values.enumerated() {
      sum += index + 1 < values.count && values[index + 1] > value ? -value : value
    }
    guard sum > 0, sum < 4_000 else { return nil }
    let right = spelled(sum)
    return (isLower ? right.lowercased() : right) == text || text == "IIII" ? sum : nil
  }

  private static func spelled(_ value: Int) -> String {
    var left = value
    var result = ""
    let steps: [(Int, String)] = [
      (1_000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    for (step, letters) in steps {
      while left >= step {
        result += letters
        left -= step
      }
    }
    return result
  }

  /// The whole number of a chapter between others, or of a part of one: `1.5`, `12a`.
  static func divided(_ text: String) -> Int? {
    let digits = text.utf8.prefix(while: ByteClass.isDigit)
    let rest = text.utf8.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 4, let first = rest.first else { return nil }
    let isFraction =
      first == UInt8(ascii: ".") && rest.count > 1
      && rest.dropFirst().allSatisfy(ByteClass.isDigit)
    guard isFraction || rest.count == 1 && ByteClass.isLetter(first) else { return nil }
    return Int(Substring(digits))
  }

  /// The value of a decimal digit of any script that stories are written in.
  static func digit(_ value: UInt32) -> Int? {
    for zero: UInt32 in [0x30, 0xFF10, 0x0660, 0x06F0, 0x0966]
    where value >= zero && value < zero + 10 {
      return Int(value - zero)
    }
    return nil
  }

  /// Digits of any script, at most four, with an ordinal ending: `12`, `1st`, `٣`.
  static func digits(_ text: String) -> Int? {
    var result = 0
    var count = 0
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.first, let digit = digit(scalar.value) {
      count += 1
      guard count <= 4 else { return nil }
      result = result * 10 + digit
      rest.removeFirst()
    }
    guard count > 0 else { return nil }
    if rest.isEmpty { return result }
    let ending = String(rest)
    let endings = [
      "st", "nd", "rd", "th", "er", "ère", "ème", "e", "º", "ª", "°", "a", "o", "-я", "-а", "-й",
    ]
    return endings.contains(ending) ? result : nil
  }

  /// The value of an ideographic digit.
  static func ideograph(_ value: UInt32) -> Int? {
    switch value {
    case 0x3007, 0x96F6: 0
    case 0x4E00, 0x58F9, 0x58F1: 1
    case 0x4E8C, 0x8CB3, 0x4E24, 0x5169, 0x5F10: 2
    case 0x4E09, 0x53C1, 0x53C2: 3
    case 0x56DB: 4
    case 0x4E94, 0x4F0D: 5
    case 0x516D, 0x9646: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// The number that `bytes[index...]` starts with, in ideographs or digits, and where it ends.
  static func east(_ bytes: [UInt8], _ range: Range<Int>) -> (value: Int, end: Int)? {
    var index = range.lowerBound
    var total = 0
    var current: Int?
    var plain = 0
    var seen = 0
    while index < range.upperBound {
      let (value, length) = bytes.scalar(at: index)
      if let digit = digit(value) ?? ideograph(value) {
        if let before = current {
          plain = min(before * 10 + digit, 99_999)
          current = plain
        } else {
          current = digit
        }
      } else if let unit = unit(value) {
        total = min(total + max(current ?? 1, 1) * unit, 999_999)
        current = nil
      } else {
        break
      }
      seen += 1
      if seen > 9 { return nil }
      index += length
    }
    guard seen > 0 else { return nil }
    return (total + (current ?? 0), index)
  }

  private static func unit(_ value: UInt32) -> Int? {
    switch value {
    case 0x5341, 0x62FE: 10
    case 0x767E: 100
    case 0x5343: 1_000
    case 0x5EFF: 20
    case 0x5345: 30
    default: nil
    }
  }

  /// Hebrew letters as a number: `א`, `י״ב`.
  static func hebrew(_ text: String) -> Int? {
    var sum = 0
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x5D0...0x5D9: sum += Int(scalar.value - 0x5D0) + 1
      case 0x5DB: sum += 20
      case 0x5DC: sum += 30
      case 0x5DE: sum += 40
      case 0x5E0: sum += 50
      case 0x5E1: sum += 60
      case 0x5E2: sum += 70
      case 0x5E4: sum += 80
      case 0x5E6: sum += 90
      case 0x5E7: sum += 100
      case 0x22, 0x27, 0x5F3, 0x5F4: continue
      default: return nil
      }
      count += 1
    }
    return count > 0 && count <= 4 ? sum : nil
  }
}
