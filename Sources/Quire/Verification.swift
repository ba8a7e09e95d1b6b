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
  /// Plain text shows structure only to who guesses: there, every letter and digit is compared.
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
    if options.outputFormat == .text {
      let isSame = expected.lettersAndDigits.elementsEqual(back.lettersAndDigits)
      return Verification(
        result: isSame ? .same : .differs("letters or digits are missing, added or moved"),
        words: back.countedWords)
    }
    if back == expected { return Verification(result: .same, words: back.countedWords) }
    let difference = back.firstDifference(from: expected) ?? "the stories differ"
    return Verification(result: .differs(difference), words: back.countedWords)
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
      for scalar in text.unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.append(scalar)
      }
    }
    forEachSection { section in
      add(section.headingText)
      section.blocks.forEachText(add)
    }
    for note in notes { note.blocks.forEachText(add) }
    return result
  }
}
