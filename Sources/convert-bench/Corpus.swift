#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Makes stories of any length of the paragraphs of the sample stories.
struct Corpus {
  private let paragraphs: [[UInt8]]
  private let words: [[UInt8]]

  /// - Parameter folder: where the sample stories are. Those in English are taken.
  init?(seeds folder: String) {
    var paragraphs: [[UInt8]] = []
    var words: Set<[UInt8]> = []
    for name in System.names(in: folder) where name.hasSuffix(".txt") {
      guard let bytes = System.bytes(at: "\(folder)/\(name)"),
        String(validating: bytes, as: UTF8.self) != nil
      else { continue }
      let pieces = Self.paragraphs(of: bytes)
      let text = pieces.joined().split(separator: 0x20)
      guard text.count(where: { $0.elementsEqual("the".utf8) }) * 60 > text.count else { continue }
      paragraphs += pieces
      for word in text
      where word.count > 3 && word.allSatisfy({ (0x61...0x7A).contains($0) }) {
        words.insert(Array(word))
      }
    }
    guard paragraphs.count > 20, words.count > 100 else { return nil }
    self.paragraphs = paragraphs
    self.words = words.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Runs of lines of a length that prose has, each as one line.
  private static func paragraphs(of bytes: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var current: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if words.isEmpty {
        if (60...1_500).contains(current.count) { result.append(current) }
        current = []
      } else {
        if !current.isEmpty { current.append(0x20) }
        current += words.joined(separator: [0x20])
      }
    }
    return result
  }

  /// How a story is set.
  enum Form {
    case text
    case markdown
  }

  /// Writes a story of `byteCount` bytes or a little more.
  func write(_ byteCount: Int, seed: UInt64, form: Form = .text, at path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var writer = StoryWriter(corpus: self, seed: seed, form: form)
    var total = 0
    while total < byteCount {
      writer.addPiece()
      if writer.bytes.count > 1 << 20 || total + writer.bytes.count >= byteCount {
        _ = System.append(writer.bytes, to: descriptor)
        total += writer.bytes.count
        writer.bytes.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Grows a story piece by piece: chapters of some 12 KB, scene breaks, notes, emphasis.
  private struct StoryWriter {
    let corpus: Corpus
    let form: Form
    var random: SplitMix64
    var deck: [Int] = []
    var bytes: [UInt8] = []
    var chapter = 0
    var chapterByteCount = 0

    init(corpus: Corpus, seed: UInt64, form: Form) {
      self.corpus = corpus
      self.form = form
      random = SplitMix64(state: seed)
      if form == .markdown { bytes += "# ".utf8 }
      bytes += title()
      bytes += "\n\nby Ann Quill\n\n".utf8
    }

    mutating func addPiece() {
      if chapter == 0 || chapterByteCount > 12_000 {
        if chapter % 10 == 9 {
          bytes += "A/N: Thank you for reading, and for every comment!\n\n".utf8
        }
        chapter += 1
        chapterByteCount = 0
        if form == .markdown { bytes += "## ".utf8 }
        bytes += "Chapter \(chapter): ".utf8
        bytes += title()
        bytes += "\n\n".utf8
      } else if random.below(14) == 0 {
        bytes += "* * *\n\n".utf8
      }
      if deck.isEmpty { deck = corpus.paragraphs.indices.shuffled(using: &random) }
      let paragraph = corpus.paragraphs[deck.removeLast()]
      bytes += paragraph
      bytes += "\n\n".utf8
      chapterByteCount += paragraph.count + 2
    }

    private mutating func title() -> [UInt8] {
      var title: [UInt8] = Array("The".utf8)
      for _ in 0...random.below(3) {
        let word = corpus.words[random.below(corpus.words.count)]
        title.append(0x20)
        title.append(word[0] & 0xDF)
        title += word.dropFirst()
      }
      return title
    }
  }
}

/// A small generator of numbers that are the same in each run
/// (Steele, Lea and Flood: Fast splittable pseudorandom number generators, 2014).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int {
    Int.random(in: 0..<limit, using: &self)
  }
}
