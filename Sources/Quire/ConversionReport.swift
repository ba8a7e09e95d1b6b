/// What a conversion kept and what it lost, for a program to read.
///
/// ```json
/// {
///   "quire-report": 1,
///   "conversions": [
///     {
///       "input": "salt.txt", "output": "salt.md", "status": "done", "verified": "same",
///       "words": {"in": 1204, "out": 1204},
///       "lost": [{"feature": "underline", "count": 2, "places": ["chapter-1"]}],
///       "publication": {"site": "Archive of Our Own", "files": ["..."], "kept": ["..."]},
///       "diagnostics": [
///         {"code": "encoding", "severity": "note", "count": 1, "message": "...",
///          "places": [{"line": 3, "column": 1}]}
///       ]
///     }
///   ]
/// }
/// ```
public struct ConversionReport: Sendable {
  /// One conversion.
  public struct Entry: Sendable {
    /// The path of the input.
    public var input: String
    /// Where the output is, or would have been.
    public var output: String
    /// Why the conversion failed. Nil where it did not.
    public var failure: String?
    /// What reading the output back found. Nil where it was not asked for.
    public var verification: Verification?
    /// The words of the story that was read.
    public var wordsIn = 0
    /// What the output format cannot say of the story.
    public var losses: [FeatureLoss] = []
    /// What became of the story on its way to a site. Nil where it is for none.
    public var publication: PublicationReport?
    /// What importer and exporter said.
    public var diagnostics = Diagnostics()

    /// Makes an entry.
    public init(input: String, output: String) {
      self.input = input
      self.output = output
    }
  }

  /// The conversions, in the order of the inputs.
  public var entries: [Entry]

  /// Makes a report.
  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// The report as JSON.
  public var json: [UInt8] {
    let report = JSONValue.object([
      .init("quire-report", .integer(1)), .init("conversions", .array(entries.map(\.json))),
    ])
    var bytes: [UInt8] = []
    report.write(to: &bytes)
    if bytes.last != 0x0A { bytes.append(0x0A) }
    return bytes
  }
}

extension ConversionReport.Entry {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("input", .string(input)), .init("output", .string(output)),
      .init("status", .string(failure == nil ? "done" : "failed")),
    ]
    if let failure { members.append(.init("failure", .string(failure))) }
    var words: [JSONValue.Member] = [.init("in", .integer(wordsIn))]
    if let verification {
      switch verification.result {
      case .same:
        members.append(.init("verified", .string("same")))
      case .differs(let difference):
        members.append(.init("verified", .string("differs")))
        members.append(.init("difference", .string(difference)))
      case .notReadable:
        members.append(.init("verified", .string("not readable")))
      }
      if let out = verification.words { words.append(.init("out", .integer(out))) }
    }
    members.append(.init("words", .object(words)))
    members.append(
      .init(
        "lost",
        .array(
          losses.map { loss in
            .object([
              .init("feature", .string(loss.feature)), .init("count", .integer(loss.count)),
              .init("places", .array(loss.places.map { .string($0) })),
            ])
          })))
    if let publication { members.append(.init("publication", publication.json)) }
    members.append(.init("diagnostics", .array(diagnosticsByCode)))
    return .object(members)
  }

  /// The diagnostics of each kind together, in the order of their first one.
  private var diagnosticsByCode: [JSONValue] {
    var codes: [String] = []
    var byCode: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics.all {
      if byCode[diagnostic.code] == nil { codes.append(diagnostic.code) }
      byCode[diagnostic.code, default: []].append(diagnostic)
    }
    return codes.compactMap { code in
      guard let all = byCode[code], let first = all.first else { return nil }
      return .object([
        .init("code", .string(code)), .init("severity", .string(first.severity.rawValue)),
        .init("count", .integer(diagnostics.counts[code] ?? all.count)),
        .init("message", .string(first.message)),
        .init("places", .array(all.compactMap(\.place))),
      ])
    }
  }
}

extension PublicationReport {
  fileprivate var json: JSONValue {
    let lists = [
      ("files", files), ("kept", kept), ("changed", changed), ("lost", lost), ("limits", limits),
      ("unconfirmed", unconfirmed), ("advice", advice),
    ]
    return .object(
      [.init("site", .string(site))]
        + lists.map { .init($0.0, .array($0.1.map { .string($0) })) })
  }
}

extension Diagnostic {
  fileprivate var place: JSONValue? {
    var members: [JSONValue.Member] = []
    if let entry { members.append(.init("entry", .string(entry))) }
    if let position {
      members.append(.init("line", .integer(position.line)))
      members.append(.init("column", .integer(position.column)))
    }
    return members.isEmpty ? nil : .object(members)
  }
}
