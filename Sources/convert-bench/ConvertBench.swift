#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Measures the command and its stages against what they cannot do without.
///
/// ```
/// swift build -c release --static-swift-stdlib --toolset Resources/static.json
/// .build/release/convert-bench [--short] [--json FILE] [--seeds FOLDER] [--convert PROGRAM]
/// ```
@main
struct ConvertBench {
  private var isShort = false
  private var json: String?
  private var seeds = "seeds"
  private var command =
    System.ownPath.split(separator: "/").dropLast()
    .reduce("") { "\($0)/\($1)" } + "/convert"

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "--launch", words.count > 2 {
      return Run.launch(Array(words[2...]), result: words[1])
    }
    if words.first == "--import-text", words.count == 2 {
      return FormatSpeeds.importText(at: words[1])
    }
    guard let bench = ConvertBench(words) else {
      show("usage: convert-bench [--short] [--json FILE] [--seeds FOLDER] [--convert PROGRAM]")
      exit(64)
    }
    exit(bench.run() ? 0 : 1)
  }

  private init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--short": isShort = true
      case "--json":
        guard let value = words.popFirst() else { return nil }
        json = value
      case "--seeds":
        guard let value = words.popFirst() else { return nil }
        seeds = value
      case "--convert":
        guard let value = words.popFirst() else { return nil }
        command = value
      default: return nil
      }
    }
  }

  /// - Returns: whether every bound holds.
  private func run() -> Bool {
    guard let corpus = Corpus(seeds: seeds) else {
      show("there are no sample stories in '\(seeds)'")
      return false
    }
    let folder = System.temporaryFolder()
    defer { System.remove(folder) }
    var figures = Figures()
    guard let command = installed(in: folder) else { return false }
    let whole = WholeCommand(command: command, corpus: corpus, folder: folder)
    figures.begin("Text to EPUB, the whole command on \(System.processorCount) processors")
    _ = whole.measure(
      [(name: "15 KB", byteCount: 15_000, runs: isShort ? 21 : 101)], into: &figures)
    var sizes = [
      (name: "1 MB", byteCount: 1_000_000, runs: isShort ? 21 : 70),
      (name: "10 MB", byteCount: 10_000_000, runs: isShort ? 7 : 21),
    ]
    if !isShort { sizes.append((name: "100 MB", byteCount: 100_000_000, runs: 7)) }
    let perMB = zip(sizes, whole.measure(sizes, into: &figures)).map { $1 / Double($0.byteCount) }
    if let most = perMB.max(), let least = perMB.min() {
      figures.add("epub: time per MB, slowest / fastest", most / least)
    }
    figures.begin("Many stories of 15 KB")
    whole.measureMany(1_000, runs: isShort ? 3 : 5, into: &figures)
    if !isShort { whole.measureMany(10_000, runs: 1, into: &figures) }
    let speeds = FormatSpeeds(command: command, corpus: corpus, folder: folder, isShort: isShort)
    speeds.measureStages(into: &figures)
    speeds.measureFormats(into: &figures)
    if !isShort { speeds.measureHostileShapes(into: &figures) }
    return finish(figures)
  }

  /// Installs the command as people do. What a linker leaves lies in memory in smaller pieces than a
  /// copy of it, and takes longer to start.
  private func installed(in folder: String) -> String? {
    let path = "\(folder)/convert"
    if Run.of(["/usr/bin/install", command, path]).status == 0 { return path }
    show("cannot install '\(command)'")
    return nil
  }

  private func finish(_ figures: Figures) -> Bool {
    if let json, !System.write(figures.json, at: json) {
      show("cannot write '\(json)'")
      return false
    }
    let failures = figures.failures
    show("")
    guard !failures.isEmpty else {
      show("every bound holds")
      return true
    }
    for figure in failures {
      show("missed: \(figure.name) is \(figure.value.short), \(figure.bound?.limit.text ?? "")")
    }
    return false
  }
}
