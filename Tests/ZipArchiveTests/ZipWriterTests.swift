import SampleBooks
import Testing
import ZipArchive

@Suite struct ZipWriterTests {
  private static let prose = SampleBytes.prose(byteCount: 5_000)
  private static let mimetype = Array("application/epub+zip".utf8)

  @Test func `every field is as the format and the layout have it`() throws {
    var writer = ZipWriter(timestamp: DOSTimestamp(unixSeconds: 1_000_000_000))
    try writer.store(Self.mimetype, at: "mimetype")
    try writer.add(Self.prose.span, at: "text/1.xhtml")
    try writer.add(Span(), at: "text/caf\u{E9}.xhtml")
    let written = try writer.finish()

    var expected = RawArchive(
      RawEntry("mimetype", storing: Self.mimetype), RawEntry("text/1.xhtml", deflating: Self.prose),
      RawEntry("text/caf\u{E9}.xhtml", storing: []))
    for index in expected.entries.indices {
      expected.entries[index].both {
        $0.time = 1 << 11 | 46 << 5 | 20
        $0.date = 21 << 9 | 9 << 5 | 9
      }
    }
    expected.entries[2].both { $0.flags = 1 << 11 }
    #expect(written == expected.bytes)
    #expect(written[30..<58].elementsEqual("mimetypeapplication/epub+zip".utf8))
  }

  @Test func `an archive without entries is an end record`() throws {
    let written = try ZipWriter().finish()
    #expect(written == RawArchive().bytes)
  }

  @Test func `what deflating would not make smaller is stored`() throws {
    let noise = SampleBytes.noise(byteCount: 3_000)
    var writer = ZipWriter()
    try writer.add(noise.span, at: "cover.jpg")
    let written = try writer.finish()
    #expect(written == RawArchive(RawEntry("cover.jpg", storing: noise)).bytes)
  }

