/// English words that lose their beginning to an apostrophe: ’em, ’tis, ’bout.
enum EnglishElisions {
  /// What an apostrophe before a word is likely to be.
  enum Likelihood {
    /// The word does not lose its beginning.
    case none
    /// It is a word by itself too: a quotation may begin with it.
    case possible
    /// It is an apostrophe.
    case certain
  }

  /// How likely it is that a straight mark before `word` is an apostrophe.
  /// - Parameter word: lower-case ASCII letters.
  static func likelihood(of word: some RandomAccessCollection<UInt8>) -> Likelihood {
    guard (1...maximumLength).contains(word.count) else { return .none }
    if contains(possible, word) { return .possible }
    return contains(certain, word) ? .certain : .none
  }

  /// The longest word of the lists, in letters.
  static let maximumLength = 12

  /// Whether `word` is one of the words of `list`, each with a space after it.
  private static func contains(
    _ list: StaticString, _ word: some RandomAccessCollection<UInt8>
  ) -> Bool {
    list.withUTF8Buffer { list in
      var index = 0
      while index + word.count < list.count {
        var length = 0
        while index + length < list.count, list[index + length] != 0x20 { length += 1 }
        if length == word.count, list[index..<index + length].elementsEqual(word) { return true }
        index += length + 1
      }
      return false
    }
  }

  private static let certain: StaticString = """
    em tis tisn twas twasn twere tweren twill twould twouldn twixt tween tweenst tain taint til \
    cause cuz cos coz bout bove neath nough nuff nother nuther nuvver pon gainst ginst mongst \
    midst fraid fraidy fore fro cept ceptin ceptional scuse scuze spose sposin spect specks spite \
    splain specially speckin cording stead stid tother tuther tater taters d m t re ve ll ud ull \
    er ere eres ello ullo ead eads eart earts ell ome omes ope opes orse orses ouse ouses ow ows \
    oo oos ood uman umble undred undreds urry urt urts usband usbands ave aven avin adn asn alf \
    alves ard arder arry eaven igh igher im imself isself istory onest onor onour ospital otel ot \
    ungry nd n s u un uns um tention telligence ticular lection lectric lectricity merica merican mericans \
    magine migrant rithmetic larm lastic nvent sblood sdeath sfoot slid slife snails struth \
    swounds zounds zackly zactly xactly zat pears pology possum pothecary postle postate prentice \
    prentices scape tatoes tire tirely bye kay lowed lowin lotted lasses bliged dentical nighted \
    gator gree vantage vise wot wile yer bacca baccy burb burbs ssue dvise stablished ception \
    shrooms spress mos mazing ard ands sides sis rah 
    """

  /// Words that are elided now and then and stand for themselves more often.
  private static let possible: StaticString = """
    and as ad at is it its us in on un up way long side most low lone cross count board till \
    special member wake kin kid vast our ours ill ear ears eel eight ate hood net bus plane phone \
    rents spy round deed front foreman ware old her his he cause fore 
    """
}
