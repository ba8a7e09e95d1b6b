import StoryModel

@testable import PlainTextImport

/// Works out ``CompiledVocabulary`` from the tables of words.
struct VocabularyCompiler {
  /// The whole of `CompiledVocabulary.swift`.
  static func source() -> String {
    var compiler = VocabularyCompiler()
    compiler.addAll()
    return """
      // Made by VocabularyTests from the tables of words: run them with UPDATE_GOLDEN=1 where those
      // have changed.
      // swift-format-ignore-file

      internal import StoryModel

      /// The tables of words, ready to be looked up: they are part of the program as they are, and cost
      /// no time before they are asked.
      enum CompiledVocabulary {
      \(compiler.lines.joined(separator: "\n"))
        /// What is packed of all of them.
        static let words: [UInt64] = [
      \(compiler.wordLines)
        ]
      }

      """
  }

  private var lines: [String] = []
  /// The numbers of all tables.
  private var words: [UInt64] = []

  private mutating func addAll() {
    addKeywords()
    addIndex("divisions", of: "LanguageTable.divisions", Self.rows(LanguageTable.divisions)) {
      row in
      SectionRole.allCases.firstIndex { $0.rawValue == row.kind.dropFirst() }
    }
    addIndex("fields", of: "LanguageTable.fields", Self.rows(LanguageTable.fields)) { row in
      Vocabulary.Field.allCases.firstIndex { $0.rawValue == row.kind.dropFirst() }
    }
    for (name, table) in [
      ("articles", LanguageTable.articles), ("bylines", LanguageTable.bylines),
      ("noteLabels", LanguageTable.noteLabels), ("breakPhrases", LanguageTable.breakPhrases),
    ] {
      addIndex(name, of: "LanguageTable.\(name)", Self.rows(table)) { _ in 0 }
    }
    addNumbers()
    addOpenings()
    addCommonWords()
    addNoteCues()
  }

  // MARK: - Tables

  /// A line of a table of words.
  private struct Row {
    var kind: String
    var language: String
    /// What stands between commas, and between semicolons where those part them first.
    var lists: [[Word]]

    var words: [Word] { lists.flatMap(\.self) }
  }

  private struct Word {
    var bytes: [UInt8]
    /// Where it starts in the table.
    var start: Int
  }

  private static func rows(_ table: StaticString) -> [Row] {
    pieces(Word(bytes: bytes(table), start: 0), between: 0x0A).map { line in
      let bars = line.bytes.indices.filter { line.bytes[$0] == 0x7C }
      let words = Word(
        bytes: Array(line.bytes[(bars[1] + 1)...]), start: line.start + bars[1] + 1)
      return Row(
        kind: String(decoding: line.bytes[..<bars[0]], as: UTF8.self),
        language: String(decoding: line.bytes[(bars[0] + 1)..<bars[1]], as: UTF8.self),
        lists: pieces(words, between: 0x3B).map { pieces($0, between: 0x2C) })
    }
  }

  private static func bytes(_ table: StaticString) -> [UInt8] {
    table.withUTF8Buffer { Array($0) }
  }

  private static func pieces(_ text: Word, between separator: UInt8) -> [Word] {
    text.bytes.split(separator: separator).map {
      Word(bytes: Array($0), start: text.start + $0.startIndex)
    }
  }

  /// The languages of a table, in the order in which they come first.
  private static func languages(_ rows: [Row]) -> [String] {
    rows.reduce(into: []) { if !$0.contains($1.language) { $0.append($1.language) } }
  }

  // MARK: - What is written

  private mutating func addIndex(
    _ name: String, of table: String, _ rows: [Row], number: (Row) -> Int?
  ) {
    var entries: [WordIndex.Entry] = []
    var seen: Set<[UInt8]> = []
    for row in rows {
      for word in row.words where seen.insert(word.bytes).inserted {
        let number = UInt32(number(row) ?? -1)
        entries.append(.init(start: word.start, count: word.bytes.count, number: number))
      }
    }
    addIndex(name, of: table, entries, words: rows.flatMap(\.words))
  }

  private mutating func addIndex(
    _ name: String, of table: String, _ entries: [WordIndex.Entry], words: [Word]
  ) {
    let bytes = Dictionary(words.map { ($0.start, $0.bytes) }) { first, _ in first }
    var slots = [UInt64](repeating: 0, count: 16)
    while slots.count < entries.count * 2 { slots += slots }
    for entry in entries {
      let hash = bytes[entry.start, default: []].withUnsafeBufferPointer(WordIndex.hash)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry.bits
    }
    lines.append("  static let \(name) = WordIndex(text: \(table), slots: \(packed(slots)))")
  }

  private mutating func addKeywords() {
    let rows = Self.rows(LanguageTable.keywords)
    let languages = Self.languages(rows)
    var numbers: [[UInt8]: UInt32] = [:]
    var entries: [(word: Word, count: Int)] = []
    for row in rows {
      let rank = UInt32(row.kind.dropFirst()) ?? 0
      for word in row.words {
        if numbers[word.bytes] == nil { entries.append((word, word.bytes.count)) }
        numbers[word.bytes, default: rank << 30] |=
          1 << (languages.firstIndex(of: row.language) ?? 0)
      }
    }
    precondition(languages.count <= 30)
    lines.append("  static let keywordLanguages: [String] = \(languages)")
    addIndex(
      "keywords", of: "LanguageTable.keywords",
      entries.map {
        .init(start: $0.word.start, count: $0.count, number: numbers[$0.word.bytes] ?? 0)
      },
      words: rows.flatMap(\.words))
  }

