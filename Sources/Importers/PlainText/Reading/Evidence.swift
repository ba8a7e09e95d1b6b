/// What speaks for or against the class of a unit. Each has a weight in points; the confidence
/// grows with their sum.
struct Evidence: OptionSet {
  let rawValue: UInt64

  static let keyword = Evidence(rawValue: 1 << 0)
  static let divisionName = Evidence(rawValue: 1 << 1)
  static let unit = Evidence(rawValue: 1 << 2)
  static let numberOnly = Evidence(rawValue: 1 << 3)
  static let aloneOnLine = Evidence(rawValue: 1 << 4)
  static let widerGapBefore = Evidence(rawValue: 1 << 5)
  static let widerGapAfter = Evidence(rawValue: 1 << 6)
  static let series = Evidence(rawValue: 1 << 7)
  static let startOfText = Evidence(rawValue: 1 << 8)
  static let farApart = Evidence(rawValue: 1 << 9)
  static let closeTogether = Evidence(rawValue: 1 << 10)
  static let titleCase = Evidence(rawValue: 1 << 11)
  static let capitals = Evidence(rawValue: 1 << 12)
  static let dress = Evidence(rawValue: 1 << 13)
  static let underlined = Evidence(rawValue: 1 << 14)
  static let family = Evidence(rawValue: 1 << 15)
  static let largeFamily = Evidence(rawValue: 1 << 16)
  static let sentenceTail = Evidence(rawValue: 1 << 17)
  static let speech = Evidence(rawValue: 1 << 18)
  static let lowercaseTail = Evidence(rawValue: 1 << 19)
  static let long = Evidence(rawValue: 1 << 20)
  static let insideRun = Evidence(rawValue: 1 << 21)
  static let oneWord = Evidence(rawValue: 1 << 22)
  static let largeNumber = Evidence(rawValue: 1 << 23)
  static let doubtfulUnit = Evidence(rawValue: 1 << 24)
  static let isolated = Evidence(rawValue: 1 << 25)
  static let emphaticEnd = Evidence(rawValue: 1 << 26)
  static let openEnd = Evidence(rawValue: 1 << 27)
  static let mark = Evidence(rawValue: 1 << 28)
  static let repeatedMark = Evidence(rawValue: 1 << 29)
  static let rareGap = Evidence(rawValue: 1 << 30)
  static let noteLabel = Evidence(rawValue: 1 << 31)
  static let noteWords = Evidence(rawValue: 1 << 32)
  static let edge = Evidence(rawValue: 1 << 33)
  static let roomyLines = Evidence(rawValue: 1 << 34)
  static let indented = Evidence(rawValue: 1 << 35)
  static let filledLines = Evidence(rawValue: 1 << 36)
  static let quoteMark = Evidence(rawValue: 1 << 37)
  static let salutation = Evidence(rawValue: 1 << 38)
  static let signature = Evidence(rawValue: 1 << 39)
  static let fieldKey = Evidence(rawValue: 1 << 40)
  static let byWord = Evidence(rawValue: 1 << 41)
  static let fixedPhrase = Evidence(rawValue: 1 << 42)
  static let markInText = Evidence(rawValue: 1 << 43)
  static let metLater = Evidence(rawValue: 1 << 44)
  static let titleBelow = Evidence(rawValue: 1 << 45)
  static let asTold = Evidence(rawValue: 1 << 46)
  static let neighbour = Evidence(rawValue: 1 << 47)
  static let boxed = Evidence(rawValue: 1 << 48)

  /// Points for a heading.
  var headingWeight: Int {
    var sum = 0
    var left = rawValue
    while left != 0 {
      let bit = left.trailingZeroBitCount
      left &= left &- 1
      sum += Self.headingWeights(bit)
    }
    return sum
  }

  private static func headingWeights(_ bit: Int) -> Int {
    switch bit {
    case 0: 58
    case 1: 52
    case 2: 58
    case 3: 18
    case 4: 12
    case 5: 28
    case 6: 10
    case 7: 30
    case 8: 18
    case 9: 14
    case 10: -50
    case 11: 14
    case 12: 18
    case 13: 12
    case 14: 55
    case 15: 14
    case 16: 10
    case 17: -50
    case 18: -120
    case 19: -90
    case 20: -45
    case 21: -75
    case 22: -16
    case 23: -45
    case 24: -48
    case 25: -15
    case 26: -12
    case 27: -70
    default: 0
    }
  }

  /// The name of each kind of evidence, by its bit.
  static func name(_ bit: Int) -> String {
    switch bit {
    case 0: "keyword and number"
    case 1: "name of a division"
    case 2: "number and unit"
    case 3: "number"
    case 4: "alone on its line"
    case 5: "wider gap before"
    case 6: "wider gap after"
    case 7: "numbers run on"
    case 8: "opens the text"
    case 9: "far from the others"
    case 10: "close to the others"
    case 11: "title case"
    case 12: "capitals"
    case 13: "dressed with symbols"
    case 14: "underlined"
    case 15: "others like it"
    case 16: "many like it"
    case 17: "ends like a sentence"
    case 18: "opens with a quotation mark"
    case 19: "runs on in lower case"
    case 20: "long"
    case 21: "inside a run of lines"
    case 22: "one word"
    case 23: "large number"
    case 24: "unusual unit"
    case 25: "only one of its kind"
    case 26: "ends in ! or ?"
    case 27: "ends in an open mark"
    case 28: "mark without words"
    case 29: "mark comes again"
    case 30: "gap wider than usual, and rare"
    case 31: "label of a note"
    case 32: "speaks to the readers"
    case 33: "at the edge of a chapter"
    case 34: "lines not filled"
    case 35: "indented"
    case 36: "lines filled"
    case 37: "quote mark on each line"
    case 38: "salutation"
    case 39: "signature"
    case 40: "key of a header"
    case 41: "word before an author"
    case 42: "fixed phrase"
    case 43: "mark in the text"
    case 44: "met again later"
    case 45: "title on the line below"
    case 46: "as told"
    case 47: "like its neighbour"
    case 48: "between two rules"
    default: ""
    }
  }

  /// The bits that are set, lowest first.
  var bits: [Int] {
    (0..<49).filter { rawValue & (1 << UInt64($0)) != 0 }
  }

  /// 1...99: one half at 50 points, four fifths at 80.
  static func confidence(_ points: Int) -> UInt8 {
    // A logistic curve by straight pieces, so that no mathematics library is needed.
    let steps: [(Int, Int)] = [
      (-60, 1), (0, 8), (30, 25), (50, 50), (65, 68), (80, 80), (100, 90), (120, 95), (160, 98),
      (220, 99),
    ]
    guard let first = steps.first, points > first.0 else { return 1 }
    for index in 1..<steps.count where points <= steps[index].0 {
      let (x0, y0) = steps[index - 1]
      let (x1, y1) = steps[index]
      return UInt8(y0 + (y1 - y0) * (points - x0) / (x1 - x0))
    }
    return 99
  }
}
