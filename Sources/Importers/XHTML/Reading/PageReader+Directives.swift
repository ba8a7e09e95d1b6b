internal import Markup
internal import StoryModel

extension PageReader {
  /// Begins an element of which it was found out before what is to be done with it.
  mutating func ending(of directive: PagePlan.Directive, at node: MarkupNode) -> Ending? {
    switch directive {
    case .skip: return nil
    case .transparent: return .nothing
    case .summary: return beginUnlessInLine(.summary)
    case .authorNote(let position): return beginUnlessInLine(.authorNote(position))
    case .chapterHeading: return beginHeading(2)
    case .noteBody(let id): return beginUnlessInLine(.note(id))
    case .noteReference(let id):
      guard DocumentScan.isMark(node.innerText) else { return .noteReference(id) }
      add(.noteReference(id))
      return nil
    case .backlink:
      return DocumentScan.isMark(node.innerText)
        ? nil : leaveOut(node, "backlink", "a link from a note back to the text")
    }
  }

  /// A cell or a heading holds no blocks.
  private mutating func beginUnlessInLine(_ kind: Container.Kind) -> Ending {
    builder.mode == .line ? .nothing : beginContainer(kind)
  }
}