  private mutating func addNumbers() {
    let rows = Self.rows(LanguageTable.numbers)
    var meanings: [NumberWords.Meaning] = []
    var first: [[UInt8]: Int] = [:]
    var words: [Word] = []
    for (language, row) in rows.enumerated() {
      for (index, forms) in row.lists.enumerated() {
        for word in forms {
          let next = first[word.bytes]
          if next == nil { words.append(word) }
          meanings.append(
            .init(
              language: language, value: index < 20 ? index + 1 : (index - 17) * 10, next: next ?? 0
            ))
          first[word.bytes] = meanings.count
        }
      }
    }
    lines.append(
      """
        static let numbers = NumberWords(
          languages: \(rows.map(\.language)),
          meanings: \(packed(meanings.map(\.bits), width: 32)), words: numberWords)
      """)
    addIndex(
      "numberWords", of: "LanguageTable.numbers",
      words.map {
        .init(start: $0.start, count: $0.bytes.count, number: UInt32(first[$0.bytes] ?? 0))
      }, words: rows.flatMap(\.words))
  }

  private mutating func addOpenings() {
    let divisions = Self.rows(LanguageTable.divisions)
    let numbers = Self.rows(LanguageTable.numbers)
    let headings =
      Self.rows(LanguageTable.keywords) + Self.rows(LanguageTable.articles) + divisions + numbers
    func openings(_ rows: [Row]) -> String {
      let places = rows.flatMap(\.words).map { word in
        WordOpenings.bit(word.bytes.withUnsafeBufferPointer { WordOpenings.packed($0) })
      }
      return "WordOpenings(bits: \(bits(places, count: 32_768)))"
    }
    let starts = numbers.flatMap { row in
      row.words.map { word in
        word.bytes.withUnsafeBufferPointer { word in
          let length = NumberStarts.firstWordLength(word)
          return (
            whole: NumberStarts.bit(word, count: min(length, 4)),
            fused: NumberWords.fusesNumbers(row.language)
              ? NumberStarts.bit(word, count: min(length, 2)) : nil
          )
        }
      }
    }
    lines.append(
      """
        static let openings = Vocabulary.Openings(
          headings: \(openings(headings)),
          divisions: \(openings(divisions)),
          breakPhrases: \(openings(Self.rows(LanguageTable.breakPhrases))),
          numbers: NumberStarts(
            words: \(bits(starts.map(\.whole), count: 4_096)),
            fusedWords: \(bits(starts.compactMap(\.fused), count: 4_096))))
      """)
  }

  private mutating func bits(_ places: [Int], count: Int) -> String {
    var bits = [UInt64](repeating: 0, count: count)
    for place in places { bits[place] = 1 }
    return packed(bits, width: 1)
  }

  private mutating func addCommonWords() {
    var keys = [UInt64](repeating: 0, count: 2_048)
    var members = [UInt64](repeating: 0, count: 2_048)
    var languages: [String] = []
    for line in LanguageGuess.words.description.split(separator: "\n") {
      let parts = line.split(separator: "|")
      for word in parts[1].split(separator: " ") {
        guard let key = CommonWords.packed(word.utf8) else { continue }
        var place = CommonWords.place(of: key)
        while keys[place] != key, keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        keys[place] = key
        members[place] |= 1 << UInt64(languages.count)
      }
      languages.append(String(parts[0]))
    }
    precondition(languages.count <= 32)
    lines.append("  static let guessedLanguages: [String] = \(languages)")
    lines.append(
      """
        static let commonWords = CommonWords(
          keys: \(packed(keys)), members: \(packed(members, width: 32)))
      """)
  }

  private mutating func addNoteCues() {
    var cues: [NoteCues.Cue] = []
    var buckets = [UInt64](repeating: 0, count: 4_096)
    for line in Self.pieces(Word(bytes: Self.bytes(NoteCues.text), start: 0), between: 0x0A) {
      guard let bar = line.bytes.firstIndex(of: 0x7C) else { continue }
      let weight = Int(String(decoding: line.bytes[..<bar], as: UTF8.self)) ?? 0
      let list = Word(bytes: Array(line.bytes[(bar + 1)...]), start: line.start + bar + 1)
      for cue in Self.pieces(list, between: 0x2C) where cue.bytes.count > 2 {
        let bucket = NoteCues.bucket(cue.bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) })
        cues.append(
          .init(
            start: cue.start, count: cue.bytes.count, weight: weight, next: Int(buckets[bucket])))
        buckets[bucket] = UInt64(cues.count)
      }
    }
    lines.append(
      """
        static let noteCues = NoteCues(
          cues: \(packed(cues.map(\.bits))), buckets: \(packed(buckets, width: 16)))
      """)
  }

  /// Adds numbers to `words`.
  /// - Returns: what makes them of it.
  private mutating func packed(_ numbers: [UInt64], width: Int = 64) -> String {
    let start = words.count
    words += PackedNumbers.packed(numbers, width: width)
    return "PackedNumbers(width: \(width), from: \(start), count: \(numbers.count))"
  }

  private var wordLines: String {
    var lines: [String] = []
    var line = "   "
    for word in words {
      let text = word < 10 ? " \(word)," : " 0x\(String(word, radix: 16)),"
      if line.utf8.count + text.utf8.count > 110 {
        lines.append(line)
        line = "   "
      }
      line += text
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
