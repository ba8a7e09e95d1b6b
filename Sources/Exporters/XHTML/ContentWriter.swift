package import Conversion
internal import Markup
package import StoryLabels
package import StoryModel

/// Writes the sections, blocks and inlines of a story as XHTML, for pages and for books.
///
/// Whatever the model says is in the markup, so that an importer gets the same story back. Only
/// what stands in this table carries meaning; the classes `first` and `run-in`, the elements `header`,
/// `nav` and `a.backlink`, all `aria-*` and `role` attributes are there for readers alone.
///
/// | model | markup |
/// |---|---|
/// | section | `<section class="ROLE" id="ID">`, the role's raw value |
/// | … depth in a book | `data-depth="1"` below a part and so on, left out at the top |
/// | … continued in the next file of a book | `<section class="ROLE" data-continues="ID">` |
/// | … heading | the first child, `<h1 ... h6 class="heading">`, its level by depth |
/// | … number | `<span class="number">Chapter 4:</span>` in the heading; its value is the section's `data-number="4"` |
/// | … title beside a number | `<span class="title">`; without a number the heading's whole content |
/// | paragraph | `<p>`; alignment as class `left`, `center`, `right` or `justified` |
/// | heading | `<h1 ... h6 data-level="LEVEL">`; an empty one in a book `<div class="heading" data-level="LEVEL">` |
/// | scene break | `<hr class="scene-break"/>`; with a mark `<div class="scene-break"><p>MARK</p></div>` |
/// | verse | `<div class="verse">`, `<p class="stanza">` each, `<span class="line">` each |
/// | … line with indent 2 | `<span class="line indent-2">`; all but the last of a stanza end in `<br/>` |
/// | quotation | `<blockquote>`; class `epigraph` or `message` for those kinds |
/// | letter | `<blockquote class="letter">` |
/// | author's note | `<div class="authors-note" data-position="before">`, `inside` or `after` |
/// | list | `<ul>`, `<ol>`, `<ol start="3">`, with `<li>` |
/// | … tight | the content of a paragraph stands in `<li>` without `<p>`; loose ones have `<p>` |
/// | code block | `<pre><code class="language-LANGUAGE">`; no class without a language |
/// | table | `<table>`, `<thead>` where there is a header, `<tbody>` where there are rows |
/// | … column alignment | class of each `<th>` and `<td>`, as of a paragraph |
/// | figure | `<figure>` with the image, and `<figcaption>` unless the caption is empty |
/// | emphasis, strong, underline, strikethrough | `<em>`, `<strong>`, `<u>`, `<s>` |
/// | superscript, subscript, code | `<sup>`, `<sub>`, `<code>` (spaces in it stand as they are) |
/// | small capitals | `<span class="small-caps">` |
/// | link | `<a href="URL" title="TITLE">`; to a section `#ID`, or in a book `FILE#ID` |
/// | … whose URL cannot stand in `href` | `<a data-href="URL">`; inside another link `<span class="link" data-href="URL">` |
/// | image in the story's media | `<img src="..." alt="ALT" title="TITLE"/>`, on a page with `data-media="ID"` and a `data:` URL, in a book `images/ID` |
/// | image elsewhere | on a page `<img src="URL"/>`; in a book `<span class="image" data-src="URL" title="TITLE">ALT</span>` |
/// | line break | `<br/>` |
/// | note reference | `<a class="noteref" href="#note.ID">`, or `FILE#note.ID`; inside a link `<span class="noteref" data-note="ID">` |
/// | note | `<aside class="footnote" id="note.ID">`, or `<div>` on a page of notes |
/// | run in another language | `<span lang="fr" xml:lang="fr">`; `data-lang` where the tag has no proper form |
/// | raw | left out |
package struct ContentWriter: Sendable {
  /// What is being written: the two differ where validators of books are stricter than browsers.
  package enum Dialect: Sendable {
    case page
    case book
  }

  /// What was written so far.
  package var output = OutputBuffer()
  package let dialect: Dialect
  package let labels: Labels
  /// The language of the whole, a BCP 47 tag.
  package let language: String
  /// Where things are that links and images lead to.
  package let places: Places
  /// The file that is being written, as ``Places`` names it.
  package let file: String

  /// The level of the headings of sections at the top.
  package var topLevel = 1
  /// Whether the next paragraph begins a text, so that it is not indented.
  package var isAtStart = true
  /// How many references to each note stand in this file so far.
  var noteReferences: [Note.ID: Int] = [:]
  var isInLink = false
  /// The model's levels of the headings that the next one may stand below, outermost first.
  var openLevels: [Int] = []
  /// The rendered level of the innermost section's heading.
  var sectionLevel = 1

  package init(
    dialect: Dialect, language: String, labels: Labels, places: Places, file: String = ""
  ) {
    self.dialect = dialect
    self.language = language
    self.labels = labels
    self.places = places
    self.file = file
  }
}

/// Where things are that links and images lead to.
package struct Places: Sendable {
  /// The file of each section, by id. On a page, which is one file, an empty string.
  package var sectionFiles: [String: String] = [:]
  /// The file that each note stands in, by id.
  package var noteFiles: [Note.ID: String] = [:]
  /// The file with the first reference to each note, by id. None for notes never referred to.
  package var firstReferenceFiles: [Note.ID: String] = [:]
  /// The `src` of each image of the media library, by id. Relative to the top where it is a file.
  package var imageSources: [MediaItem.ID: String] = [:]

  package init() {}

  /// `path` as it is written in `file`. Both are relative to the top, with one folder at most.
  package static func relative(_ path: String, in file: String) -> String {
    guard let slash = file.utf8.firstIndex(of: UInt8(ascii: "/")) else { return path }
    let folder = file.utf8[...slash]
    if path.utf8.starts(with: folder) { return String(path.utf8.dropFirst(folder.count)) ?? path }
    return "../" + path
  }
}

extension ContentWriter {
  /// Writes `text` as character data.
  package mutating func text(_ text: String) {
    appendEscapedText(text, into: &output.bytes)
  }

  /// Writes ` name="value"`.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    output.append(" ")
    output.append(name)
    output.append("=\"")
    appendEscapedAttribute(value, into: &output.bytes)
    output.append("\"")
  }

  /// Writes ` name="value"`, unless there is no value.
  mutating func attribute(_ name: StaticString, unlessEmpty value: String) {
    if !value.isEmpty { attribute(name, value) }
  }

  /// Writes `lang` and `xml:lang`, and `dir` where text of that language runs the other way.
  package mutating func languageAttributes(_ language: String, within outer: String) {
    guard LanguageTag.isWellFormed(language) else {
      attribute("data-lang", language)
      return
    }
    attribute("lang", language)
    attribute("xml:lang", language)
    let isRightToLeft = LanguageTag.isRightToLeft(language)
    if isRightToLeft != LanguageTag.isRightToLeft(outer) {
      attribute("dir", isRightToLeft ? "rtl" : "ltr")
    }
  }
}
