import SampleBooks
import Testing
import ZipArchive

/// What is odd but has one meaning: read, with a warning.
@Suite struct ToleratedArchiveTests {
  private static let honest = HostileArchive.honest

  private func warnings(_ bytes: [UInt8]) throws -> [String] {
    let reader = try ZipReader(bytes)
    let honest = try ZipReader(Self.honest.bytes)
    for (entry, expected) in zip(reader.entries, honest.entries) {
      #expect(try reader.contents(of: entry) == honest.contents(of: expected))
    }
    #expect(reader.entries.count == honest.entries.count)
    return reader.warnings.map { "\($0)" }
  }

  @Test func `bytes in front of the archive, with offsets that count them`() throws {
    var archive = Self.honest
    archive.prefix = Array("#!/bin/sh\n".utf8)
    #expect(try warnings(archive.bytes) == ["10 bytes before the archive not read"])
  }

  @Test(arguments: [true, false])
  func `bytes in front of the archive, with offsets that do not`(isZip64: Bool) throws {
    var archive = Self.honest
    if isZip64 { archive.zip64 = RawZip64End() }
    let bytes = [7] + archive.bytes
    #expect(try warnings(bytes) == ["1 byte before the archive not read"])
    let entry = try #require(try ZipReader(bytes).entry(at: "mimetype"))
    #expect(entry.headerOffset == 1)
    #expect(entry.dataOffset == 39)
  }

  @Test func `bytes behind the archive`() throws {
    let bytes = Self.honest.bytes + Array(repeating: 0, count: 2_000)
    #expect(try warnings(bytes) == ["2000 bytes after the archive not read"])
  }

