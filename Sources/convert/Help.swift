import Quire

/// What `--help` prints.
enum Help {
  static var text: String {
    var text = """
      convert: turns stories into books, and back

      usage: convert --to FORMAT [options] INPUT...
             convert --for SITE [options] INPUT...

        convert --to epub story.txt            story.epub beside story.txt
        convert --to epub stories/*.txt        a book of each
        convert --to epub --merge -o all.epub one.txt two.txt
        convert --to html -o - story.txt       to standard output
        convert --for ao3 story.txt            what the site takes, in the folder story.ao3


      """
    for group in optionGroups {
      text += "\(group.title):\n"
      for option in group.options { text += line(for: option) }
      text += "\n"
    }
    text += "Formats to read:\n"
    for format in Registry.inputFormats { text += row(format.name, format.title) }
    text += "\nFormats to write:\n"
    for format in Registry.outputFormats { text += row(format.name, format.title) }
    text += "\nSites:\n"
    for site in SiteProfile.all { text += row(site.name, "\(site.title): \(site.format.title)") }
    text += """

      Exit status: 0 all inputs done, 1 some input failed, 64 the call was not understood.

      """
    return text
  }

  private static func line(for option: OptionSpec) -> String {
    var left = option.short.map { "-\($0), --\(option.name)" } ?? "    --\(option.name)"
    switch option.takes {
    case .nothing: break
    case .value(let placeholder): left += " \(placeholder)"
    case .optionalValue(let placeholder): left += "[=\(placeholder)]"
    }
    return row(left, option.help)
  }

  private static func row(_ left: String, _ right: String) -> String {
    let width = 26
    let lines = lines(of: right, width: 68)
    var text = "  " + left
    if left.count >= width {
      text += "\n" + String(repeating: " ", count: width + 2)
    } else {
      text += String(repeating: " ", count: width - left.count)
    }
    text += lines.joined(separator: "\n" + String(repeating: " ", count: width + 2))
    return text + "\n"
  }

  /// The words of `text` in lines of at most `width` characters.
  private static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line]
  }
}
