internal import StoryModel

extension [Inline] {
  /// The inlines with one space for each run of white space, so that lengths of text can be
  /// counted.
  func collapsingSpace() -> [Inline] {
    var collapser = WhiteSpace.Collapser()
    return collapsingSpace(&collapser)
  }

  private func collapsingSpace(_ collapser: inout WhiteSpace.Collapser) -> [Inline] {
    var result: [Inline] = []
    for inline in self {
      switch inline {
      case .text(let text): result.append(.text(collapser.text(text)))
      case .lineBreak:
        collapser.isAfterSpace = true
        result.append(inline)
      default:
        guard let content = inline.content else {
          collapser.isAfterSpace = false
          result.append(inline)
          continue
        }
        result.append(inline.replacingContent(content.collapsingSpace(&collapser)))
      }
    }
    return result
  }

  /// The inlines without the first `count` bytes of their ``plainText``.
  func droppingText(_ count: Int) -> [Inline] {
    var count = count
    return droppingText(&count)
  }

  private func droppingText(_ count: inout Int) -> [Inline] {
    var result: [Inline] = []
    for inline in self {
      guard count > 0 else {
        result.append(inline)
        continue
      }
      switch inline {
      case .text(let text):
        let dropped = Swift.min(count, text.utf8.count)
        count -= dropped
        let rest = String(decoding: text.utf8.dropFirst(dropped), as: UTF8.self)
        if !rest.isEmpty { result.append(.text(rest)) }
      case .lineBreak: count -= 1
      case .code(let text):
        let dropped = Swift.min(count, text.utf8.count)
        count -= dropped
        let rest = String(decoding: text.utf8.dropFirst(dropped), as: UTF8.self)
        if !rest.isEmpty { result.append(.code(rest)) }
      case .image(let image):
        count -= Swift.min(count, image.alternativeText.utf8.count)
        result.append(inline)
      case .noteReference, .raw: result.append(inline)
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        let content = (inline.content ?? []).droppingText(&count)
        if !content.isEmpty { result.append(inline.replacingContent(content)) }
      }
    }
    return result
  }
}
