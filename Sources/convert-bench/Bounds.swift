/// How much a figure may be. Ratios and memory only: how long something takes says more about the
/// machine than about the converter.
struct Bound {
  /// The name of the figure.
  var figure: String
  /// What a run fails beyond. It leaves room for a machine that does other things too.
  var limit: Limit
  /// What is aimed at on a quiet machine, which is more than the limit asks for.
  var goal: Limit?

  init(figure: String, limit: Limit, goal: Limit? = nil) {
    precondition(goal.map { $0.asksMore(than: limit) } ?? true, "the goal of '\(figure)' is loose")
    self.figure = figure
    self.limit = limit
    self.goal = goal
  }

  enum Limit {
    case atMost(Double)
    case atLeast(Double)

    func holds(_ value: Double) -> Bool {
      switch self {
      case .atMost(let limit): value <= limit
      case .atLeast(let limit): value >= limit
      }
    }

    func asksMore(than other: Limit) -> Bool {
      switch (self, other) {
      case (.atMost(let most), .atMost(let otherMost)): most < otherMost
      case (.atLeast(let least), .atLeast(let otherLeast)): least > otherLeast
      case (.atMost, .atLeast), (.atLeast, .atMost): false
      }
    }

    var text: String {
      switch self {
      case .atMost(let limit): "at most \(limit.short)"
      case .atLeast(let limit): "at least \(limit.short)"
      }
    }
  }

  /// Every bound there is. A run checks those whose figures it measures.
  static let all: [Bound] = [
    // The whole command from text to EPUB, against zlib alone at its own level over the same entries
    // on the same processors. Start-up counts most where there is least to do.
    Bound(figure: "epub 1 MB: wall / zlib", limit: .atMost(2), goal: .atMost(1.15)),
    Bound(figure: "epub 10 MB: wall / zlib", limit: .atMost(2), goal: .atMost(1.15)),
    Bound(figure: "epub 100 MB: wall / zlib", limit: .atMost(2), goal: .atMost(1.15)),
    Bound(figure: "epub 1 MB: size / zlib's own", limit: .atMost(1.02)),
    Bound(figure: "epub 15 KB: peak MB", limit: .atMost(14), goal: .atMost(12)),
    Bound(figure: "epub 1 MB: peak MB", limit: .atMost(60)),
    // Written an installment at a time: the text, what is known of its lines, and little more.
    Bound(figure: "epub 10 MB: peak MB", limit: .atMost(40)),
    Bound(figure: "epub 100 MB: peak MB", limit: .atMost(250)),
    Bound(
      figure: "epub: time per MB, slowest / fastest", limit: .atMost(1.5), goal: .atMost(1.15)),
    // Against zlib alone over the same entries, and writing files of the same size.
    Bound(
      figure: "epub 1000 files: wall / zlib and writing", limit: .atMost(2.2), goal: .atMost(1.3)),
    Bound(
      figure: "epub 10000 files: wall / zlib and writing", limit: .atMost(2.2),
      goal: .atMost(1.3)),
    // Conversions on one thread against zlib's compression on one thread, in bytes of input. Where
    // zlib compresses 39 MB/s, 60 MB/s are a ratio of 1.5.
    Bound(figure: "text to markdown: speed / deflate", limit: .atLeast(1.6)),
    Bound(figure: "markdown to xhtml: speed / deflate", limit: .atLeast(2), goal: .atLeast(3)),
    Bound(figure: "epub to markdown: speed / deflate", limit: .atLeast(1), goal: .atLeast(1.5)),
    Bound(figure: "text import: speed / deflate", limit: .atLeast(3), goal: .atLeast(5)),
    Bound(figure: "xhtml import: speed / deflate", limit: .atLeast(4), goal: .atLeast(5)),
    Bound(figure: "epub import: speed / inflate", limit: .atLeast(0.3), goal: .atLeast(0.5)),
    Bound(
      figure: "markdown to xhtml: wall / cmark to html", limit: .atMost(1.6), goal: .atMost(1)),
    // Reading text alone, in a process of its own.
    Bound(figure: "text import 100 MB: peak / input", limit: .atMost(5), goal: .atMost(4)),
    Bound(figure: "text import, one line of 100 MB: peak / input", limit: .atMost(4)),
  ]

  static func of(_ figure: String) -> Bound? {
    all.first { $0.figure == figure }
  }
}
