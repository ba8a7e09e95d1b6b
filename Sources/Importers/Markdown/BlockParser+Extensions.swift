/// Blocks beyond CommonMark.
extension BlockParser {
  mutating func startExtension(_ first: UInt8, in container: Int) -> Start {
    .none
  }

  func isVerseLine(at index: Int) -> Bool {
    source.byte(index) == UInt8(ascii: "|")
      && (index + 1 >= lineEnd || source[index + 1].isSpaceOrTab)
  }
}
