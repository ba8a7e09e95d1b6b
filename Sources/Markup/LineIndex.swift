/// Lines and columns of byte offsets, by a checkpoint every few thousand bytes.
struct LineIndex: Sendable {
  private struct Checkpoint {
    /// Line feeds before the checkpoint.
    var lines: UInt32
    /// Scalars between the last line feed and the checkpoint.
    var columns: UInt32
  }

  private static let stride = 4096
  private let checkpoints: [Checkpoint]

  /// - Complexity: O(n) in bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var checkpoints: [Checkpoint] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var current = Checkpoint(lines: 0, columns: 0)
    var start = 0
    while true {
      checkpoints.append(current)
      guard bytes.count - start > Self.stride else { break }
      Self.advance(&current, over: bytes, from: start, to: start + Self.stride)
      start += Self.stride
    }
    self.checkpoints = checkpoints
  }

  /// The place of `offset` in the bytes that the index was made for.
  /// - Complexity: O(1).
  func position(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> MarkupPosition {
    let offset = max(0, min(offset, bytes.count))
    let block = min(offset / Self.stride, checkpoints.count - 1)
    var checkpoint = checkpoints[block]
    Self.advance(&checkpoint, over: bytes, from: block * Self.stride, to: offset)
    return MarkupPosition(
      line: Int(checkpoint.lines) + 1, column: Int(checkpoint.columns) + 1, offset: offset)
  }

  private static func advance(
    _ checkpoint: inout Checkpoint, over bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    to end: Int
  ) {
    guard let base = bytes.baseAddress else { return }
    var index = end
    while index > start, base[index &- 1] != 0x0A { index &-= 1 }
    if index > start {
      checkpoint.lines &+= UInt32(truncatingIfNeeded: lineFeeds(base, from: start, to: index))
      checkpoint.columns = 0
    }
    checkpoint.columns &+= UInt32(truncatingIfNeeded: scalars(base, from: index, to: end))
  }

  private static func lineFeeds(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    var count = 0
    let low = ~ByteBlock.highBits
    while index &+ 8 <= end {
      let difference = ByteBlock(base, at: index).bits ^ (ByteBlock.ones &* 0x0A)
      // Exact for every byte, since no sum carries into the next one.
      let zeros = ~(((difference & low) &+ low) | difference | low)
      count &+= zeros.nonzeroBitCount
      index &+= 8
    }
    while index < end {
      if base[index] == 0x0A { count &+= 1 }
      index &+= 1
    }
    return count
  }

  private static func scalars(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    var count = end &- start
    while index &+ 8 <= end {
      let bits = ByteBlock(base, at: index).bits
      count &-= ((bits &>> 7) & ~(bits &>> 6) & ByteBlock.ones).nonzeroBitCount
      index &+= 8
    }
    while index < end {
      if base[index] & 0xC0 == 0x80 { count &-= 1 }
      index &+= 1
    }
    return count
  }
}
