import StoryModel

/// How well the structure of a text was found: a recognised one compared with a labelled one, word by
/// word.
struct StructureScore {
  /// A block of either side.
  struct Block {
    var kind: String
    var lines: [String]
    /// Whether the layout shows what it is; what it does not show is not judged.
    var isVisible = true
  }

  static let measures = [
    "segment", "paragraph", "heading", "sceneBreak", "verse", "quote", "note", "kept", "added",
  ]

  /// In hundredths of a per cent, by measure. Nil where the document has none of the kind.
  private(set) var figures: [String: Int] = [:]

  private struct Count {
    var hits = 0
    var wrong = 0
    var missed = 0
    var figure: Int? {
      let all = 2 * hits + wrong + missed
      return all == 0 ? nil : 20_000 * hits / all
    }
  }

  /// One side as words, each with its block, and the places of breaks.
  private struct Words {
    var words: [String] = []
    var block: [Int] = []
    var spans: [Range<Int>] = []
    var breaks: [Int] = []

    init(_ blocks: [Block]) {
      for (index, item) in blocks.enumerated() {
        let start = words.count
        if item.kind == "sceneBreak" {
          breaks.append(start)
        } else {
          for line in item.lines { Self.split(line, into: &words) }
        }
        block += [Int](repeating: index, count: words.count - start)
        spans.append(start..<words.count)
      }
    }

    /// Runs of letters and digits in lower case; ideographs and kana one by one.
    private static func split(_ line: String, into words: inout [String]) {
      var word = ""
      for scalar in line.lowercased().unicodeScalars {
        let isWide = (0x3040...0x30FF).contains(scalar.value) || scalar.properties.isIdeographic
        if isWide || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil) {
          if !word.isEmpty { words.append(word) }
          word = ""
          if isWide { words.append(String(scalar)) }
        } else {
          word.unicodeScalars.append(scalar)
        }
      }
      if !word.isEmpty { words.append(word) }
    }
  }

  /// Kinds that may stay in the text or move to the metadata.
  private static let front: Set<String> = ["ignore", "title", "byline", "meta", "toc"]

  private let truth: [Block]
  private let found: [Block]
  private let truthWords: Words
  private let foundWords: Words
  /// For each word of the truth its place in what was found, and the other way round.
  private var there: [Int]
  private var back: [Int]

  /// Words of the first blocks that stand in the metadata instead.
  private var moved: Set<Int> = []

  init(truth: [Block], found: [Block], title: String) {
    self.truth = truth
    self.found = found
    truthWords = Words(truth)
    foundWords = Words(found)
    there = Self.alignment(truthWords.words, foundWords.words)
    back = [Int](repeating: -1, count: foundWords.words.count)
    for (index, place) in there.enumerated() where place >= 0 { back[place] = index }
    let titleWords = Set(Words([Block(kind: "title", lines: [title])]).words)
    for span in truthWords.spans.prefix(3)
    where span.allSatisfy({ there[$0] < 0 && titleWords.contains(truthWords.words[$0]) }) {
      moved.formUnion(span)
    }
    figures["segment"] = segments()
    figures["paragraph"] = paragraphs()
    figures["heading"] = headings()
    figures["sceneBreak"] = sceneBreaks()
    for kind in ["verse", "quote", "note"] { figures[kind] = words(of: kind) }
    let judged = truthWords.words.indices.filter {
      !Self.front.contains(kind($0)) && !moved.contains($0)
    }
    let kept = judged.count { there[$0] >= 0 }
    figures["kept"] = judged.isEmpty ? 10_000 : 10_000 * kept / judged.count
    let added = back.count { $0 < 0 }
    figures["added"] = back.isEmpty ? 0 : (10_000 * added + back.count - 1) / back.count
  }

  /// Pairs equal words in order; where the sides differ they meet again at the nearest five words
  /// that both have.
  private static func alignment(_ left: [String], _ right: [String]) -> [Int] {
    var result = [Int](repeating: -1, count: left.count)
    var i = 0
    var j = 0
    func agree(_ i: Int, _ j: Int) -> Bool {
      let count = min(5, left.count - i, right.count - j)
      return count > 0 && left[i..<i + count] == right[j..<j + count]
    }
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        result[i] = j
        i += 1
        j += 1
        continue
      }
      var isFound = false
      search: for distance in 1...2_000 {
        for skip in 0...distance {
          let other = distance - skip
          guard i + skip < left.count, j + other < right.count, agree(i + skip, j + other) else {
            continue
          }
          i += skip
          j += other
          isFound = true
          break search
        }
      }
      if !isFound {
        i += 1
        j += 1
      }
    }
    return result
  }

  private func kind(_ word: Int) -> String { truth[truthWords.block[word]].kind }

  /// Where blocks start.
  private func segments() -> Int? {
    var count = Count()
    var starts: Set<Int> = []
    for (index, span) in truthWords.spans.enumerated()
    where !span.isEmpty && !Self.front.contains(truth[index].kind)
      && !moved.contains(span.lowerBound)
    {
      starts.insert(span.lowerBound)
    }
    var places: Set<Int> = []
    for span in foundWords.spans {
      guard let first = span.first(where: { back[$0] >= 0 }) else { continue }
      places.insert(back[first])
    }
    count.hits = starts.intersection(places).count
    count.missed = starts.count - count.hits
    count.wrong = places.subtracting(starts).count {
      !Self.front.contains(kind($0)) && kind($0) != "verse"
    }
    return count.figure
  }

  /// Paragraphs with the same words and the same name.
  private func paragraphs() -> Int? {
    var count = Count()
    var spans: Set<Range<Int>> = []
    for (index, span) in foundWords.spans.enumerated() where found[index].kind == "paragraph" {
      let words = span.map { back[$0] }.filter { $0 >= 0 }
      guard let first = words.first, let last = words.last else { continue }
      let free = words.count { Self.front.contains(kind($0)) || !isJudged($0) }
      if free * 2 < words.count { spans.insert(first..<last + 1) }
    }
    for (index, span) in truthWords.spans.enumerated()
    where truth[index].kind == "paragraph" && !span.isEmpty {
      if spans.contains(span) { count.hits += 1 } else { count.missed += 1 }
    }
    count.wrong = max(0, spans.count - count.hits)
    return count.figure
  }

  private func isJudged(_ word: Int) -> Bool { truth[truthWords.block[word]].isVisible }

  private func headings() -> Int? {
    var count = Count()
    for (index, span) in truthWords.spans.enumerated()
    where truth[index].kind == "heading" && !span.isEmpty && !moved.contains(span.lowerBound) {
      let hits = span.count {
        there[$0] >= 0 && found[foundWords.block[there[$0]]].kind == "heading"
      }
      if hits * 2 >= span.count { count.hits += 1 } else { count.missed += 1 }
    }
    for (index, span) in foundWords.spans.enumerated() where found[index].kind == "heading" {
      let words = span.map { back[$0] }.filter { $0 >= 0 }
      let right = words.count {
        kind($0) == "heading" || Self.front.contains(kind($0))
      }
      if right * 2 < max(1, words.count) { count.wrong += 1 }
    }
    return count.figure
  }

  /// Breaks between the same two words. Those beside a note or front matter are not judged.
  private func sceneBreaks() -> Int? {
    var count = Count()
    var taken: Set<Int> = []
    for place in foundWords.breaks {
      let low = place > 0 ? (back[place - 1] + 1) : 0
      let high = place < back.count ? back[place] : truthWords.words.count
      if let match = truthWords.breaks.indices.first(where: {
        !taken.contains($0) && (low...max(low, high)).contains(truthWords.breaks[$0])
      }) {
        taken.insert(match)
        continue
      }
      let isEdge =
        low == 0 || high >= truthWords.words.count
        || [low - 1, high].contains { Self.front.contains(kind($0)) || kind($0) == "note" }
      if !isEdge { count.wrong += 1 }
    }
    count.hits = taken.count
    count.missed = truthWords.breaks.count - taken.count
    return count.figure
  }

  private func words(of wanted: String) -> Int? {
    var count = Count()
    for index in there.indices where !Self.front.contains(kind(index)) {
      if !isJudged(index), wanted != "note" { continue }
      let given = there[index] < 0 ? "" : found[foundWords.block[there[index]]].kind
      switch (kind(index) == wanted, given == wanted) {
      case (true, true): count.hits += 1
      case (true, false): count.missed += 1
      case (false, true):
        let isNested =
          wanted == "quote" && kind(index) != "paragraph"
          || wanted == "verse" && kind(index) == "quote"
        if !isNested { count.wrong += 1 }
      case (false, false): break
      }
    }
    return count.figure
  }
}

