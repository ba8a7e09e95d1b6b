/// The runs of the command over one text, and zlib alone over the entries of the same book.
struct TextRuns {
  let name: String
  let byteCount: Int
  private let scratch: String
  private let input: String
  private let command: String
  /// The books so far. Each run writes one of its own, and nothing is removed before the end: to replace
  /// a file costs the file system a write of its own, and to make one takes long where many have just
  /// gone.
  private var outputs: [String] = []
  /// Nil where the text cannot be converted.
  private var floor: Floor?
  private var walls: [Double] = []
  private var floors: [Double] = []
  private var sameEffortFloors: [Double] = []

  /// Writes the text, and converts it once.
  init(_ name: String, byteCount: Int, command: String, corpus: Corpus, folder: String) {
    self.name = name
    self.byteCount = byteCount
    scratch = folder
    self.command = command
    input = "\(folder)/\(name.filter { $0 != " " }).txt"
    corpus.write(byteCount, seed: UInt64(byteCount), at: input)
    let words = wordsOfNextRun()
    if Run.of(words).status == 0 { floor = Floor(books: outputs) }
  }

  private mutating func wordsOfNextRun() -> [String] {
    let output = "\(input).\(outputs.count).epub"
    outputs.append(output)
    return [command, "--to", "epub", "-o", output, input]
  }

  func removeFiles() {
    System.remove(input)
    for output in outputs { System.remove(output) }
  }

  /// One run, and one of each floor, where the time is compared with them.
  mutating func run() {
    guard floor != nil else { return }
    walls.append(Run.of(wordsOfNextRun()).seconds)
    // Otherwise the system goes on writing a long book while the next run is timed. Some of those would
    // fill a small disk.
    if byteCount > 50_000_000, let output = outputs.popLast() {
      System.flush()
      System.remove(output)
    }
    if isCompared { runFloors() }
  }

  /// Whether the time is compared with the floors. What takes as long to start as to convert is not:
  /// its runs follow each other, with nothing between them that takes its place in the caches.
  private var isCompared: Bool { byteCount >= 1_000_000 }

  private mutating func runFloors() {
    guard let floor else { return }
    let threads = System.processorCount
    floors.append(medianSeconds(1) { floor.deflate(threads: threads) })
    sameEffortFloors.append(
      medianSeconds(1) { floor.deflate(effort: Floor.bookEffort, threads: threads) })
  }

  /// The seconds that a run takes.
  var wall: Double { walls.isEmpty ? .infinity : median(walls) }

  mutating func add(to figures: inout Figures) {
    if !isCompared { for _ in walls { runFloors() } }
    guard let floor, !walls.isEmpty else {
      figures.add("epub \(name): wall / zlib", .infinity)
      return
    }
    figures.add("epub \(name): wall", wall * 1e3, "ms")
    figures.add("epub \(name): zlib alone", median(floors) * 1e3, "ms")
    figures.add("epub \(name): zlib as hard", median(sameEffortFloors) * 1e3, "ms")
    if isCompared {
      figures.add("epub \(name): wall / zlib", medianRatio(walls, floors))
      figures.add("epub \(name): wall / zlib as hard", medianRatio(walls, sameEffortFloors))
      let size = floor.deflate(effort: Floor.bookEffort, threads: 1)
      figures.add(
        "epub \(name): size / zlib's own", Double(size) / Double(floor.deflate(threads: 1)))
    }
    let peak = Run.peakBytes(of: wordsOfNextRun(), scratch: scratch)
    figures.add("epub \(name): peak MB", Double(peak) / 1e6, "MB")
  }
}
