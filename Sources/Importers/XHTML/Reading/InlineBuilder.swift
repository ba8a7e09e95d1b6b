internal import StoryModel

/// Builds the inlines of one block after another, while formatting opens and closes as it likes.
///
/// ``wanted`` is the formatting around the text to come. What is open is brought in line with it
/// only when text comes, so that formatting may begin before a paragraph and end after it.
struct InlineBuilder {
  private struct Open {
    var serial: Int
    var wrapper: Wrapper
    var content: [Inline] = []
  }

  /// Formatting that is wanted around text.
  struct Wanted {
    /// A number of its own.
    var serial: Int
    var wrapper: Wrapper
    /// Whether anything stands in it.
    var isUsed = false
  }

  /// Formatting around the text to come, outermost first.
  private(set) var wanted: [Wanted] = []
  private var nextSerial = 0
  private var content: [Inline] = []
  private var open: [Open] = []
  private var isInLine = true
  /// Whether nothing was added since the last ``finish()``.
  private(set) var isEmpty = true

  /// Adds formatting around the text to come, inside of all other.
  mutating func begin(_ wrapper: Wrapper) {
    wanted.append(Wanted(serial: nextSerial, wrapper: wrapper))
    nextSerial += 1
    isInLine = false
  }

  /// Ends the formatting that was begun last.
  mutating func end() {
    guard let last = wanted.popLast() else { return }
    isInLine = false
    // A link is something to see even if it is empty.
    if last.wrapper.isLink, !last.isUsed { add(last.wrapper.inline(around: [])) }
  }

  /// Ends all formatting begun after there were `count`.
  mutating func end(downTo count: Int) {
    while wanted.count > count { end() }
  }

  /// Takes formatting of one kind away from the text to come. Gives back what was wanted before.
  mutating func suspend(_ wrapper: Wrapper) -> [Wanted] {
    let before = wanted
    wanted.removeAll { $0.wrapper == wrapper }
    isInLine = false
    return before
  }

  /// Wants what was wanted before a ``suspend(_:)``.
  mutating func resume(_ before: [Wanted]) {
    wanted = before
    isInLine = false
  }

  /// Adds an inline.
  mutating func add(_ inline: consuming Inline) {
    if !isInLine { bringInLine() }
    isEmpty = false
    if open.isEmpty {
      // Most paragraphs hold one text and nothing else.
      if content.isEmpty { content = [inline] } else { content.append(inline) }
    } else {
      open[open.count - 1].content.append(inline)
    }
  }

  /// The inlines of the block. What is wanted stays so for the next one.
  mutating func finish() -> [Inline] {
    while !open.isEmpty { closeLast() }
    let result = content
    content = []
    isInLine = wanted.isEmpty
    isEmpty = true
    return result
  }

  private mutating func bringInLine() {
    isInLine = true
    var common = 0
    while common < open.count, common < wanted.count,
      open[common].serial == wanted[common].serial
    {
      common += 1
    }
    while open.count > common { closeLast() }
    for index in common..<wanted.count {
      wanted[index].isUsed = true
      open.append(Open(serial: wanted[index].serial, wrapper: wanted[index].wrapper))
    }
  }

  private mutating func closeLast() {
    guard let last = open.popLast() else { return }
    let inline = last.wrapper.inline(around: last.content)
    if open.isEmpty {
      content.append(inline)
    } else {
      open[open.count - 1].content.append(inline)
    }
  }
}