  @Test func `entries compressed elsewhere give the same archive`() async throws {
    let chapters = (1...6).map { SampleBytes.prose(byteCount: 20_000, seed: $0) }
    var writer = ZipWriter()
    for (index, chapter) in chapters.enumerated() {
      try writer.add(chapter.span, at: "text/\(index).xhtml")
    }
    let written = try writer.finish()

    let entries = await withTaskGroup(of: (Int, CompressedEntry).self) { group in
      for (index, chapter) in chapters.enumerated() {
        group.addTask {
          var deflater = Deflater()
          return (
            index,
            CompressedEntry(
              deflating: chapter.span, at: "text/\(index).xhtml", using: &deflater)
          )
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var other = ZipWriter()
    for (_, entry) in entries.sorted(by: { $0.0 < $1.0 }) {
      try other.add(entry)
    }
    let writtenInParallel = try other.finish()
    #expect(writtenInParallel == written)
  }

  @Test func `a sink gets the bytes of the array, in order`() throws {
    func write(_ writer: consuming ZipWriter) throws -> [UInt8] {
      for (index, byteCount) in [20, 300_000, 5, 1_000_000, 70_000].enumerated() {
        try writer.add(
          SampleBytes.prose(byteCount: byteCount, seed: UInt64(index)).span, at: "\(index).txt")
        try writer.store(
          SampleBytes.noise(byteCount: byteCount / 10, seed: UInt64(index)), at: "\(index).bin")
      }
      return try writer.finish()
    }
    let whole = try write(ZipWriter())
    var collected: [UInt8] = []
    let rest = try write(ZipWriter { append($0, to: &collected) })
    #expect(collected == whole)
    #expect(rest.isEmpty)
  }

  @Test func `the error of a sink is handed on`() throws {
    struct DiskFull: Error, CustomStringConvertible {
      var description: String { "no space left" }
    }
    var writer = ZipWriter { _ in throw DiskFull() }
    var message = ""
    do throws(ZipError) {
      try writer.store(SampleBytes.noise(byteCount: 100_000), at: "a.bin")
    } catch {
      message = "\(error)"
      #expect(error.underlying is DiskFull)
    }
    #expect(message == "the archive could not be written: no space left")
  }

  @Test(arguments: [
    ("", "entry '': the name is empty"),
    ("/etc/passwd", "entry '/etc/passwd': the name is an absolute path"),
    ("c:/x", "entry 'c:/x': the name is an absolute path"),
    ("../x", "entry '../x': the name leaves the archive by '..'"),
    ("a/../../x", "entry 'a/../../x': the name leaves the archive by '..'"),
    ("a/..", "entry 'a/..': the name leaves the archive by '..'"),
    ("./x", "entry './x': the name has an empty or '.' part"),
    ("a//x", "entry 'a//x': the name has an empty or '.' part"),
    ("a/", "entry 'a/': the name has an empty or '.' part"),
    ("a\\x", "entry 'a\\x': the name has a backslash"),
    ("a\nx", "entry 'a\\u{a}x': the name has a control character"),
    ("a\u{0}", "entry 'a\\u{0}': the name has a control character"),
    ("a\u{85}", "entry 'a\\u{85}': the name has a control character"),
    ("mimetype", "entry 'mimetype': the name is there twice"),
    ("MimeType", "entry 'MimeType': the name differs from 'mimetype' only in case or normal form"),
    (
      "cafe\u{301}",
      "entry 'cafe\u{301}': the name differs from 'caf\u{E9}' only in case or normal form"
    ),
    ("STRASSE", "entry 'STRASSE': the name differs from 'stra\u{DF}e' only in case or normal form"),
    (
      String(repeating: "n", count: 65_536),
      "entry '\(String(repeating: "n", count: 100))...': the name has 65536 bytes, more than 65535"
    ),
  ])
  func `a name that would not travel is refused`(name: String, message: String) throws {
    var writer = ZipWriter()
    try writer.store(Self.mimetype, at: "mimetype")
    try writer.store([1], at: "caf\u{E9}")
    try writer.store([1], at: "stra\u{DF}e")
    var refusal = ""
    do throws(ZipError) {
      try writer.store([], at: name)
    } catch {
      refusal = "\(error)"
    }
    #expect(refusal == message)
  }

  @Test(arguments: ["a", "..a", "a..", "...", "a.b/c-d", "\u{4E2D}\u{6587}.txt", "a b"])
  func `a plain name is taken`(name: String) throws {
    var writer = ZipWriter()
    try writer.store([], at: name)
    let written = try writer.finish()
    #expect(written.count == 30 + 46 + 22 + 2 * name.utf8.count)
  }

  @Test func `sizes and offsets past the threshold stand in Zip64 fields`() throws {
    var writer = ZipWriter(thresholds: Zip64Thresholds(field: 1_000))
    try writer.add(Array(repeating: 0x61, count: 999).span, at: "small")
    try writer.add(Array(repeating: 0x61, count: 1_000).span, at: "large")
    try writer.store(Self.prose, at: "larger")
    try writer.store([7], at: "late")
    let written = try writer.finish()

    var expected = RawArchive(
      RawEntry("small", deflating: Array(repeating: 0x61, count: 999)),
      RawEntry("large", deflating: Array(repeating: 0x61, count: 1_000)),
      RawEntry("larger", storing: Self.prose), RawEntry("late", storing: [7]))
    for index in 1...2 {
      expected.entries[index].both {
        $0.extra = extraField(1, little(UInt64($0.size)) + little(UInt64($0.compressedSize)))
        $0.size = .max
        $0.compressedSize = .max
        $0.versionNeeded = 45
      }
    }
    let lateOffset = expected.entries[..<3].map(\.localBytes.count).reduce(0, +)
    expected.entries[3].central.extra = extraField(1, little(UInt64(lateOffset)))
    expected.entries[3].central.versionNeeded = 45
    expected.entries[3].offset = .max
    expected.zip64 = RawZip64End()
    expected.end.directoryOffset = .max
    #expect(written == expected.bytes)
  }

  @Test func `more entries than the threshold take a Zip64 end record`() throws {
    func write(_ count: Int) throws -> [UInt8] {
      var writer = ZipWriter(thresholds: Zip64Thresholds(entryCount: 3))
      for index in 0..<count {
        try writer.store([], at: "\(index)")
      }
      return try writer.finish()
    }
    var expected = RawArchive(RawEntry("0", storing: []), RawEntry("1", storing: []))
    let below = try write(2)
    #expect(below == expected.bytes)
    expected.entries.append(RawEntry("2", storing: []))
    expected.zip64 = RawZip64End()
    expected.end.entryCount = .max
    let above = try write(3)
    #expect(above == expected.bytes)
  }
}
