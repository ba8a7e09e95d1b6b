/// Finds the name that somebody most likely meant.
enum Nearest {
  /// The name closest to `word`, if one is close: at most a third of its letters changed, added,
  /// left out or swapped, or a name that `word` starts.
  static func name(to word: String, among names: [String]) -> String? {
    let word = word.lowercased()
    let ranked = names.map { name in (name: name, distance: distance(word, name)) }
    if let best = ranked.min(by: { $0.distance < $1.distance }),
      best.distance <= max(1, best.name.utf8.count / 3)
    {
      return best.name
    }
    return word.utf8.count < 2 ? nil : names.first { $0.hasPrefix(word) || word.hasPrefix($0) }
  }

  /// The number of letters to change, add, leave out or swap with the next (optimal string
  /// alignment).
  /// - Complexity: O(n·m).
  static func distance(_ first: String, _ second: String) -> Int {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    var older: [Int] = []
    var previous = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var best = min(
          previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          best = min(best, older[column - 1] + 1)
        }
        current.append(best)
      }
      older = previous
      previous = current
    }
    return previous[second.count]
  }
}
