import Conversion
import Testing

@Suite struct OutputBufferTests {
  @Test func `lets go of much memory before another use, but not of little`() {
    var buffer = OutputBuffer(capacity: 64 << 10)
    buffer.append("page")
    buffer.clear()
    #expect(buffer.bytes.isEmpty)
    #expect(buffer.bytes.capacity >= 64 << 10)
    buffer.bytes.reserveCapacity(8 << 20)
    buffer.clear()
    #expect(buffer.bytes.capacity < 1 << 20)
  }
}
