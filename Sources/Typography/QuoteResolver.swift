/// Decides what each quotation mark of one text is.
///
/// Double marks are decided by what stands beside them, and where that says nothing by whether a
/// quotation is open. A single mark opens only where a later one closes: all others are apostrophes.
struct QuoteResolver {
  let rules: PunctuationRules
  var frames = [SingleFrame()]
  private var openDoubles: [Int] = []
  /// A double mark that could open or close stands unresolved: so does the next that closes.
  private var isUnsure = false

  /// Single marks within one double quotation.
  struct SingleFrame {
    /// The mark that opens, if a later one closes it.
    var opener: Int?
    /// A mark before a clipped word that opens only if nothing else does.
    var unlikelyOpener: Int?
    /// The marks that could close it, or be apostrophes at the end of a word.
    var weakClosers: [Int] = []
  }

  /// No quotation holds more clipped words and plural possessives than this, and looking through
  /// them again and again stays cheap.
  private static let weakCloserLimit = 16

  init(rules: PunctuationRules) {
    self.rules = rules
  }

  /// Sets the decisions of `marks`, all those of one text.
  /// - Complexity: O(n) in marks.
  mutating func resolve(_ marks: inout [QuoteMark], in bytes: UnsafeBufferPointer<UInt8>) {
    for index in marks.indices {
      marks[index].level = openDoubles.count
      switch marks[index].shape {
      case .straightDouble, .eitherDouble: resolveDouble(index, &marks, bytes)
      case .openDouble: open(index)
      case .closeDouble: close(&marks, bytes)
      case .doubleGrave, .doubleApostrophe: break
      case .acute:
        if marks[index].left.isWord, marks[index].right.isWord {
          marks[index].decision = .apostrophe
        }
      case .straightSingle, .grave, .openSingle, .closeSingle:
        resolveSingle(index, &marks, bytes)
      }
    }
    while let frame = frames.popLast() { finish(frame, &marks, bytes) }
    frames.append(SingleFrame())
    openDoubles.removeAll(keepingCapacity: true)
    isUnsure = false
  }

  // MARK: Double marks

  private mutating func open(_ index: Int) {
    openDoubles.append(index)
    frames.append(SingleFrame())
  }

  private mutating func close(_ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>) {
    guard openDoubles.popLast() != nil else { return }
    if let frame = frames.popLast() { finish(frame, &marks, bytes) }
  }

  private mutating func resolveDouble(
    _ index: Int, _ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let mark = marks[index]
    let isOpen = !openDoubles.isEmpty
    if mark.shape == .straightDouble, isDoublePrime(index, marks, bytes) {
      marks[index].decision = .doublePrime
      return
    }
    let opens: Bool
    if mark.left.isBefore, mark.right.isBlank {
      if index + 1 < marks.count, marks[index + 1].isGlued,
        marks[index + 1].shape == mark.shape
      {
        opens = true
      } else if mark.isGlued, index > 0, marks[index - 1].decision == .open {
        opens = false
      } else if startsNested(index, marks, bytes) {
        opens = true
      } else if isOpen, mark.left == .space {
        opens = false
      } else {
        marks[index].decision = .keep
        isUnsure = true
        return
      }
    } else if mark.left.isBefore {
      opens = true
    } else if mark.right.isBlank {
      opens = false
    } else if mark.left == .letter || mark.left == .closing,
      mark.right == .closing || mark.right == .dash || mark.right == .ellipsis
    {
      opens = false
    } else {
      opens = !isOpen
    }
    if opens {
      marks[index].decision = .open
      open(index)
    } else if isOpen || !isUnsure {
      marks[index].level = max(0, openDoubles.count - 1)
      marks[index].decision = .close
      close(&marks, bytes)
    } else {
      marks[index].decision = .keep
      isUnsure = false
    }
  }

  /// Whether a single quotation begins a space after the mark, as some typists keep the two apart.
  private func startsNested(
    _ index: Int, _ marks: [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard index + 1 < marks.count, marks[index].end < bytes.count else { return false }
    let next = marks[index + 1]
    guard next.shape == .straightSingle || next.shape == .openSingle else { return false }
    return next.right.isWord
      && next.start == marks[index].end + bytes.scalarLength(at: marks[index].end)
  }

  /// Whether the mark after a number is a measure: where no quotation is open, or where the next
  /// mark closes it.
  private func isDoublePrime(
    _ index: Int, _ marks: [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let mark = marks[index]
    guard mark.left == .digit, !mark.isGlued, isMeasure(bytes, before: mark.start) else {
      return false
    }
    if openDoubles.isEmpty { return !isUnsure }
    guard mark.right == .space else { return false }
    for next in marks[(index + 1)...] where next.shape == .straightDouble {
      return !next.left.isBefore && (next.right.isBlank || next.right == .closing)
    }
    return false
  }

  /// Whether a number of three digits at most ends at `index`.
  func isMeasure(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 4, (0x30...0x39).contains(bytes[start - 1]) { start -= 1 }
    return (1...3).contains(index - start)
      && (start == 0 || bytes.neighbor(before: start) != .letter)
  }

  // MARK: Single marks

  private mutating func resolveSingle(
    _ index: Int, _ marks: inout [QuoteMark], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let mark = marks[index]
    guard let last = frames.indices.last else { return }
    switch mark.shape {
    case .openSingle:
      begin(index, at: last, &marks, bytes)
      return
    case .closeSingle:
      let opener = frames[last].opener
      if let opener, marks[opener].shape == .straightSingle,
        !mark.left.isWord || mark.right.isBlank
      {
        closeSingle(index, at: last, &marks)
      }
      return
    case .grave where mark.left.isBefore && mark.right.isWord:
      begin(index, at: last, &marks, bytes)
      return
    case .grave where !(mark.left.isWord && mark.right.isWord):
      return
    default: break
    }
    if mark.left.isWord, mark.right.isWord {
      let isPrime = mark.left == .digit && mark.right == .digit
      marks[index].decision = isPrime ? .prime : .apostrophe
      return
    }
    if mark.left.isBefore, mark.right.isBlank {
      marks[index].decision = .keep
      return
    }
    if mark.left == .digit, !mark.isGlued, mark.right == .space, frames[last].opener == nil,
      isMeasure(bytes, before: mark.start)
    {
      marks[index].decision = .prime
      return
    }
    if mark.right.isWord || mark.right == .opening || mark.left.isBefore {
      resolveLeading(index, at: last, &marks, bytes)
    } else if mark.left == .letter || mark.left == .digit {
      if frames[last].opener != nil, frames[last].weakClosers.count < Self.weakCloserLimit {
        frames[last].weakClosers.append(index)
      } else {
        marks[index].decision = .apostrophe
      }
    } else {
      closeSingle(index, at: last, &marks)
    }
  }
}
