/// What came of reading an output back.
public struct Verification: Equatable, Sendable {
  /// What was found.
  public var result: Result
  /// The words of the story that the output gives back. Nil where nothing reads its format.
  public var words: Int?

  /// What reading back can find.
  public enum Result: Equatable, Sendable {
    /// The output says all that its format can say of the story.
    case same
    /// The output says something else: the first difference, a line each.
    case differs(String)
    /// Nothing reads the format.
    case notReadable
  }
}

extension Converter {
  /// Reads `bytes` back and compares them with the part of `story` that their format can say.
  ///
  /// Plain text and bare fragments of HTML show structure only to who guesses: there, every letter
  /// and digit is compared.
  /// - Complexity: O(n) in bytes.
  public func verification(of bytes: [UInt8], renderedFrom story: Story) -> Verification {
    guard let importer = Registry.importer(for: options.outputFormat),
      let exporter = Registry.exporter(for: options.outputFormat)
    else {
      return Verification(result: .notReadable)
    }
    let source = Source(name: "output", bytes: bytes)
    var diagnostics = Diagnostics()
    let back: Story
    do {
      back = try importer.make(options.formats).story(from: source, diagnostics: &diagnostics)
    } catch {
      return Verification(result: .differs("it cannot be read back: \(error.message)"))
    }
    let expected = exporter.make(options.formats).representable(story).normalized()
    if options.outputFormat == .text || options.outputFormat == .html {
      let isSame = Self.isSame(back.lettersAndDigits, expected)
      return Verification(
        result: isSame ? .same : .differs("letters or digits are missing, added or moved"),
        words: back.countedWords)
    }
    if back == expected { return Verification(result: .same, words: back.countedWords) }
    let difference = back.firstDifference(from: expected) ?? "the stories differ"
    return Verification(result: .differs(difference), words: back.countedWords)
  }

  /// Whether `letters` are those of `story`. A header of title and authors may stand before them,
  /// where reading took it for text.
  private static func isSame(_ letters: [Unicode.Scalar], _ story: Story) -> Bool {
    let expected = story.lettersAndDigits
    guard letters.count >= expected.count, letters.suffix(expected.count).elementsEqual(expected)
    else { return false }
    var header = story
    header.sections = []
    header.notes = []
    let extra = letters.dropLast(expected.count)
    guard !extra.isEmpty else { return true }
    var diagnostics = Diagnostics()
    guard
      let text = try? PlainTextExporter().bytes(of: header, diagnostics: &diagnostics)
    else { return false }
    var shown = Story()
    shown.sections = [
      Section(role: .body, blocks: [.paragraph([.text(String(decoding: text, as: UTF8.self))])])
    ]
    return shown.lettersAndDigits.starts(with: extra)
      || shown.lettersAndDigits.suffix(extra.count).elementsEqual(extra)
  }

  /// What of `story` the output format cannot say.
  public func losses(of story: Story) -> [FeatureLoss] {
    guard let exporter = Registry.exporter(for: options.outputFormat) else { return [] }
    let rest = exporter.make(options.formats).representable(story).normalized()
    return rest == story
      ? [] : FeatureCensus(of: story).losses(to: FeatureCensus(of: rest))
  }
}

extension Story {
  /// The letters and digits of all that a reader sees, in order.
  fileprivate var lettersAndDigits: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    func add(_ text: String) {
      for scalar in text.unicodeScalars where scalar.isLetterOrNumber { result.append(scalar) }
    }
    forEachSection { section in
      add(section.headingText)
      section.blocks.forEachText(add)
    }
    for note in notes { note.blocks.forEachText(add) }
    return result
  }
}
