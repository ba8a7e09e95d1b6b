/// A value of front matter.
enum FrontMatterValue {
  /// `isPlain` unless quotes or a block mark it as text and nothing else.
  case text(String, isPlain: Bool)
  case list([FrontMatterValue])
  case map([FrontMatterEntry])

  var isEmpty: Bool {
    switch self {
    case .text(let text, let isPlain):
      text.isEmpty || (isPlain && (text == "~" || text == "null" || text == "Null"))
    case .list(let values): values.allSatisfy(\.isEmpty)
    case .map(let entries): entries.isEmpty
    }
  }

  /// The value as one text: of a list its items behind commas, of a map its pairs.
  var text: String {
    switch self {
    case .text(let text, _): text
    case .list(let values): values.filter { !$0.isEmpty }.map(\.text).joined(separator: ", ")
    case .map(let entries): entries.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
    }
  }

  /// The value as several texts; a plain text is divided at its commas.
  var texts: [String] {
    switch self {
    case .text(let text, let isPlain):
      isPlain ? text.split(separator: ",").map(String.init) : [text]
    case .list(let values): values.filter { !$0.isEmpty }.map(\.text)
    case .map: [text]
    }
  }

  /// The maps of a list of maps, or the one map that stands without a list.
  var maps: [[FrontMatterEntry]]? {
    switch self {
    case .map(let entries): return [entries]
    case .list(let values):
      var result: [[FrontMatterEntry]] = []
      for value in values {
        guard case .map(let entries) = value else { return nil }
        result.append(entries)
      }
      return result
    case .text: return nil
    }
  }
}

/// A key and its value.
struct FrontMatterEntry {
  var key: String
  var value: FrontMatterValue
  /// The line of the input that the key stands on.
  var line: Int
}

extension [FrontMatterEntry] {
  /// The text of the first of these keys that there is.
  func text(_ keys: String...) -> String? {
    first { keys.contains($0.key.lowercased()) }?.value.text
  }
}
