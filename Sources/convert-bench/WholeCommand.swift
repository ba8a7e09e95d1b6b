import ZipArchive

/// Runs of the whole command, from text to EPUB, and zlib alone over the entries of the same books:
/// at its own level, which the bounds are for, and as hard as the books are compressed.
struct WholeCommand {
  var command: String
  var corpus: Corpus
  var folder: String

  /// Texts of several sizes, each to one book.
  ///
  /// All are measured in turns, each beside its floor, so that what else the machine does, for a
  /// moment or for seconds, meets all of them alike.
  /// - Parameter plans: the name of a text, its bytes, and how often it is converted.
  /// - Returns: the seconds that each takes.
  func measure(
    _ plans: [(name: String, byteCount: Int, runs: Int)], into figures: inout Figures
  ) -> [Double] {
    let turns = plans.map(\.runs).min() ?? 0
    var texts = plans.map {
      TextRuns($0.name, byteCount: $0.byteCount, command: command, corpus: corpus, folder: folder)
    }
    defer { for text in texts { text.removeFiles() } }
    for turn in 0..<turns {
      for index in plans.indices {
        // As many in this turn as bring the whole to its share.
        let runs = plans[index].runs
        for _ in (turn * runs / turns)..<((turn + 1) * runs / turns) { texts[index].run() }
      }
    }
    for index in texts.indices { texts[index].add(to: &figures) }
    return texts.map(\.wall)
  }

  /// Many small texts to as many books.
  ///
  /// Each run writes to a folder of its own, and nothing is removed before the end: a file system
  /// takes long to make files where many have just gone.
  func measureMany(_ count: Int, runs: Int, into figures: inout Figures) {
    let inputs = "\(folder)/stories"
    System.makeFolder(inputs)
    var folders = [inputs]
    defer { for path in folders { System.remove(path) } }
    for index in 0..<count {
      corpus.write(15_000, seed: UInt64(index), at: "\(inputs)/\(index).txt")
    }
    func makeFolder() -> String {
      let path = "\(folder)/many\(folders.count)"
      System.makeFolder(path)
      folders.append(path)
      return path
    }
    func words(into outputs: String) -> [String] {
      [command, "--to", "epub", "--quiet", "--recursive", "--output-dir", outputs, inputs]
    }
    let first = makeFolder()
    let peak = Run.peakBytes(of: words(into: first), scratch: folder)
    let books = System.names(in: first).map { "\(first)/\($0)" }
    let name = "epub \(count) files"
    guard peak < .max, books.count == count else {
      figures.add("\(name): wall / zlib and writing", .infinity)
      return
    }
    let floor = Floor(books: books)
    func writtenFloor(_ effort: DeflateEffort) -> Double {
      let plain = makeFolder()
      return medianSeconds(1) {
        floor.deflateAndWrite(effort: effort, threads: System.processorCount, into: plain)
      }
    }
    var walls: [Double] = []
    var floors: [Double] = []
    var sameLevelFloors: [Double] = []
    for _ in 0..<runs {
      walls.append(Run.of(words(into: makeFolder())).seconds)
      floors.append(writtenFloor(Floor.zlibEffort))
      sameLevelFloors.append(writtenFloor(Floor.bookEffort))
    }
    figures.add("\(name): wall", median(walls) * 1e3, "ms")
    figures.add("\(name): zlib and writing", median(floors) * 1e3, "ms")
    figures.add("\(name): wall / zlib and writing", medianRatio(walls, floors))
    figures.add(
      "\(name): wall / zlib as hard, and writing",
      medianRatio(walls, sameLevelFloors))
    figures.add("\(name): peak MB", Double(peak) / 1e6, "MB")
  }
}
