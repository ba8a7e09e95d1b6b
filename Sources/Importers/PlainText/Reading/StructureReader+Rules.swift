extension StructureReader {
  /// Gives the rules above and below what was taken for a heading, and is none, units of their own:
  /// they part scenes, as rules elsewhere do, or are lines of front matter and frames.
  mutating func partFromRules() {
    guard hasUnderlines else { return }
    var result: [Unit] = []
    result.reserveCapacity(units.count)
    var start: Int?
    var lineEnd = 0
    for (index, unit) in units.enumerated() {
      if index == bodyStart { start = result.count }
      var unit = unit
      let first = Int(unit.first)
      if unit.kind != .heading, unit.lineCount > 0, first > lineEnd, !isEmptyQuote(first - 1) {
        // The upper rule of a box, which is in no unit.
        var rule = rule(first - 1, beside: unit)
        rule.gap = unit.gap
        unit.gap = 0
        result.append(rule)
      }
      lineEnd = max(lineEnd, Int(unit.last))
      if unit.kind == .paragraph, unit.evidence.contains(.underlined), unit.lineCount == 2 {
        unit.last -= 1
        unit.evidence.subtract([.underlined, .boxed])
        result.append(unit)
        result.append(rule(first + 1, beside: unit))
      } else {
        result.append(unit)
      }
    }
    bodyStart = start ?? result.count
    units = result
  }

  private func rule(_ line: Int, beside unit: Unit) -> Unit {
    var rule = self.unit(line..<line + 1, .sceneBreak)
    rule.evidence = .mark
    if unit.kind == .frame || unit.kind == .contents { rule.kind = unit.kind }
    if unit.kind == .title || unit.kind == .byline || unit.kind == .field { rule.kind = .field }
    return rule
  }

  /// Whether a line is a quote mark without words: it parts quoted paragraphs, and is in no unit.
  func isEmptyQuote(_ line: Int) -> Bool { isQuoted(line) && quotedText(line).isEmpty }
}
