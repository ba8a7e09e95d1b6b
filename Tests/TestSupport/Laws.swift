package import StoryModel

/// What holds for every story.
package enum Laws {
  /// The seeds that a law is tried with: 0..<200, or as many as `QUIRE_LAW_SEEDS` says, or only the
  /// one that `QUIRE_LAW_SEED` names.
  package static var seeds: Range<UInt64> {
    if let seed = TestEnvironment.value("QUIRE_LAW_SEED").flatMap({ UInt64($0) }), seed < .max {
      return seed..<seed + 1
    }
    return 0..<(TestEnvironment.value("QUIRE_LAW_SEEDS").flatMap { UInt64($0) } ?? 200)
  }
}

/// Which stories a law speaks of.
package enum LawStories: Sendable {
  /// Canonical ones.
  case canonical
  /// Canonical ones that hold no ``RawMarkup``.
  case canonicalWithoutRaw
  /// As careless importers would build them.
  case messy

  package func story(seed: UInt64) -> Story {
    switch self {
    case .canonical: StoryGenerator.canonical(seed: seed)
    case .canonicalWithoutRaw: StoryGenerator.canonical(seed: seed, makesRaw: false)
    case .messy: StoryGenerator.messy(seed: seed)
    }
  }
}

/// Tries a law on random stories.
/// - Parameter law: what is wrong with the story, or nil where the law holds. What it throws breaks
///   the law too.
/// - Throws: a ``TestFailure`` that shows the seed, what is wrong, and the smallest story found for
///   which something is wrong.
package func checkLaw(
  _ name: String, stories: LawStories = .canonical, seeds: Range<UInt64> = Laws.seeds,
  law: (Story) throws -> String?
) throws {
  func violation(_ story: Story) -> String? {
    do { return try law(story) } catch { return "threw \(error)" }
  }
  for seed in seeds {
    let story = stories.story(seed: seed)
    guard violation(story) != nil else { continue }
    var smallest = smallestFailing(story) { candidate in
      violation(stories == .messy ? candidate : candidate.normalized()) != nil
    }
    if stories != .messy { smallest.normalize() }
    throw TestFailure(
      """
      \(name): broken by seed \(seed) (QUIRE_LAW_SEED=\(seed) tries it alone)
      \(violation(smallest) ?? "not broken any more")
      smallest story:
      \(smallest.treeDump)
      """)
  }
}

/// Tries a law that says that two stories made of one are the same to the byte.
package func checkEqual(
  _ name: String, stories: LawStories = .canonical, seeds: Range<UInt64> = Laws.seeds,
  law: (Story) throws -> (expected: Story, actual: Story)
) throws {
  try checkLaw(name, stories: stories, seeds: seeds) { story in
    let (expected, actual) = try law(story)
    return difference(expected: expected, actual: actual)
  }
}

/// Where two stories differ, or nil where they are the same to the byte. (Two texts are equal
/// in Swift even where one holds `é` and the other `e` and an accent.)
package func difference(expected: Story, actual: Story) -> String? {
  expected.firstDifference(from: actual)
}
