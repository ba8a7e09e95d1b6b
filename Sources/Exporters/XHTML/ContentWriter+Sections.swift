internal import Conversion
internal import Markup
package import StoryLabels
package import StoryModel

extension ContentWriter {
  /// Which part of a section is written.
  package enum SectionPart: Sendable {
    case whole
    /// What is left after an earlier file; shows no heading.
    case continuation
  }

  /// Writes a section around what `content` writes.
  /// - Parameters:
  ///   - depth: how many sections stand around this one.
  ///   - headedDepth: how many of those have a heading.
  package mutating func write(
    _ section: Section, depth: Int, headedDepth: Int, part: SectionPart = .whole,
    content: (inout ContentWriter) -> Void
  ) {
    output.append("<section")
    attribute("class", section.role.rawValue)
    if part == .continuation {
      attribute("data-continues", section.id)
    } else {
      attribute("id", section.id)
      if let value = section.number?.value { attribute("data-number", String(value)) }
      if dialect == .book, depth > 0 { attribute("data-depth", String(depth)) }
      if dialect == .book, let type = section.role.structuralType {
        attribute("epub:type", type)
      }
      if let role = section.role.ariaRole { attribute("role", role) }
      if section.hasHeading {
        attribute("aria-labelledby", section.id + ".heading")
      } else if let label = section.role.label {
        attribute("aria-label", labels[label])
      }
    }
    output.append(">\n")
    sectionLevel = min(topLevel + headedDepth, 6)
    openLevels.removeAll(keepingCapacity: true)
    if part == .whole {
      isAtStart = true
      if section.hasHeading { writeHeading(of: section) }
    }
    if !section.hasHeading { sectionLevel -= 1 }
    content(&self)
    output.append("</section>\n")
  }

  /// Writes a section and all below it.
  package mutating func write(_ section: Section, depth: Int, headedDepth: Int) {
    write(section, depth: depth, headedDepth: headedDepth, part: .whole) { writer in
      writer.write(section.blocks)
      writer.write(
        section.subsections, depth: depth + 1,
        headedDepth: headedDepth + (section.hasHeading ? 1 : 0))
    }
  }

  /// Writes sections and all below them.
  package mutating func write(_ sections: [Section], depth: Int, headedDepth: Int) {
    for section in sections { write(section, depth: depth, headedDepth: headedDepth) }
  }

  private mutating func writeHeading(of section: Section) {
    output.append("<h")
    output.append(decimal: sectionLevel)
    output.append(" class=\"heading\"")
    attribute("id", section.id + ".heading")
    if dialect == .book { output.append(" epub:type=\"title\"") }
    output.append(">")
    if let number = section.number {
      let runsIn = section.title.isEmpty || number.separator != ": "
      output.append(runsIn ? "<span class=\"number run-in\">" : "<span class=\"number\">")
      text(number.text)
      output.append("</span>")
      if !section.title.isEmpty {
        output.append(" <span class=\"title\">")
        write(section.title)
        output.append("</span>")
      }
    } else {
      write(section.title)
    }
    output.append("</h")
    output.append(decimal: sectionLevel)
    output.append(">\n")
  }
}

extension SectionRole {
  /// The `epub:type` of a section of this role (EPUB Structural Semantics 1.1).
  ///
  /// None for a story's own title page, since the book has one already.
  package var structuralType: String? {
    switch self {
    case .chapter, .interlude: "chapter"
    case .copyrightPage: "copyright-page"
    case .contentNotice: "notice"
    case .part, .prologue, .epilogue, .dedication, .epigraph, .foreword, .preface, .introduction,
      .acknowledgments, .afterword, .conclusion, .appendix, .glossary, .colophon:
      rawValue
    case .body, .section, .titlePage, .authorNote: nil
    }
  }

  /// The role that tells assistive technology the same (DPUB-ARIA 1.1).
  package var ariaRole: String? {
    switch self {
    case .authorNote: "note"
    case .copyrightPage, .body, .section, .titlePage: nil
    case .part, .chapter, .prologue, .interlude, .epilogue, .dedication, .epigraph, .foreword,
      .preface, .introduction, .acknowledgments, .contentNotice, .afterword, .conclusion,
      .appendix, .glossary, .colophon:
      structuralType.map { "doc-" + $0 }
    }
  }

  /// What a section without a heading is called in contents and to those who cannot see it.
  package var label: Label? {
    switch self {
    case .body, .section: nil
    case .part: .part
    case .chapter: .chapter
    case .prologue: .prologue
    case .interlude: .interlude
    case .epilogue: .epilogue
    case .titlePage: .titlePage
    case .copyrightPage: .copyright
    case .dedication: .dedication
    case .epigraph: .epigraph
    case .foreword: .foreword
    case .preface: .preface
    case .introduction: .introduction
    case .acknowledgments: .acknowledgments
    case .contentNotice: .contentNotice
    case .authorNote: .authorsNote
    case .afterword: .afterword
    case .conclusion: .conclusion
    case .appendix: .appendix
    case .glossary: .glossary
    case .colophon: .colophon
    }
  }
}
