/// Tells the language of a text where script and common words make it certain.
enum LanguageGuess {
  /// A BCP 47 tag, or nil where nothing is certain.
  /// - Complexity: O(1): looks at 60 KB at most.
  static func language(of bytes: [UInt8]) -> String? {
    // Most stories show their language long before all is seen.
    if bytes.count > 4 * glance {
      let middle = excerpts(bytes, from: [bytes.count / 2, bytes.count / 4 * 3], of: glance)
      if byScript(middle) == nil, let tag = byWords(middle, .beyondDoubt) { return tag }
    }
    let sample = sample(bytes)
    return byScript(sample) ?? byWords(sample, .likely)
  }

  /// The bytes of a short piece.
  private static let glance = 1_000

  /// Three pieces of 20 KB: from the start, the middle, and three quarters of the way.
  private static func sample(_ bytes: [UInt8]) -> [UInt8] {
    let piece = 20_000
    if bytes.count <= piece * 3 { return bytes }
    return excerpts(bytes, from: [0, bytes.count / 2, bytes.count / 4 * 3], of: piece)
  }

  /// Pieces of a text that do not start within a character.
  private static func excerpts(_ bytes: [UInt8], from starts: [Int], of piece: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(starts.count * (piece + 1))
    for start in starts {
      var cut = start
      while cut < bytes.count, bytes[cut] & 0xC0 == 0x80 { cut += 1 }
      result.append(contentsOf: bytes[cut..<min(cut + piece, bytes.count)])
      result.append(0x20)
    }
    return result
  }

  /// What common words have to show.
  private enum Certainty {
    case likely
    case beyondDoubt
  }

