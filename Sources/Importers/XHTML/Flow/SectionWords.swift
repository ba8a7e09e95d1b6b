internal import StoryModel

/// The words that headings name sections by, in some languages.
enum SectionWords {
  /// A line for each role: the words, in lower case.
  private static let table: StaticString = """
    chapter chapter kapitel chapitre capítulo capitulo capitolo hoofdstuk rozdział kapitola глава розділ fejezet luku kapittel ch chap episode
    part part teil partie parte deel część часть частина rész osa book buch livre libro volume band
    prologue prologue prolog prólogo prologo пролог proloog prologi
    epilogue epilogue epilog épilogue epílogo epilogo эпилог epiloog epilogi
    interlude interlude zwischenspiel interludio interlúdio intermezzo интерлюдия intermission
    dedication dedication widmung dédicace dedicatoria dedicatória dedica посвящение
    foreword foreword geleitwort
    preface preface vorwort préface prefacio prefácio prefazione предисловие
    introduction introduction einleitung introducción introdução introduzione введение
    acknowledgments acknowledgments acknowledgements danksagung remerciements agradecimientos agradecimentos ringraziamenti благодарности
    afterword afterword nachwort postface posfácio postfazione послесловие
    conclusion conclusion schluss conclusión conclusão conclusione заключение
    appendix appendix anhang annexe apéndice apêndice appendice приложение
    glossary glossary glossar glossaire glosario glossário glossario глоссарий
    colophon colophon kolophon colofón
    """

  private static let roles: [String: SectionRole] = {
    var roles: [String: SectionRole] = [:]
    for line in table.description.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let role = words.first.flatMap({ SectionRole(rawValue: String($0)) }) else { continue }
      for word in words.dropFirst() { roles[String(word)] = role }
    }
    return roles
  }()

  /// What begins headings of more than one word.
  static let phrases: [(String, SectionRole)] = [
    ("author's note", .authorNote), ("authors note", .authorNote), ("a/n", .authorNote),
    ("content warning", .contentNotice), ("trigger warning", .contentNotice),
  ]

  private static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]

  /// The role that a word in lower case names.
  static func role(of word: String) -> SectionRole? { roles[word] }

  /// The number that an English word in lower case names.
  static func value(of word: String) -> Int? { numbers[word] }
}

extension SectionRole {
  /// Whether sections of this role have numbers.
  var isCounted: Bool { self == .chapter || self == .part }
}
