import Foundation
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// The labelled texts of another project, which are not part of this one, and a table of how well
/// the structure of each is found. The table may only get better: `UPDATE_GOLDEN=1` records what did.
@Suite(.enabled(if: QuireData.isAvailable("corpus/plaintext"), "needs QUIRE_DATA"))
struct CorpusScoreTests {
  private static let golden = "plaintext/scores.txt"

  @Test func `finds the structure of no labelled text worse than before`() throws {
    let texts = QuireData.files(in: "corpus/plaintext", ending: "/input.txt")
    #expect(texts.count > 50)
    var rows: [(name: String, figures: [String: Int])] = []
    for path in texts {
      let folder = String(path.dropLast("/input.txt".count))
      let story = try read(try #require(QuireData.bytes(path)))
      let truth = try truth(try #require(QuireData.bytes(folder + "/truth.json")))
      let score = StructureScore(
        truth: truth, found: story.scoredBlocks, title: story.metadata.title)
      rows.append((String(folder.split(separator: "/").last ?? ""), score.figures))
    }
    rows.append(("mean", mean(rows.map(\.figures))))
    let before = FileBytes.read(Golden.folder + "/" + Self.golden).map(table) ?? [:]
    for row in rows {
      for measure in StructureScore.measures {
        guard let old = before[row.name]?[measure] else { continue }
        let new = try #require(row.figures[measure])
        let isWorse = measure == "added" ? new > old : new < old
        #expect(!isWorse, "\(measure) of \(row.name) was \(old), is \(new)")
      }
    }
    if TestEnvironment.value("UPDATE_GOLDEN") == "1" {
      try Golden.check(name: Self.golden, actual: text(rows))
    }
    #expect(!before.isEmpty, "no golden file \(Self.golden); write it with UPDATE_GOLDEN=1")
    let means = try #require(rows.last).figures
    for (measure, bar) in [
      ("segment", 9_900), ("paragraph", 9_900), ("heading", 9_600), ("sceneBreak", 9_700),
      ("note", 9_600), ("verse", 9_000), ("quote", 8_800), ("kept", 10_000),
    ] {
      #expect(try #require(means[measure]) >= bar, "\(measure)")
    }
    #expect(means["added"] == 0)
  }

  private func truth(_ bytes: [UInt8]) throws -> [StructureScore.Block] {
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let blocks = try #require(json?["blocks"] as? [[String: Any]])
    return try blocks.map { block in
      let text = block["text"] as? String ?? ""
      return StructureScore.Block(
        kind: try #require(block["type"] as? String),
        lines: block["lines"] as? [String] ?? [text],
        isVisible: block["visible"] as? Bool ?? true)
    }
  }

  /// The mean of each measure over the documents that have it; the worst of `kept` and `added`.
  private func mean(_ rows: [[String: Int]]) -> [String: Int] {
    var result: [String: Int] = [:]
    for measure in StructureScore.measures {
      let all = rows.compactMap { $0[measure] }
      guard !all.isEmpty else { continue }
      switch measure {
      case "kept": result[measure] = all.min()
      case "added": result[measure] = all.max()
      default: result[measure] = all.reduce(0, +) / all.count
      }
    }
    return result
  }

  // MARK: The table

  private func text(_ rows: [(name: String, figures: [String: Int])]) -> String {
    var result = "document " + StructureScore.measures.joined(separator: " ") + "\n"
    for row in rows {
      let cells = StructureScore.measures.map { row.figures[$0].map(String.init) ?? "-" }
      result += row.name + " " + cells.joined(separator: " ") + "\n"
    }
    return result
  }

  private func table(_ bytes: [UInt8]) -> [String: [String: Int]] {
    var result: [String: [String: Int]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: " ")
      guard let name = cells.first else { continue }
      for (measure, cell) in zip(StructureScore.measures, cells.dropFirst()) {
        result[String(name), default: [:]][measure] = Int(cell)
      }
    }
    return result
  }
}
