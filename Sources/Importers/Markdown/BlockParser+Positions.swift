internal import Conversion

extension BlockParser {
  /// The place of a byte of the line that is being read.
  func position(ofByte index: Int) -> SourcePosition {
    SourcePosition(line: lineNumber, after: source[min(lineStart, index)..<index])
  }
}
