import Testing
import ZipArchive

@Suite struct CRC32Tests {
  @Test func `matches the check value of the CRC catalogue`() {
    let bytes = Array("123456789".utf8)
    #expect(crc32(bytes.span) == 0xCBF4_3926)
  }

  @Test func `goes on where it stopped`() {
    let head = Array("12345".utf8)
    let tail = Array("6789".utf8)
    let partial = crc32(head.span)
    #expect(crc32(Span(), continuing: partial) == partial)
    #expect(crc32(tail.span, continuing: partial) == 0xCBF4_3926)
  }
}
