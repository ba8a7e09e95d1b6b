import Testing

@testable import EPUBExport

@Suite struct BookDateTests {
  @Test(arguments: [
    ("2024", "2024-01-01T00:00:00Z"), ("2024-03", "2024-03-01T00:00:00Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z"), ("1969-12-31", "1969-12-31T00:00:00Z"),
    ("2024-03-01T12:30Z", "2024-03-01T12:30:00Z"),
    ("2024-03-01T12:30:05.25+02:00", "2024-03-01T10:30:05Z"),
    ("2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00Z"), ("0001", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
  ])
  func `reads the dates that books may hold`(_ pair: (from: String, to: String)) {
    #expect(BookDate(pair.from)?.text == pair.to)
  }

  @Test(arguments: [
    "", "today", "24-03-01", "2024-13", "2023-02-29", "2024-03-01T", "2024-03-01T25:00Z",
    "2024-03-01T12:30", "2024-3-1", "2024-03-01 12:30", "0000", "2024-03-01Z",
    "2024-03-01T12:30:00.Z",
  ])
  func `turns down the others`(_ text: String) {
    #expect(BookDate(text) == nil)
  }

  @Test(arguments: [Int64.min, .max, 0, 951_782_400, 4_102_444_800])
  func `writes any moment`(_ seconds: Int64) throws {
    let text = BookDate(unixSeconds: seconds).text
    #expect(text.utf8.count == 20)
    #expect(BookDate(text)?.text == text)
  }
}

@Suite struct SHA1Tests {
  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    ),
  ])
  func `gives the digests of the standard's examples`(_ pair: (message: String, digest: String)) {
    let digest = SHA1.digest(Array(pair.message.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digest.joined() == pair.digest)
  }
}
