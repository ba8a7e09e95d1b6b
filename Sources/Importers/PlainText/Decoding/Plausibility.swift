/// Tells which code page bytes are in by what they would say: in each language a few hundred
/// characters are a third or more of all running text, and a wrong decoding does not hit them.
enum Plausibility {
  /// The pages of East Asia that decode a sample without a fault and read plausibly, best first.
  /// - Complexity: O(n) in bytes up to the first 64 KB that are not ASCII.
  static func ranked(_ bytes: [UInt8]) -> [CodePage] {
    let start = bytes.firstIndex { $0 >= 0x80 } ?? bytes.count
    var found: [(page: CodePage, share: Double)] = []
    for page in CodePage.allCases {
      if let share = share(bytes, page, from: start), share >= 0.2 { found.append((page, share)) }
    }
    return found.sorted { $0.share > $1.share }.map(\.page)
  }

  /// The share of the common characters of a page's language among those above ASCII in a sample.
  private static func share(_ bytes: [UInt8], _ page: CodePage, from start: Int) -> Double? {
    let common = common(page)
    var total = 0
    var hits = 0
    let isSound = bytes.withUnsafeBufferPointer { bytes in
      var index = start
      let end = min(bytes.count, start + 65_536)
      while index < end {
        let (value, length) = page.scalar(bytes, at: index)
        // The last character of the sample may be cut, and a long text may have a fault.
        if length == 0 { return bytes.count > end && index + 4 > end || total > 2_000 }
        index += length
        guard value >= 0x80 else { continue }
        total += 1
        if isKana(value) {
          if page == .shiftJIS || page == .eucJP { hits += 1 }
        } else if common.contains(value) {
          hits += 1
        }
      }
      return true
    }
    guard isSound, hits >= 3 else { return nil }
    return Double(hits) / Double(total)
  }

  /// The share of characters above ASCII in UTF-8 text that are common in any language written
  /// without Latin letters.
  static func share(_ text: [UInt8]) -> Double {
    var total = 0
    var hits = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      total += 1
      let value = scalar.value
      if isKana(value) || (0x430...0x44F).contains(value) || (0x5D0...0x5EA).contains(value)
        || (0x627...0x64A).contains(value) || (0x3B1...0x3C9).contains(value)
        || simplified.contains(value) || traditional.contains(value) || korean.contains(value)
      {
        hits += 1
      }
    }
    return total == 0 ? 0 : Double(hits) / Double(total)
  }

  private static func isKana(_ value: UInt32) -> Bool { value >= 0x3041 && value <= 0x30FE }

  private static func common(_ page: CodePage) -> Set<UInt32> {
    switch page {
    case .shiftJIS, .eucJP: []
    case .gb18030: simplified
    case .big5: traditional
    case .eucKR: korean
    }
  }

  /// Cyrillic words are runs of high bytes, Western ones hold single ones.
  /// - Complexity: O(n) in bytes.
  static func singleBytePage(_ bytes: [UInt8]) -> SingleByteCodePage {
    var letters = 0
    var runs = 0
    var lower = 0
    var before: UInt8 = 0
    for byte in bytes {
      if byte >= 0xC0 {
        letters += 1
        if byte >= 0xE0 { lower += 1 }
        if before < 0xC0 { runs += 1 }
      }
      before = byte
    }
    guard letters >= 4, letters * 2 >= runs * 5 else { return .windows1252 }
    return lower * 2 >= letters ? .windows1251 : .koi8R
  }

  private static func scalars(_ text: StaticString) -> Set<UInt32> {
    Set(text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.unicodeScalars.map(\.value))
  }

  private static let simplified = scalars(
    """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方\
    多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十第公此已工使情明性\
    知全三又关点正业外将两高间由问很最重并物手应战向头文体相见被什二等或新己身果加西月话合回特代内信表化老给世位次度门任常先\
    海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感做接必吧吗呢\
    啊，。！？：；“”…—
    """)

  private static let traditional = scalars(
    """
    的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方\
    多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日者意無力它與長把機十第公此已工使情明性\
    知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體相見被什二等或新己身果加西月話合回特代內信表化老給世位次度門任常先\
    海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感做接必吧嗎呢\
    啊，。！？：；「」…
    """)

  private static let korean = scalars(
    """
    이다는을의가에고하지은를사도로기한리나자서어그시아스들라대만인것니게일여보부수오있원장거해정무전말우조했면었으러요았마세간\
    데금생각내없않때모습던제와과더저안너네걸까려왔갔된될할진야씨집문눈손소주신고동상비바건머처음람
    """)
}
