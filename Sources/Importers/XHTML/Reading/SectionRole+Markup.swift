package import Markup
package import StoryModel

extension SectionRole {
  /// What `epub:type` or `role` say that an element is.
  package init?(of node: MarkupNode) {
    if let type = node["epub:type"] {
      for word in type.split(separator: " ") {
        if let role = Self.structural(word) {
          self = role
          return
        }
      }
    }
    guard let role = node["role"], role.hasPrefix("doc-"),
      let found = Self.structural(role.dropFirst(4))
    else { return nil }
    self = found
  }

  /// The role of a term of the EPUB structural semantics vocabulary.
  package static func structural(_ term: Substring) -> SectionRole? {
    switch term {
    case "chapter": .chapter
    case "part", "volume": .part
    case "prologue": .prologue
    case "epilogue": .epilogue
    case "dedication": .dedication
    case "epigraph": .epigraph
    case "foreword": .foreword
    case "preface": .preface
    case "introduction": .introduction
    case "acknowledgments", "acknowledgements": .acknowledgments
    case "afterword": .afterword
    case "conclusion": .conclusion
    case "appendix": .appendix
    case "glossary": .glossary
    case "colophon": .colophon
    case "notice": .contentNotice
    case "copyright-page": .copyrightPage
    case "titlepage", "halftitlepage": .titlePage
    default: nil
    }
  }
}
