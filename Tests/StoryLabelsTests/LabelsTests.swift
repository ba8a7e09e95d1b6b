import StoryLabels
import Testing

@Suite struct LabelsTests {
  @Test(arguments: Label.allCases)
  func `has a word for everything`(_ label: Label) {
    for language in ["en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja"] {
      #expect(!Labels(language: language)[label].isEmpty, "\(language)")
    }
  }

  @Test(arguments: Label.allCases)
  func `knows its words in any language`(_ label: Label) {
    for language in ["en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja"] {
      #expect(Labels.hold(Labels(language: language)[label]), "\(language)")
    }
  }

  @Test(arguments: ["", "fandoms", "Universe", "Fandom ", "en", "key"])
  func `knows no other words`(_ word: String) {
    #expect(!Labels.hold(word))
  }

  @Test func `has the words in the order of the labels`() {
    #expect(Labels.keys == Label.allCases.map { "\($0)" })
  }

  @Test func `speaks the language of the story, or English`() {
    #expect(Labels(language: "de-AT")[.contents] == "Inhalt")
    #expect(Labels(language: "zh-Hant")[.contents] == "目录")
    #expect(Labels(language: "tlh")[.contents] == "Contents")
    // The tag of the Kupia language, and what the table calls its first column.
    #expect(Labels(language: "key")[.contents] == "Contents")
    #expect(Labels(language: "")[.contents] == "Contents")
  }
}
