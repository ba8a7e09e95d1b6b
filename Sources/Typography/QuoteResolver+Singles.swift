extension QuoteResolver {
  /// A mark before a word: it opens, or the word has lost its beginning.
  mutating func resolveLeading(
    _ index: Int, at last: Int, _ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let mark = marks[index]
    if isDecade(bytes, from: mark.end) || isClippedHave(bytes, mark) {
      marks[index].decision = .apostrophe
      return
    }
    guard rules.hasEnglishElisions, elision(bytes, from: mark.end) == .certain else {
      begin(index, at: last, &marks, bytes)
      return
    }
    marks[index].decision = .apostrophe
    if rules.opensDialogueWithSingle, frames[last].opener == nil {
      frames[last].unlikelyOpener = index
    }
  }

  mutating func begin(
    _ index: Int, at last: Int, _ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    if let opener = frames[last].opener, marks[index].shape == .straightSingle,
      isLowercase(bytes, from: marks[index].end),
      marks[opener].left == .edge || isUppercase(bytes, from: marks[opener].end),
      closer(of: opener, in: frames[last], marks, bytes) == nil
    {
      marks[index].decision = .apostrophe
      return
    }
    finish(frames[last], &marks, bytes)
    frames[last] = SingleFrame(opener: index)
  }

  /// Pairs the mark at `index`, which closes, with what is open.
  mutating func closeSingle(_ index: Int, at last: Int, _ marks: inout [QuoteMark]) {
    guard let opener = frames[last].opener ?? frames[last].unlikelyOpener else {
      marks[index].decision = .apostrophe
      return
    }
    marks[opener].decision = .open
    marks[index].decision = .close
    for weak in frames[last].weakClosers { marks[weak].decision = .apostrophe }
    frames[last] = SingleFrame()
  }

  /// Decides what is left where no mark closes for certain.
  func finish(
    _ frame: SingleFrame, _ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let opener = frame.opener else { return }
    for weak in frame.weakClosers { marks[weak].decision = .apostrophe }
    if let closer = closer(of: opener, in: frame, marks, bytes) {
      marks[opener].decision = .open
      marks[closer].decision = .close
    } else if marks[opener].shape == .straightSingle {
      let opens = introducesSpeech(bytes, marks[opener])
      marks[opener].decision = opens ? .open : .apostrophe
    }
  }

  /// The mark at the end of a word that closes what `opener` opens: not one that stands for the
  /// end of a clipped word, and one after an s only nearby, since that is likelier a possessive.
  private func closer(
    of opener: Int, in frame: SingleFrame, _ marks: [QuoteMark],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard !frame.weakClosers.isEmpty else { return nil }
    let start = marks[opener].end
    let isDoubtful =
      rules.hasEnglishElisions && elision(bytes, from: start) != .none
    var possessive: Int?
    for weak in frame.weakClosers {
      let mark = marks[weak]
      let distance = mark.start - start
      if isDoubtful, distance > 40 { break }
      switch ending(bytes, before: mark.start, after: start) {
      case .plain: return weak
      case .possessive where mark.right != .space: return weak
      case .possessive: if distance <= 30, possessive == nil { possessive = weak }
      case .clipped: break
      }
    }
    return possessive
  }

  private enum Ending {
    case plain
    case possessive
    case clipped
  }

  /// How the word ends that `index` follows: no further back than `limit`.
  private func ending(
    _ bytes: UnsafeBufferPointer<UInt8>, before index: Int, after limit: Int
  ) -> Ending {
    guard rules.hasEnglishElisions else { return .plain }
    var start = index
    while start > limit, index - start < 12, Self.isLetter(bytes[start - 1]) { start -= 1 }
    // The quotation is this word alone.
    if start == limit { return .plain }
    let length = index - start
    guard length > 0 else { return .plain }
    let last = bytes[index - 1] | 0x20
    let before = length > 1 ? bytes[index - 2] | 0x20 : 0
    if last == 0x73 { return .possessive }
    // goin’
    if length >= 4, last == 0x6E, before == 0x69 { return .clipped }
    let isShort =
      switch (length, before, last) {
      // o’ d’ t’ y’ n’ a’ i’
      case (1, _, 0x6F), (1, _, 0x64), (1, _, 0x74), (1, _, 0x79), (1, _, 0x6E), (1, _, 0x61),
        (1, _, 0x69):
        bytes[start] >= 0x61
      // an’ th’ wi’ ol’ po’ mo’ fo’ yo’ tu’ de’
      case (2, 0x61, 0x6E), (2, 0x74, 0x68), (2, 0x77, 0x69), (2, 0x6F, 0x6C), (2, 0x70, 0x6F),
        (2, 0x6D, 0x6F), (2, 0x66, 0x6F), (2, 0x79, 0x6F), (2, 0x6A, 0x75), (2, 0x69, 0x66):
        true
      default: false
      }
    return isShort ? .clipped : .plain
  }

  /// Whether a quotation begins with `mark` though none of the marks after it closes: at the start
  /// of a line, as in a speech of several paragraphs, or after a colon, before a capital letter.
  private func introducesSpeech(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mark: QuoteMark
  ) -> Bool {
    guard isUppercase(bytes, from: mark.end) else { return false }
    if mark.left == .edge { return true }
    guard mark.left == .space, mark.start > 0 else { return false }
    if bytes[mark.start - 1] == 0x0A { return true }
    return mark.start > 1 && bytes[mark.start - 1] == 0x20 && bytes[mark.start - 2] == 0x3A
  }

  // MARK: Words

  /// Two digits and no more: ’90s, ’68.
  private func isDecade(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    var end = index
    while end < bytes.count, end - index < 3, (0x30...0x39).contains(bytes[end]) { end += 1 }
    return end - index == 2
  }

  /// The clipped “have” of “I’d ’a’ gone” and “could ’a’ been”.
  private func isClippedHave(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mark: QuoteMark
  ) -> Bool {
    guard rules.hasEnglishElisions, mark.start >= 2, mark.end + 2 < bytes.count,
      bytes[mark.end] == 0x61, bytes[mark.end + 1] == 0x27, bytes[mark.end + 2] == 0x20,
      bytes[mark.start - 1] == 0x20
    else { return false }
    return bytes[mark.start - 2] == 0x64 || bytes[mark.start - 2] == 0x74
  }

  /// How likely it is that the word at `index` has lost its beginning.
  private func elision(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int
  ) -> EnglishElisions.Likelihood {
    var start = firstLetter(bytes, from: index)
    var word: [UInt8] = []
    while start < bytes.count, word.count <= EnglishElisions.maximumLength,
      Self.isLetter(bytes[start])
    {
      word.append(bytes[start] | 0x20)
      start += 1
    }
    return EnglishElisions.likelihood(of: word)
  }

  private func firstLetter(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] == FlatText.border { index += 1 }
    return index
  }

  private func isLowercase(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    let index = firstLetter(bytes, from: index)
    return index < bytes.count && (0x61...0x7A).contains(bytes[index])
  }

  private func isUppercase(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    let index = firstLetter(bytes, from: index)
    return index < bytes.count && (0x41...0x5A).contains(bytes[index])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }
}
