package import StoryModel

extension Story {
  /// The story without the raw markup that `keeps` turns down, canonical where anything is gone.
  package func withoutRawMarkup(keeping keeps: (RawMarkup) -> Bool = { _ in false }) -> Story {
    guard countRawMarkup(where: { !keeps($0) }) > 0 else { return self }
    return
      mapBlocks { block in
        if case .raw(let raw) = block, !keeps(raw) { [] } else { [block] }
      }
      .mapInlines { inlines in
        inlines.mapEach { inline in
          if case .raw(let raw) = inline, !keeps(raw) { [] } else { [inline] }
        }
      }
      .normalized()
  }

  /// The story as ``withoutRawMarkup(keeping:)`` has it, with a warning that says how much is gone.
  package func withoutRawMarkup(
    keeping keeps: (RawMarkup) -> Bool = { _ in false }, hint: String? = nil,
    diagnostics: inout Diagnostics
  ) -> Story {
    let count = countRawMarkup { !keeps($0) }
    guard count > 0 else { return self }
    diagnostics.warn(
      "raw-markup-left-out",
      count == 1
        ? "left out a piece of raw markup" : "left out \(count) pieces of raw markup", hint: hint)
    return withoutRawMarkup(keeping: keeps)
  }

  private func countRawMarkup(where condition: (RawMarkup) -> Bool) -> Int {
    guard inlineKinds.contains(.raw) else { return 0 }
    var count = 0
    forEachBlock { if case .raw(let raw) = $0, condition(raw) { count += 1 } }
    forEachInline { if case .raw(let raw) = $0, condition(raw) { count += 1 } }
    return count
  }
}
