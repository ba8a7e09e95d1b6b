internal import StoryModel

/// Sets the punctuation of one run of inlines after another.
struct Typesetter {
  private let rules: PunctuationRules
  private let options: SmartPunctuation
  private var flat = FlatText()
  private var scanner: PunctuationScanner
  private var resolver: QuoteResolver
  private var edits: [PunctuationEdit] = []
  /// The marks that stay straight, each with the text around it.
  private var leftMarks: [String] = []

  init(rules: PunctuationRules, options: SmartPunctuation) {
    self.rules = rules
    self.options = options
    scanner = PunctuationScanner(rules: rules, options: options)
    resolver = QuoteResolver(rules: rules)
  }

  /// `inlines` with their punctuation set.
  mutating func set(
    _ inlines: [Inline], onAmbiguity: (PunctuationAmbiguity) -> Void
  ) -> [Inline] {
    var result = inlines
    for _ in 0..<Self.roundLimit {
      change(result)
      if !edits.isEmpty { result = flat.applying(edits, to: result) }
      if edits.isEmpty || leftMarks.isEmpty { break }
    }
    for excerpt in leftMarks { onAmbiguity(PunctuationAmbiguity(excerpt: excerpt)) }
    return result
  }

  /// Marks that were left may be plain once their neighbors are set, in text that is hardly text:
  /// settling them at once is what makes a second setting change nothing.
  private static let roundLimit = 8

  /// Finds the changes to one run.
  private mutating func change(_ inlines: [Inline]) {
    flat.take(inlines)
    edits.removeAll(keepingCapacity: true)
    leftMarks.removeAll(keepingCapacity: true)
    flat.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(bytes)
      guard options.setsQuotes, !scanner.marks.isEmpty else {
        edits.append(contentsOf: scanner.edits)
        return
      }
      resolver.resolve(&scanner.marks, in: bytes)
      merge(bytes)
    }
  }

  /// Puts the changes of the marks among the others.
  private mutating func merge(_ bytes: UnsafeBufferPointer<UInt8>) {
    var others = scanner.edits[...]
    for mark in scanner.marks {
      guard let replacement = replacement(of: mark) else {
        if mark.isStraight { leftMarks.append(Self.excerpt(bytes, around: mark)) }
        continue
      }
      while let other = others.first, other.start < mark.start {
        edits.append(other)
        others.removeFirst()
      }
      edits.append(PunctuationEdit(start: mark.start, end: mark.end, replacement: replacement))
    }
    edits.append(contentsOf: others)
  }

  private func replacement(of mark: QuoteMark) -> PunctuationEdit.Replacement? {
    guard mark.isStraight else { return nil }
    let isSingle: Bool
    switch mark.shape {
    case .straightSingle, .grave, .acute: isSingle = true
    default: isSingle = false
    }
    let pair = isSingle ? rules.single : mark.level == 0 ? rules.outer : rules.inner
    switch mark.decision {
    case .keep: return nil
    case .apostrophe: return .init(scalar: 0x2019)
    case .prime: return .init(scalar: 0x2032)
    case .doublePrime: return .init(scalar: 0x2033)
    case .open:
      let space: UInt32 = rules.spacesPunctuation && pair.open == 0xAB ? 0x202F : 0
      return .init(scalar: pair.open, after: space)
    case .close:
      let space: UInt32 = rules.spacesPunctuation && pair.close == 0xBB ? 0x202F : 0
      return .init(before: space, scalar: pair.close)
    }
  }

  /// Some twenty bytes on each side.
  private static func excerpt(
    _ bytes: UnsafeBufferPointer<UInt8>, around mark: QuoteMark
  ) -> String {
    var start = max(0, mark.start - 20)
    var end = min(bytes.count, mark.end + 20)
    while start < mark.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > mark.end, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var text = bytes[start..<end].filter { $0 > FlatText.object }
    for index in text.indices where text[index] < 0x20 { text[index] = 0x20 }
    return String(decoding: text, as: UTF8.self)
  }
}