  private static func byScript(_ bytes: [UInt8]) -> String? {
    var kana = 0
    var han = 0
    var hangul = 0
    var arabic = 0
    var persian = 0
    var hebrew = 0
    var latin = 0
    var cyrillic = 0
    var ukrainian = 0
    var russian = 0
    var greek = 0
    var thai = 0
    var traditional = 0
    var simplified = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        if ByteClass.isLetter(bytes[index]) { latin &+= 1 }
        index &+= 1
        continue
      }
      let (value, length) = bytes.scalar(at: index)
      index += length
      guard let scalar = Unicode.Scalar(value) else { continue }
      switch value {
      case 0xC0...0x24F: latin += 1
      case 0x3041...0x30FF: kana += 1
      case 0x4E00...0x9FFF:
        han += 1
        switch scalar {
        case "這", "說", "們", "為", "來", "個", "時", "國", "對", "沒", "還", "過", "後", "頭", "見", "開":
          traditional += 1
        case "这", "说", "们", "为", "来", "个", "时", "国", "对", "没", "还", "过", "后", "头", "见", "开":
          simplified += 1
        default: break
        }
      case 0xAC00...0xD7A3: hangul += 1
      case 0x0600...0x06FF:
        arabic += 1
        if [0x67E, 0x686, 0x698, 0x6AF, 0x6CC].contains(value) { persian += 1 }
      case 0x0590...0x05FF: hebrew += 1
      case 0x0400...0x04FF:
        cyrillic += 1
        if [0x456, 0x457, 0x454, 0x491, 0x406, 0x407, 0x404].contains(value) {
          ukrainian += 1
        }
        if [0x44B, 0x44D, 0x44A, 0x451].contains(value) { russian += 1 }
      case 0x0370...0x03FF: greek += 1
      case 0x0E00...0x0E7F: thai += 1
      default: break
      }
    }
    let letters = kana + han + hangul + arabic + hebrew + latin + cyrillic + greek + thai
    guard letters >= 20 else { return nil }
    func rules(_ count: Int) -> Bool { count * 10 > letters * 6 }
    if rules(kana + han), kana * 20 > kana + han { return "ja" }
    if rules(hangul) { return "ko" }
    if rules(han) {
      return traditional > simplified * 4 && traditional > 3
        ? "zh-Hant" : "zh"
    }
    if rules(hebrew) { return "he" }
    if rules(arabic) { return persian * 30 > arabic ? nil : "ar" }
    if rules(greek) { return "el" }
    if rules(thai) { return "th" }
    if rules(cyrillic) {
      if ukrainian * 50 > cyrillic, russian * 3 < ukrainian { return "uk" }
      if russian * 100 > cyrillic, ukrainian == 0 { return "ru" }
      return nil
    }
    return nil
  }

  /// Counts words that are common in one language and rare in the others.
  private static func byWords(_ text: [UInt8], _ certainty: Certainty) -> String? {
    var counts = [Int](repeating: 0, count: languages.count)
    var total = 0
    let table = CompiledVocabulary.commonWords
    text.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let start = index
        // The word in lower case, as far as it fits.
        var word: UInt64 = 0
        var isASCII = true
        while index < bytes.count {
          let byte = bytes[index]
          if ByteClass.isLetter(byte) || byte == UInt8(ascii: "'") {
            word = word &<< 8 | UInt64(byte | 0x20)
            index += 1
          } else if byte >= 0x80, let length = letterLength(bytes, at: index) {
            isASCII = false
            index += length
          } else {
            break
          }
        }
        if index == start {
          index += 1
          continue
        }
        total += 1
        // Longer words are common nowhere.
        guard index - start <= CommonWords.longest else { continue }
        if !isASCII {
          let lower = LowerCase.text(text, start..<index)
          guard let packed = CommonWords.packed(lower.utf8) else { continue }
          word = packed
        }
        var members = table.languages(of: word)
        while members != 0 {
          counts[members.trailingZeroBitCount] += 1
          members &= members - 1
        }
      }
    }
    return best(counts, total: total, certainty)
  }

  private static func best(
    _ counts: [Int], total: Int, _ certainty: Certainty
  ) -> String? {
    let ranked = counts.indices.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : languages[$0] < languages[$1]
    }
    guard total >= 20 else { return nil }
    let best = counts[ranked[0]]
    let second = counts[ranked[1]]
    let isEnough =
      switch certainty {
      case .likely: best * 12 > total && best >= 6 && best * 2 > second * 3
      case .beyondDoubt: best * 6 > total && best >= 60 && best > second * 3
      }
    return isEnough ? languages[ranked[0]] : nil
  }

  /// The length of the letter or apostrophe at `index` that is not ASCII, or nil where something
  /// else stands.
  @inline(__always)
  private static func letterLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let first = text[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC0, index + length <= text.count else { return nil }
    if first == 0xE2, text[index + 1] == 0x80 { return text[index + 2] == 0x99 ? 3 : nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    let isLetter =
      Unicode.Scalar(value).map { scalar in
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .nonspacingMark, .spacingMark:
          true
        default: false
        }
      } ?? false
    return isLetter ? length : nil
  }

  /// The languages of `words`, in its order.
  private static let languages = CompiledVocabulary.guessedLanguages

  /// A line for each language: its tag, and words of at most eight bytes in lower case. At most a
  /// thousand words, and 32 languages.
  static let words: StaticString = """
    en|the and of to was he she that it his her had with for you not on as at but they be have him said is this from
    de|der die und das ist nicht ein eine er sie es ich war mit den dem zu auf sich von auch als hatte wie aber wenn noch ihm ihr
    fr|le la les et de des un une il elle est que qui dans pas ne je ce se pour sur au avec était mais vous son sa
    es|el la los las y de que un una en no se por con su lo él ella era había pero como más para está al le
    pt|o a os as e de que um uma em não se por com seu sua ele ela era mas como mais para está ao do da na no
    it|il lo la gli le e di che un una in non si per con suo sua era ma come più della nel aveva lei lui del alla
    nl|de het een en van ik je dat niet is was op te zijn hij zij met voor maar haar hem had ook er naar aan
    sv|och det att en ett jag inte är som på han hon var med för till den av hade men om så sig hans hennes
    da|og det at en et jeg ikke er som på han hun var med for til den af havde men om så sig hans hendes
    no|og det at en et jeg ikke er som på han hun var med for til den av hadde men om så seg hans hennes
    pl|i w nie się na że z do to jest jak był była ale co po jego jej tak ja za od już czy tylko było
    tr|bir ve bu da de için ile ne o çok ben sen gibi daha ama kadar olan değil diye sonra dedi vardı
    id|yang dan di itu dengan untuk tidak ini dari dia ke pada aku akan adalah saya kau ada juga mereka sudah
    vi|và của là không có một cho được người anh em tôi trong đã với này khi cô những như
    fi|ja on ei se hän että oli kun niin mutta joka minä sinä hänen kuin olen ovat vain
    hu|a az és nem hogy egy volt is meg csak de mint van már azt ő én még
    cs|a se na v že je to s z do jako ale byl byla jsem tak by co si jeho
    ro|și în de la cu nu să o un pe care era din că mai ca lui au dar
    """
}
