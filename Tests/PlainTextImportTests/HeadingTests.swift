import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

@Suite struct HeadingTests {
  @Test(arguments: [
    ["Chapter One:", "Chapter Two:"], ["CHAPTER I.", "CHAPTER II."],
    ["Chapter 1: Salt", "Chapter 2: Smoke"], ["-- chapter four --", "-- chapter five --"],
    ["Chapter the First", "Chapter the Second"], ["# Chapter 1", "# Chapter 2"],
    ["**Chapter 7**", "**Chapter 8**"], ["Kapitel 1", "Kapitel 2"],
    ["Erstes Kapitel", "Zweites Kapitel"], ["Chapitre premier", "Chapitre deux"],
    ["Глава первая", "Глава вторая"], ["Розділ 1", "Розділ 2"], ["Rozdział I", "Rozdział II"],
    ["Capítulo 1", "Capítulo 2"], ["Capitolo primo", "Capitolo secondo"],
    ["Hoofdstuk 1", "Hoofdstuk 2"], ["1. Bölüm", "2. Bölüm"], ["Bab 1", "Bab 2"],
    ["Chương 1", "Chương 2"], ["الفصل الأول", "الفصل الثاني"], ["פרק א", "פרק ב"],
    ["제1장", "제2장"], ["第一章　雨夜", "第二章　渡口"],
  ])
  func `a keyword and a number are a heading`(_ headings: [String]) throws {
    let text = document([headings[0]] + prose(4) + [headings[1]] + prose(4, from: 1))
    let story = try read(text)
    #expect(story.sections.map(\.number?.value).allSatisfy { $0 != nil })
    #expect(story.sections.count == 2)
    #expect(story.sections.map(\.blocks.count) == [4, 4])
  }

  @Test(arguments: [
    "Part of him agreed.", "Book it now", "Chapter 9 is a wildcard so far", "IN LOVE",
    "\"Chapter One,\" she read.", "Dear Tom,", "Introduction was hardly needed.",
    "#team", "Nothing.", "1999",
  ])
  func `a paragraph that only starts like a heading is none`(_ line: String) throws {
    let text = document(prose(3) + [line] + prose(3, from: 2))
    let story = try read(text)
    #expect(story.sections.count == 1)
    #expect(story.sections.first?.hasHeading == false)
    #expect(story.sections.first?.blocks.count == 7)
  }

  @Test func `numbers alone are headings where they run on`() throws {
    let text = document(["1"] + prose(4) + ["2"] + prose(4) + ["3"] + prose(4))
    #expect(try outline(text).filter { $0.hasPrefix("# ") } == ["# 1", "# 2", "# 3"])
  }

  @Test func `a numbered list close together is no chapters`() throws {
    let text = document(prose(3) + ["1. Milk", "2. Eggs", "3. String"] + prose(3))
    #expect(try outline(text).filter { $0.hasPrefix("#") } == [])
  }

  @Test func `parts stand above chapters whose numbers start again`() throws {
    let chapters = { ["1. The Ferry"] + prose(3) + ["2. The Bridge"] + prose(3, from: 2) }
    let text = document(["PART ONE"] + chapters() + ["PART TWO"] + chapters())
    let headings = try outline(text).filter { $0.hasPrefix("#") }
    #expect(
      headings == [
        "# PART ONE", "## 1. The Ferry", "## 2. The Bridge", "# PART TWO", "## 1. The Ferry",
        "## 2. The Bridge",
      ])
    let parts = try read(text).sections
    #expect(parts.map(\.role) == [.part, .part])
    #expect(parts.flatMap(\.subsections).allSatisfy { $0.role == .chapter })
  }

  @Test func `a title below a number belongs to it`() throws {
    let text =
      "I\nThe Ferry\n\n\n" + document(prose(4)) + "\n\nII\nThe Bridge\n\n\n" + document(prose(4))
    let story = try read(text)
    #expect(story.sections.map(\.headingText) == ["I: The Ferry", "II: The Bridge"])
  }

  @Test(arguments: ["Foo Chapter -", "Foo Chapter ...", "Part -", "Chapter the", "第"])
  func `half of a heading may end the text, without a newline`(_ line: String) throws {
    let start = "A story began here and nobody minded it very much."
    #expect(try outline(start + "\n\n" + line) == outline(start + "\n\n" + line + "\n"))
    #expect(try read(line).sections.count == 1)
  }
}
