import ZipArchive

/// Runs of the whole command, from text to EPUB, and zlib alone over the entries of the same books:
/// at its own level, which the bounds are for, and as hard as the books are compressed.
struct WholeCommand {
  var command: String
  var corpus: Corpus
  var folder: String

  /// One text to one book.
  /// - Returns: the seconds a run takes.
  func measure(
    _ byteCount: Int, called name: String, runs: Int, into figures: inout Figures
  ) -> Double {
    let input = "\(folder)/\(name.filter { $0 != " " }).txt"
    let output = "\(folder)/\(name.filter { $0 != " " }).epub"
    corpus.write(byteCount, seed: UInt64(byteCount), at: input)
    defer {
      System.remove(input)
      System.remove(output)
    }
    let words = [command, "--to", "epub", "-o", output, input]
    let first = Run.of(words, scratch: folder)
    guard first.status == 0 else {
      figures.add("epub \(name): wall / zlib", .infinity)
      return .infinity
    }
    let floor = Floor(books: [output])
    // In turns, so that what else the machine does meets both alike.
    var walls: [Double] = []
    var floors: [Double] = []
    var sameLevelFloors: [Double] = []
    var peaks: [Double] = []
    for _ in 0..<runs {
      // As for a new book: to replace one costs the file system a write of its own.
      System.remove(output)
      let run = Run.of(words, scratch: folder)
      walls.append(run.seconds)
      peaks.append(Double(run.peakBytes) / 1e6)
      floors.append(
        medianSeconds(1) { floor.deflate(threads: System.processorCount) })
      sameLevelFloors.append(
        medianSeconds(1) {
          floor.deflate(effort: Floor.bookEffort, threads: System.processorCount)
        })
    }
    let wall = median(walls)
    figures.add("epub \(name): wall", wall * 1e3, "ms")
    figures.add("epub \(name): zlib alone", median(floors) * 1e3, "ms")
    figures.add(
      "epub \(name): zlib as hard", median(sameLevelFloors) * 1e3,
      "ms")
    if byteCount >= 1_000_000 {
      figures.add("epub \(name): wall / zlib", wall / median(floors))
      figures.add("epub \(name): wall / zlib as hard", wall / median(sameLevelFloors))
      let size = floor.deflate(effort: Floor.bookEffort, threads: 1)
      figures.add(
        "epub \(name): size / zlib's own", Double(size) / Double(floor.deflate(threads: 1)))
    }
    figures.add("epub \(name): peak MB", median(peaks), "MB")
    return wall
  }

  /// Many small texts to as many books.
  func measureMany(_ count: Int, runs: Int, into figures: inout Figures) {
    let inputs = "\(folder)/stories"
    let outputs = "\(folder)/books"
    let plain = "\(folder)/plain"
    for path in [inputs, outputs, plain] { System.makeFolder(path) }
    defer { for path in [inputs, outputs, plain] { System.remove(path) } }
    for index in 0..<count {
      corpus.write(15_000, seed: UInt64(index), at: "\(inputs)/\(index).txt")
    }
    let words = [
      command, "--to", "epub", "--quiet", "--recursive", "--output-dir", outputs, inputs,
    ]
    let first = Run.of(words, scratch: folder)
    let books = System.names(in: outputs).map { "\(outputs)/\($0)" }
    let name = "epub \(count) files"
    guard first.status == 0, books.count == count else {
      figures.add("\(name): wall / zlib and writing", .infinity)
      return
    }
    let floor = Floor(books: books)
    var walls: [Double] = []
    func writtenFloor(_ effort: DeflateEffort) -> Double {
      for path in System.names(in: plain) { System.remove("\(plain)/\(path)") }
      return medianSeconds(1) {
        floor.deflateAndWrite(effort: effort, threads: System.processorCount, into: plain)
      }
    }
    var floors: [Double] = []
    var sameLevelFloors: [Double] = []
    var peaks: [Double] = []
    for _ in 0..<runs {
      for path in books { System.remove(path) }
      let run = Run.of(words, scratch: folder)
      walls.append(run.seconds)
      peaks.append(Double(run.peakBytes) / 1e6)
      floors.append(writtenFloor(Floor.zlibEffort))
      sameLevelFloors.append(writtenFloor(Floor.bookEffort))
    }
    figures.add("\(name): wall", median(walls) * 1e3, "ms")
    figures.add("\(name): zlib and writing", median(floors) * 1e3, "ms")
    figures.add("\(name): wall / zlib and writing", median(walls) / median(floors))
    figures.add(
      "\(name): wall / zlib as hard, and writing",
      median(walls) / median(sameLevelFloors))
    figures.add("\(name): peak MB", median(peaks), "MB")
  }
}
