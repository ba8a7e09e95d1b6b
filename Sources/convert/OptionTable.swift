/// An option of the command.
struct OptionSpec {
  /// Without its dashes: `output-dir`.
  var name: String
  /// A single letter, if it has one.
  var short: Character?
  var takes: Argument
  /// What `--help` says. Lines after the first are indented below it.
  var help: String

  /// What stands behind an option.
  enum Argument {
    case nothing
    /// A value that must be there, under this name in the help.
    case value(String)
    /// A value that only `--option=value` gives.
    case optionalValue(String)
  }

  init(_ name: String, _ short: Character? = nil, takes: Argument, _ help: String) {
    self.name = name
    self.short = short
    self.takes = takes
    self.help = help
  }
}

/// Options that belong together, under a heading of the help.
struct OptionGroup {
  var title: String
  var options: [OptionSpec]
}

/// The options of the command, in the order of the help. Parsing, help and suggestions read it.
let optionGroups: [OptionGroup] = [
  OptionGroup(
    title: "What to convert",
    options: [
      OptionSpec("to", "t", takes: .value("FORMAT"), "the format to write"),
      OptionSpec(
        "for", takes: .value("SITE"),
        "files to paste there, in a folder, and what the site keeps of the story"),
      OptionSpec(
        "from", "f", takes: .value("FORMAT"), "the format to read; found out where not given"),
      OptionSpec(
        "output", "o", takes: .value("FILE"), "where to write (one input; - is standard output)"),
      OptionSpec(
        "output-dir", takes: .value("DIR"),
        "the folder to write into, made if missing; else beside each input"),
      OptionSpec(
        "merge", takes: .nothing,
        "one book of all inputs, each a part, in the order given; needs --output"),
      OptionSpec(
        "recursive", "r", takes: .nothing,
        "take folders too: the stories in them and below, mirrored under --output-dir"),
      OptionSpec(
        "if-newer", takes: .nothing, "leave outputs alone that are newer than their inputs"),
      OptionSpec(
        "tar", takes: .nothing,
        "a tar archive of stories on standard input becomes one of outputs on standard output"),
      OptionSpec(
        "jobs", "j", takes: .value("N"), "how many to convert at once; all processors if not given"
      ),
    ]),
  OptionGroup(
    title: "How plain text is read",
    options: [
      OptionSpec(
        "explain", takes: .nothing,
        "with --to outline: for every block its lines, the reasons for what it is, the second guess"
      ),
      OptionSpec(
        "outline", takes: .value("FILE"),
        "an outline, written by --to outline and edited, that decides the structure"),
      OptionSpec(
        "paragraphs", takes: .value("HOW"),
        "what separates paragraphs: auto, blank (lines), line (ends), indent, wrapped (lines joined)"
      ),
      OptionSpec(
        "chapters", takes: .value("RULE"),
        "which lines are chapter headings: auto, none, or a regular expression"),
      OptionSpec(
        "scene-breaks", takes: .value("RULE"),
        "which lines are scene breaks: auto, none, or a regular expression"),
      OptionSpec(
        "notes", takes: .value("HOW"), "the author's notes: keep, move-to-end or remove"),
      OptionSpec(
        "fix-mojibake", takes: .nothing,
        "repair text that was read in the wrong encoding once: \u{E2}\u{20AC}\u{2122} to \u{2019}"),
    ]),
  OptionGroup(
    title: "What an EPUB to read may ask for",
    options: [
      OptionSpec("max-file", takes: .value("MB"), "the size of a file in it; 64 if not given"),
      OptionSpec("max-total", takes: .value("MB"), "the size of all; 512 if not given"),
      OptionSpec("max-files", takes: .value("N"), "how many files; 10,000 if not given"),
      OptionSpec(
        "max-ratio", takes: .value("N"),
        "how far a file above 1 MB may be compressed; 200 to 1 if not given"),
    ]),
  OptionGroup(
    title: "What the book says of itself",
    options: [
      OptionSpec("title", takes: .value("TEXT"), "the title, in place of what the input says"),
      OptionSpec("author", takes: .value("NAME"), "an author; give it again for each further one"),
      OptionSpec("language", takes: .value("TAG"), "the language of the text: en, pt-BR, zh-Hant"),
      OptionSpec("cover", takes: .value("IMAGE"), "a PNG or JPEG file to be the cover"),
    ]),
  OptionGroup(
    title: "How it is written",
    options: [
      OptionSpec(
        "smart", takes: .optionalValue("LANG"),
        "curly quotes, dashes and ellipses, by the rules of the story's language or LANG"),
      OptionSpec(
        "dashes", takes: .value("en|em"),
        "what -- means to --smart: usual in the language if not given"),
      OptionSpec("straight", takes: .nothing, "straight quotes, hyphens and dots: undoes --smart"),
      OptionSpec(
        "wrap", takes: .value("N"),
        "lines of at most N characters, in text and Markdown; else a paragraph a line"),
      OptionSpec(
        "dialect", takes: .value("NAME"), "whose Markdown to write, where it is not Quire's own"),
      OptionSpec(
        "compression", takes: .value("0-9"),
        "how hard to compress a book, by zlib's levels: 9 is smallest, 0 stores; what suits prose if not given"
      ),
      OptionSpec(
        "block-paragraphs", takes: .nothing, "space between paragraphs in place of indents"),
      OptionSpec(
        "unsafe", takes: .nothing, "keep raw HTML and links that run scripts; for trusted input"),
    ]),
  OptionGroup(
    title: "How sure to be",
    options: [
      OptionSpec(
        "verify", takes: .nothing,
        "read each output back and compare, before it takes its place"),
      OptionSpec(
        "strict", takes: .nothing,
        "fail where anything is lost or in doubt: every warning is an error"),
      OptionSpec(
        "report", takes: .value("FILE"), "write what was kept and what was lost as JSON"),
    ]),
  OptionGroup(
    title: "What to show",
    options: [
      OptionSpec("quiet", "q", takes: .nothing, "errors only"),
      OptionSpec("verbose", "v", takes: .nothing, "more about each input"),
      OptionSpec("version", takes: .nothing, "the version, and no more"),
      OptionSpec("help", "h", takes: .nothing, "this text"),
    ]),
]
