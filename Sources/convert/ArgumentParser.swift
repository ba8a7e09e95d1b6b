/// The options and inputs of one call, in the order given.
struct Arguments {
  /// Inputs, `-` for standard input.
  var inputs: [String] = []
  /// Few enough to be looked through.
  private var options: [(name: String, value: String)] = []

  /// The last value of an option, or nil where it is not given.
  subscript(_ name: String) -> String? {
    options.last { $0.name == name }?.value
  }

  /// All values of an option.
  func all(_ name: String) -> [String] {
    options.filter { $0.name == name }.map(\.value)
  }

  /// Whether an option is given, with a value or without.
  func has(_ name: String) -> Bool {
    options.contains { $0.name == name }
  }

  fileprivate mutating func add(_ value: String, to name: String) {
    options.append((name, value))
  }
}

/// A call that cannot be understood.
struct UsageError: Error {
  var message: String
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

extension Arguments {
  /// Reads the words of a call.
  ///
  /// Options may stand anywhere and `--` ends them; `--name value` and `--name=value` say the same,
  /// as do `-o FILE` and `-oFILE`; letters without values may share a dash.
  init(parsing words: some Sequence<String>) throws(UsageError) {
    var pending: OptionSpec?
    var takesOptions = true
    for word in words {
      if let option = pending {
        add(word, to: option.name)
        pending = nil
      } else if !takesOptions || word == "-" || !word.hasPrefix("-") {
        inputs.append(word)
      } else if word == "--" {
        takesOptions = false
      } else if word.hasPrefix("--") {
        pending = try addLong(word.utf8.dropFirst(2))
      } else {
        pending = try addShort(word.dropFirst())
      }
    }
    if let pending {
      throw UsageError(missingValue(pending, as: "--\(pending.name)"))
    }
  }

  private mutating func addLong(_ word: Substring.UTF8View) throws(UsageError) -> OptionSpec? {
    let equals = word.firstIndex(of: UInt8(ascii: "="))
    let name = String(Substring(word[..<(equals ?? word.endIndex)]))
    let value = equals.map { String(Substring(word[word.index(after: $0)...])) }
    guard let option = Self.option(where: { $0.name == name }) else {
      let nearest = Nearest.name(to: name, among: optionGroups.flatMap { $0.options.map(\.name) })
      throw UsageError(
        "unknown option '--\(name)'",
        hint: nearest.map { "did you mean '--\($0)'?" } ?? "--help lists the options")
    }
    switch (option.takes, value) {
    case (.nothing, nil), (.optionalValue, nil):
      add("", to: name)
    case (.nothing, .some):
      throw UsageError("option '--\(name)' takes no value")
    case (.value, nil):
      return option
    case (.value, .some(let value)), (.optionalValue, .some(let value)):
      add(value, to: name)
    }
    return nil
  }

  private mutating func addShort(_ letters: Substring) throws(UsageError) -> OptionSpec? {
    var rest = letters
    while let letter = rest.popFirst() {
      guard let option = Self.option(where: { $0.short == letter }) else {
        throw UsageError(
          "unknown option '-\(letter)'",
          hint: "--help lists the options; './-\(letters)' names a file that starts with '-'")
      }
      if case .value = option.takes {
        guard !rest.isEmpty else { return option }
        add(String(rest.first == "=" ? rest.dropFirst() : rest), to: option.name)
        return nil
      }
      add("", to: option.name)
    }
    return nil
  }

  /// The first option of the table that is asked for.
  private static func option(where isWanted: (OptionSpec) -> Bool) -> OptionSpec? {
    for group in optionGroups {
      if let option = group.options.first(where: isWanted) { return option }
    }
    return nil
  }

  private func missingValue(_ option: OptionSpec, as written: String) -> String {
    guard case .value(let placeholder) = option.takes else { return "" }
    return "option '\(written)' needs a value: \(written) \(placeholder)"
  }
}