extension Story {
  /// The story as blocks to be scored, in reading order.
  var scoredBlocks: [StructureScore.Block] {
    var result: [StructureScore.Block] = []
    for section in sections where section.role != .copyrightPage { section.score(into: &result) }
    for note in notes { note.blocks.score(as: "note", into: &result) }
    return result
  }
}

extension Section {
  fileprivate func score(into result: inout [StructureScore.Block]) {
    if hasHeading { result.append(.init(kind: "heading", lines: [headingText])) }
    blocks.score(as: role == .authorNote ? "note" : nil, into: &result)
    for subsection in subsections { subsection.score(into: &result) }
  }
}

extension [StoryModel.Block] {
  fileprivate func score(as kind: String?, into result: inout [StructureScore.Block]) {
    for block in self {
      switch block {
      case .paragraph(let paragraph):
        result.append(.init(kind: kind ?? "paragraph", lines: [paragraph.content.plainText]))
      case .heading(let heading):
        result.append(.init(kind: kind ?? "heading", lines: [heading.content.plainText]))
      case .sceneBreak: result.append(.init(kind: "sceneBreak", lines: []))
      case .verse(let verse):
        for stanza in verse.stanzas {
          result.append(
            .init(kind: kind ?? "verse", lines: stanza.lines.map(\.content.plainText)))
        }
      case .blockQuote(let quote): quote.blocks.score(as: kind ?? "quote", into: &result)
      case .letter(let blocks): blocks.score(as: kind ?? "quote", into: &result)
      case .authorNote(let note): note.blocks.score(as: "note", into: &result)
      case .list(let list):
        for item in list.items { item.score(as: kind, into: &result) }
      case .code, .table, .figure, .raw: break
      }
    }
  }
}
