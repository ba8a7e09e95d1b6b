import Conversion
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: ["en", "zh-Hant", "zh-Hant-TW", "es-419", "de-1996", "sl-rozaj-biske", "ckb"])
  func `takes what has the form of a tag`(_ tag: String) {
    #expect(LanguageTag.isWellFormed(tag))
  }

  @Test(arguments: ["", "English", "e", "en_GB", "en-", "-en", "en--GB", "de-1996-1996", "x y"])
  func `turns down what has not`(_ tag: String) {
    #expect(!LanguageTag.isWellFormed(tag))
  }

  @Test func `knows the languages that run from right to left`() {
    #expect(LanguageTag.isRightToLeft("ar"))
    #expect(LanguageTag.isRightToLeft("he-IL"))
    #expect(LanguageTag.isRightToLeft("az-Arab"))
    #expect(!LanguageTag.isRightToLeft("ug-Latn"))
    #expect(!LanguageTag.isRightToLeft("en"))
    #expect(!LanguageTag.isRightToLeft(""))
  }
}
