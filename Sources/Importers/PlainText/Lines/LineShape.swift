/// What a line looks like, from one look at each of its characters.
struct LineShape {
  /// Letters and digits.
  var wordCharacters = 0
  var uppercase = 0
  var lowercase = 0
  var digits = 0
  /// Runs of anything but spaces.
  var words = 0
  /// Words whose first letter is upper case, or that hold no cased letter.
  var capitalizedWords = 0
  /// Words of five letters or more whose first letter is lower case.
  var longLowercaseWords = 0
  /// Characters of scripts without spaces between words.
  var wide = 0
  var first: UInt32 = 0
  /// The last character, quotation marks and brackets at the end not counted.
  var last: UInt32 = 0
  var endsInCloser = false
  /// The last character of all.
  var final: UInt32 = 0

  var endsSentence: Bool { ScalarClass.isTerminal(last) }
  /// Whether all of its cased letters are capitals, and there are two or more.
  var isCapitals: Bool { lowercase == 0 && uppercase >= 2 }
  var opensSpeech: Bool { ScalarClass.opensSpeech(first) }
  var startsLowercase = false

  /// Whether the line is set as titles are: each word of weight begins with a capital.
  var isTitleCase: Bool {
    guard words > 0, longLowercaseWords == 0, !startsLowercase else { return false }
    return capitalizedWords * 2 >= words
  }

  /// - Parameter maximumWords: how many words are looked at, where the first ones are enough.
  init(_ bytes: [UInt8], _ range: Range<Int>, maximumWords: Int = .max) {
    var index = range.lowerBound
    var inWord = false
    var wordLetters = 0
    var wordIsLower = false
    var wordIsDecided = false
    func closeWord(_ shape: inout LineShape) {
      guard inWord else { return }
      if wordIsLower, wordLetters >= 5 { shape.longLowercaseWords += 1 }
      if !wordIsLower { shape.capitalizedWords += 1 }
    }
    var isFirstLetter = true
    while index < range.upperBound {
      let (value, length) = bytes.scalar(at: index)
      if index == range.lowerBound { first = value }
      index += length
      if inWord, wordIsDecided, value &- 0x61 < 26 {
        // Most characters are small letters inside of a word.
        wordCharacters += 1
        wordLetters += 1
        lowercase += 1
        last = value
        final = value
        endsInCloser = false
        continue
      }
      if value == 0x20 || value == 0x09 || value == 0xA0 || value == 0x3000 {
        closeWord(&self)
        inWord = false
        continue
      }
      if !inWord {
        if words == maximumWords { return }
        inWord = true
        words += 1
        wordLetters = 0
        wordIsLower = false
        wordIsDecided = false
      }
      final = value
      if ScalarClass.isCloser(value) {
        endsInCloser = true
      } else {
        last = value
        endsInCloser = false
      }
      guard ScalarClass.isWord(value) else { continue }
      wordCharacters += 1
      wordLetters += 1
      if value &- 0x30 < 10 { digits += 1 }
      let isLower = ScalarClass.isLower(value)
      if isLower {
        lowercase += 1
      } else if ScalarClass.isUpper(value) {
        uppercase += 1
      } else if ScalarClass.isWide(value) {
        wide += 1
      }
      if !wordIsDecided {
        wordIsDecided = true
        wordIsLower = isLower
      }
      if isFirstLetter {
        isFirstLetter = false
        startsLowercase = isLower
      }
    }
    closeWord(&self)
  }
}
