public import StoryModel

extension Story {
  /// The story with curly quotation marks, apostrophes, dashes and ellipses in place of straight
  /// marks, hyphens and dots.
  ///
  /// Each paragraph is read as one text: emphasis and links do not interrupt it. Code, addresses
  /// and the metadata's fields stay as they are. Where the language is not known, nothing changes.
  /// - Parameter onAmbiguity: called with each mark that could mean two things and was left.
  /// - Complexity: O(n) in the size of the story.
  public func smartened(
    _ options: SmartPunctuation = SmartPunctuation(),
    onAmbiguity: (PunctuationAmbiguity) -> Void = { _ in }
  ) -> Story {
    let own = metadata.language.isEmpty ? "en" : metadata.language
    let language = options.language.isEmpty ? own : options.language
    guard case .rules(let rules) = PunctuationRules.rules(for: language) else { return self }
    var typesetter = Typesetter(rules: rules, options: options)
    return mapInlines { typesetter.set($0, onAmbiguity: onAmbiguity) }
  }
}
