/// What BCP 47 language tags say.
package enum LanguageTag {
  /// Whether `tag` has the form of a language, a script, a region and variants, in that order
  /// (RFC 5646, 2.1), so that validators take it. Extensions and private use do not count.
  package static func isWellFormed(_ tag: String) -> Bool {
    var parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    func take(_ condition: (Substring.UTF8View) -> Bool) -> Bool {
      guard let part = parts.first, condition(part) else { return false }
      parts.removeFirst()
      return true
    }
    guard take({ (2...3).contains($0.count) && $0.allSatisfy(isLetter) }) else { return false }
    _ = take { $0.count == 4 && $0.allSatisfy(isLetter) }
    _ = take {
      ($0.count == 2 && $0.allSatisfy(isLetter)) || ($0.count == 3 && $0.allSatisfy(isDigit))
    }
    var variants: Set<String> = []
    while let part = parts.first {
      let startsWithDigit = part.first.map(isDigit) ?? false
      guard part.allSatisfy({ isLetter($0) || isDigit($0) }),
        (5...8).contains(part.count) || (part.count == 4 && startsWithDigit),
        variants.insert(Substring(part).lowercased()).inserted
      else { return false }
      parts.removeFirst()
    }
    return true
  }

  /// The language alone, in lower case: `zh` of `zh-Hant-TW`.
  package static func primary(_ tag: String) -> String {
    let language = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return Substring(language).lowercased()
  }

  /// Whether text in that language runs from right to left, by its script where one is given.
  package static func isRightToLeft(_ tag: String) -> Bool {
    let parts: [String] = tag.lowercased().split(separator: "-").map { String($0) }
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
      let scripts = ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr"]
      return scripts.contains(script)
    }
    let languages = [
      "ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "arc", "syr", "nqo",
    ]
    return languages.contains(parts.first ?? "")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
