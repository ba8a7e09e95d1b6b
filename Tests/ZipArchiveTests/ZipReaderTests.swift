import SampleBooks
import Testing
import ZipArchive

@Suite struct ZipReaderTests {
  private static let prose = SampleBytes.prose(byteCount: 3_000)
  private static let archive = RawArchive(
    RawEntry("mimetype", storing: Array("application/epub+zip".utf8)),
    RawEntry("text/1.xhtml", deflating: prose), RawEntry("Text/Caf\u{E9}.xhtml", storing: [1, 2]))

  @Test func `lists and reads what is there`() throws {
    let reader = try ZipReader(Self.archive.bytes)
    #expect(reader.warnings.isEmpty)
    #expect(reader.entries.map(\.path) == ["mimetype", "text/1.xhtml", "Text/Caf\u{E9}.xhtml"])
    #expect(reader.entries.map(\.method) == [.stored, .deflated, .stored])
    #expect(reader.entries.map(\.byteCount) == [20, 3_000, 2])
    #expect(reader.entries[0].dataOffset == 38)
    var inflater = Inflater()
    let contents = try reader.entries.map { try reader.contents(of: $0, using: &inflater) }
    #expect(contents == [Array("application/epub+zip".utf8), Self.prose, [1, 2]])
  }

  @Test func `finds entries by their path, and by one that resembles it`() throws {
    let reader = try ZipReader(Self.archive.bytes)
    #expect(reader.entry(at: "text/1.xhtml")?.byteCount == 3_000)
    #expect(reader.entry(at: "Text/1.xhtml") == nil)
    #expect(reader.entry(resembling: "Text/1.XHTML")?.path == "text/1.xhtml")
    #expect(reader.entry(at: "Text/Cafe\u{301}.xhtml") == nil)
    #expect(reader.entry(resembling: "text/cafe\u{301}.xhtml")?.path == "Text/Caf\u{E9}.xhtml")
    #expect(reader.entry(resembling: "text/2.xhtml") == nil)
  }

  @Test func `the directory can be read apart from the bytes`() throws {
    let bytes = Self.archive.bytes
    let directory = try bytes.withUnsafeBufferPointer { try ZipDirectory(of: $0.span) }
    var inflater = Inflater()
    let entry = try #require(directory.entry(at: "text/1.xhtml"))
    let contents = try bytes.withUnsafeBufferPointer {
      try directory.contents(of: entry, in: $0.span, using: &inflater)
    }
    #expect(contents == Self.prose)
  }

  @Test func `an archive without entries is one`() throws {
    #expect(try ZipReader(RawArchive().bytes).entries.isEmpty)
  }

  @Test func `directory entries are listed and empty`() throws {
    var directory = RawEntry("text/", storing: [])
    directory.externalAttributes = 0o040755 << 16 | 0x10
    // Some tools deflate even these.
    let reader = try ZipReader(RawArchive(directory, RawEntry("css/", deflating: [])).bytes)
    #expect(reader.entries.map(\.isDirectory) == [true, true])
    for entry in reader.entries {
      #expect(try reader.contents(of: entry).isEmpty)
    }
  }

  @Test func `reads Zip64 from end to end`() throws {
    var writer = ZipWriter(thresholds: Zip64Thresholds(field: 10, entryCount: 1))
    try writer.add(Self.prose.span, at: "1.txt")
    try writer.store([1], at: "2.txt")
    let reader = try ZipReader(writer.finish())
    #expect(reader.warnings.isEmpty)
    let contents = try reader.entries.map { try reader.contents(of: $0) }
    #expect(contents == [Self.prose, [1]])
  }

  @Test func `reads more entries than the old end record can count`() throws {
    var writer = ZipWriter()
    for index in 0..<65_600 {
      try writer.store([], at: "\(index)")
    }
    let bytes = try writer.finish()
    var limits = ZipLimits()
    limits.entryCount = 100_000
    let reader = try ZipReader(bytes, limits: limits)
    #expect(reader.entries.count == 65_600)
    #expect(reader.entry(at: "65599")?.headerOffset == 2_284_855)
  }

  @Test(arguments: [true, false], [true, false])
  func `reads entries whose sizes follow the data`(hasSignature: Bool, isZip64: Bool) throws {
    var archive = Self.archive
    for index in archive.entries.indices {
      let entry = archive.entries[index]
      let sizes = [entry.central.compressedSize, entry.central.size]
      archive.entries[index].descriptor =
        (hasSignature ? little(UInt32(0x0807_4B50)) : []) + little(entry.central.crc32)
        + sizes.flatMap { isZip64 ? little(UInt64($0)) : little($0) }
      archive.entries[index].both { $0.flags |= 8 }
      archive.entries[index].local.crc32 = 0
      archive.entries[index].local.compressedSize = 0
      archive.entries[index].local.size = 0
    }
    let reader = try ZipReader(archive.bytes)
    #expect(reader.warnings.isEmpty)
    #expect(try reader.contents(of: reader.entries[1]) == Self.prose)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `reads back what was written`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var expected: [String: [UInt8]] = [:]
    var paths: [String] = []
    let thresholds =
      seed % 3 == 0
      ? Zip64Thresholds(field: .random(in: 0...5_000, using: &generator), entryCount: 5)
      : Zip64Thresholds()
    var collected: [UInt8] = []
    var writer = ZipWriter(
      timestamp: DOSTimestamp(unixSeconds: .random(in: 0...5_000_000_000, using: &generator)),
      effort: .level(.random(in: 0...9, using: &generator)), thresholds: thresholds,
      sink: seed % 2 == 0 ? { append($0, to: &collected) } : nil)
    for index in 0..<Int.random(in: 0...12, using: &generator) {
      let byteCount = Int.random(
        in: 0...(1 << Int.random(in: 0...18, using: &generator)), using: &generator)
      let contents =
        Bool.random(using: &generator)
        ? SampleBytes.prose(byteCount: byteCount, seed: seed)
        : SampleBytes.noise(byteCount: byteCount, seed: seed)
      let path = "\(["a/", "\u{E4}/b/", ""][index % 3])\(index)"
      if Bool.random(using: &generator) {
        try writer.add(contents.span, at: path)
      } else {
        try writer.store(contents, at: path)
      }
      paths.append(path)
      expected[path] = contents
    }
    let rest = try writer.finish()
    let reader = try ZipReader(collected + rest)
    #expect(reader.warnings.isEmpty)
    #expect(reader.entries.map(\.path) == paths)
    var inflater = Inflater()
    for entry in reader.entries {
      #expect(try reader.contents(of: entry, using: &inflater) == expected[entry.path])
    }
  }
}