  @Test func `bytes between the entries and the directory`() throws {
    var archive = Self.honest
    archive.entries[0].descriptor = [1, 2, 3]
    archive.gap = [4, 5]
    #expect(
      try warnings(archive.bytes) == ["5 bytes in the archive belong to no entry and are not read"])
  }

  @Test func `a comment`() throws {
    var archive = Self.honest
    archive.end.comment = Array("made by hand".utf8)
    #expect(try warnings(archive.bytes) == [])
    archive.end.comment = Array(repeating: 0x50, count: 65_535)
    #expect(try warnings(archive.bytes) == [])
  }

  @Test func `a comment that holds an end record`() throws {
    let fakes = [
      RawEnd().bytes(entryCount: 0, directoryByteCount: 0, directoryOffset: 0),
      RawEnd().bytes(entryCount: 3, directoryByteCount: 180, directoryOffset: 9),
      RawArchive(RawEntry("fake", storing: [1])).bytes,
      Array(Self.honest.bytes.suffix(22)),
    ]
    for fake in fakes {
      var archive = Self.honest
      archive.end.comment = Array("see ".utf8) + fake
      #expect(try warnings(archive.bytes) == [])
      archive.end.comment += [1, 2, 3]
      #expect(try warnings(archive.bytes) == [])
    }
  }

  @Test func `an end record in the data`() throws {
    var archive = Self.honest
    archive.entries[2] = RawEntry("cover.jpg", storing: RawArchive().bytes)
    let reader = try ZipReader(archive.bytes)
    #expect(reader.warnings == [])
    #expect(try reader.contents(of: reader.entries[2]) == RawArchive().bytes)
  }

  @Test func `backslashes and empty parts in names`() throws {
    var archive = Self.honest
    archive.entries[1].both { $0.name = Array("text\\1.xhtml".utf8) }
    #expect(
      try warnings(archive.bytes) == ["entry 'text\\1.xhtml': the name is read as 'text/1.xhtml'"])
    #expect(try ZipReader(archive.bytes).entry(at: "text/1.xhtml")?.byteCount == 3_000)
    archive.entries[2].both { $0.name = Array(".//./cover.jpg".utf8) }
    #expect(
      try warnings(archive.bytes) == [
        "entry 'text\\1.xhtml': the name is read as 'text/1.xhtml'; so are 1 others like it"
      ])
    #expect(try ZipReader(archive.bytes).entries[2].path == "cover.jpg")
  }

  @Test func `names that differ only in case or normal form`() throws {
    var archive = Self.honest
    archive.entries[0].both { $0.name = Array("caf\u{E9}".utf8) }
    archive.entries[1].both { $0.name = Array("cafe\u{301}".utf8) }
    archive.entries[2].both { $0.name = Array("CAF\u{C9}".utf8) }
    #expect(
      try warnings(archive.bytes) == [
        "entry 'cafe\u{301}': the name differs from 'caf\u{E9}' only in case or normal form",
        "entry 'CAF\u{C9}': the name differs from 'caf\u{E9}' only in case or normal form",
      ])
    let reader = try ZipReader(archive.bytes)
    #expect(reader.entry(at: "cafe\u{301}")?.byteCount == 3_000)
    #expect(reader.entry(resembling: "cafE\u{301}")?.byteCount == 20)
  }

  @Test func `a Unicode path that says the same`() throws {
    var archive = Self.honest
    let field = HostileArchive.unicodePath("cover.jpg", for: "cover.jpg")
    archive.entries[2].both { $0.extra = field }
    #expect(try warnings(archive.bytes) == [])
  }

  @Test func `extra fields that do not parse`() throws {
    var archive = Self.honest
    archive.entries[1].both { $0.extra = [0, 0, 0] }
    archive.entries[2].both { $0.extra = [0x55, 0x54, 0xFF, 0xFF, 1] }
    #expect(try warnings(archive.bytes) == [])
  }

  @Test func `a Zip64 end record that repeats the end record, and has room for more`() throws {
    var archive = Self.honest
    archive.zip64 = RawZip64End(extensibleData: [1, 2, 3, 4])
    #expect(try warnings(archive.bytes) == [])
    archive.end.entryCount = .max
    archive.end.directoryByteCount = .max
    archive.end.directoryOffset = .max
    #expect(try warnings(archive.bytes) == [])
  }

  @Test func `limits can be moved`() throws {
    let bytes = Self.honest.bytes
    var limits = ZipLimits()
    limits.entryByteCount = 2_999
    #expect(
      refusal(of: bytes, limits: limits)
        == "entry 'text/1.xhtml': 3000 bytes, more than the limit of 2999")
    limits.entryByteCount = 3_000
    limits.totalByteCount = 3_219
    #expect(
      refusal(of: bytes, limits: limits) == "the entries hold more than the limit of 3219 bytes")
    limits.totalByteCount = 3_220
    limits.entryCount = 2
    #expect(refusal(of: bytes, limits: limits) == "3 entries, more than the limit of 2")
    limits.entryCount = 3
    limits.ratio = 1
    #expect(refusal(of: bytes, limits: limits) == nil)
    limits.ratioFreeByteCount = 2_999
    let compressed = Self.honest.entries[1].data.count
    #expect(
      refusal(of: bytes, limits: limits)
        == "entry 'text/1.xhtml': 3000 bytes from \(compressed) compressed, more than the limit of "
        + "1 to 1")
    limits.ratio = 3_000 / compressed + 1
    #expect(refusal(of: bytes, limits: limits) == nil)
  }

  @Test func `limits that are none do not overflow`() throws {
    var limits = ZipLimits()
    limits.entryByteCount = .max
    limits.totalByteCount = .max
    limits.ratio = .max
    var archive = Self.honest
    for index in 1...2 {
      archive.entries[index].central.extra = extraField(1, little(UInt64(Int64.max)))
      archive.entries[index].central.size = .max
      archive.entries[index].central.method = 8
    }
    #expect(
      refusal(of: archive.bytes, limits: limits)
        == "entry 'text/1.xhtml': 9223372036854775807 bytes cannot come from "
        + "\(archive.entries[1].data.count) compressed")
  }
}
