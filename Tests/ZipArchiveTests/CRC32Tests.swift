import Testing
import ZipArchive

@Suite struct CRC32Tests {
  @Test func `matches the check value of the CRC catalogue`() {
    let bytes = Array("123456789".utf8)
    #expect(crc32(bytes.span) == 0xCBF4_3926)
  }
}
