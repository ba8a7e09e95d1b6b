package import StoryModel

/// Bytes that grow at the end.
public struct OutputBuffer: Sendable {
  /// What was written so far, but for what ``sink`` has: all of that stands before these bytes.
  public var bytes: [UInt8] = []
  /// Takes the output piece by piece, in order, by one thread at a time. An exporter whose outputs
  /// are large may give it what is done already, so that nobody need hold the whole. It gives it
  /// ``bytes`` first, with `giveBytesToSink()`.
  package var sink: (@Sendable (Swift.Span<UInt8>) -> Void)?

  /// Makes an empty buffer.
  @inlinable
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends a byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Appends markup that is known when the program is built.
  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends the UTF-8 bytes of `text` as they are.
  @inlinable
  public mutating func append(verbatim text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes.
  @inlinable
  public mutating func append(contentsOf other: some Sequence<UInt8>) {
    bytes.append(contentsOf: other)
  }

  /// Appends a number in decimal digits.
  @inlinable
  public mutating func append(decimal value: Int) {
    append(verbatim: String(value))
  }
}

extension OutputBuffer {
  /// Gives the sink, if there is one, what was written so far, before it takes anything else.
  package mutating func giveBytesToSink() {
    guard let sink, !bytes.isEmpty else { return }
    sink(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Empties the buffer for another use. It keeps its memory for that, unless it was used for
  /// something of a length that is rare.
  package mutating func clear() {
    let isLarge = bytes.capacity > 1 << 20
    bytes.removeAll(keepingCapacity: !isLarge)
  }

  /// Makes room for about what the paragraphs of `story` take, so that a large output need not move
  /// each time that it has doubled.
  /// - Complexity: O(n) in blocks.
  package mutating func reserveCapacity(for story: Story) {
    var count = 1024
    story.forEachSection { section in
      for case .paragraph(let paragraph) in section.blocks {
        count += 16
        for case .text(let text) in paragraph.content { count += text.utf8.count }
      }
    }
    bytes.reserveCapacity(bytes.count + count + count / 16)
  }
}
