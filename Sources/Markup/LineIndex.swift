internal import ByteScanning
internal import Synchronization

/// Lines and columns of byte offsets, by a checkpoint every few thousand bytes.
///
/// The checkpoints are made when somebody first asks: most documents have nothing to report.
final class LineIndex: Sendable {
  private struct Checkpoint {
    /// Line feeds before the checkpoint.
    var lines: UInt32
    /// Scalars between the last line feed and the checkpoint.
    var columns: UInt32
  }

  private final class Checkpoints: Sendable {
    let all: [Checkpoint]

    init(_ all: [Checkpoint]) { self.all = all }
  }

  private static let stride = 4096
  private let checkpoints = AtomicLazyReference<Checkpoints>()

  /// The place of `offset` in `bytes`, which are the same in every call.
  /// - Complexity: O(1), but for the first call: O(n) in bytes.
  func position(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> MarkupPosition {
    let checkpoints = checkpoints.load() ?? checkpoints.storeIfNil(Self.checkpoints(of: bytes))
    let offset = max(0, min(offset, bytes.count))
    let block = min(offset / Self.stride, checkpoints.all.count - 1)
    var checkpoint = checkpoints.all[block]
    Self.advance(&checkpoint, over: bytes, from: block * Self.stride, to: offset)
    return MarkupPosition(
      line: Int(checkpoint.lines) + 1, column: Int(checkpoint.columns) + 1, offset: offset)
  }

  private static func checkpoints(of bytes: UnsafeBufferPointer<UInt8>) -> Checkpoints {
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
    return Checkpoints(checkpoints)
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
    let low = ~EightBytes.highBits
    while index &+ 8 <= end {
      let difference = EightBytes(base, at: index).bits ^ (EightBytes.ones &* 0x0A)
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
      let bits = EightBytes(base, at: index).bits
      count &-= ((bits &>> 7) & ~(bits &>> 6) & EightBytes.ones).nonzeroBitCount
      index &+= 8
    }
    while index < end {
      if base[index] & 0xC0 == 0x80 { count &-= 1 }
      index &+= 1
    }
    return count
  }
}
