import Testing
import XHTMLExport

@Suite struct LabelsTests {
  @Test(arguments: Label.allCases)
  func `has a word for everything`(_ label: Label) {
    for language in ["en", "de", "fr", "es", "it", "pt", "ru", "zh", "ja"] {
      #expect(!Labels(language: language)[label].isEmpty, "\(language)")
    }
    // The lines of the table stand in the order of the labels.
    #expect(Labels(language: "key")[label] == "\(label)")
  }

  @Test func `speaks the language of the story, or English`() {
    #expect(Labels(language: "de-AT")[.contents] == "Inhalt")
    #expect(Labels(language: "zh-Hant")[.contents] == "目录")
    #expect(Labels(language: "tlh")[.contents] == "Contents")
    #expect(Labels(language: "")[.contents] == "Contents")
  }
}
