extension BlockParser {
  /// Finds the first byte of the line that is no space or tab, at or after the offset.
  mutating func findNextNonspace() {
    if nextNonspace < offset {
      var index = offset
      var columns = column
      while index < lineEnd {
        let byte = source[index]
        if byte == 0x20 {
          columns &+= 1
        } else if byte == 0x09 {
          columns &+= 4 - columns % 4
        } else {
          break
        }
        index &+= 1
      }
      nextNonspace = index
      nextNonspaceColumn = columns
      isBlank = index >= lineEnd
    }
    indent = nextNonspaceColumn - column
  }

  mutating func advanceToNonspace() {
    offset = nextNonspace
    column = nextNonspaceColumn
    isInsideTab = false
    indent = 0
  }

  /// Goes on by bytes that are no tabs.
  mutating func advance(_ count: Int) {
    offset += count
    column += count
    isInsideTab = false
  }

  /// Goes on by columns: a tab may be consumed in parts.
  mutating func advanceColumns(_ count: Int) {
    var count = count
    while count > 0, offset < lineEnd {
      if source[offset] == 0x09 {
        let toTab = 4 - column % 4
        isInsideTab = toTab > count
        let step = min(toTab, count)
        column += step
        if !isInsideTab { offset += 1 }
        count -= step
      } else {
        isInsideTab = false
        offset += 1
        column += 1
        count -= 1
      }
    }
  }
}
