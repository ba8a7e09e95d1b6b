internal import ZipArchive

extension HostileBook {
  static let containers: [HostileBook] = [
    HostileBook(1, "an empty file", .refused) { [] },
    HostileBook(2, "text", .refused) { Array("Once upon a time there was a lamp.".utf8) },
    HostileBook(2, "a PNG", .refused) { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0] },
    HostileBook(3, "no end record", .refused) {
      let archive = sound.archive
      return archive.entries.flatMap(\.localBytes)
    },
    HostileBook(3, "cut off", .refused) { Array(sound.bytes.dropLast(300)) },
    HostileBook(4, "an entry cut short", .refused) {
      $0[chapter: 1].data.removeLast(9)
      $0[chapter: 1].both { $0.compressedSize -= 9 }
    },
    HostileBook(4, "bytes cut out of an entry", .refused) {
      let bytes = sound.bytes
      return Array(bytes[..<200] + bytes[230...])
    },
    HostileBook(5, "a program before the archive", .warned) {
      $0.prefix = Array("PK is not here: #!/bin/sh\n".utf8)
    },
    HostileBook(6, "bytes behind the archive", .warned) { $0.suffix = [1, 2, 3] },
    HostileBook(7, "an end record inside the comment", .read) {
      $0.end.comment = RawEnd().bytes(entryCount: 0, directoryByteCount: 0, directoryOffset: 0)
    },
    HostileBook(8, "more entries claimed", .refused) { $0.end.entryCount = 90 },
    HostileBook(8, "fewer entries claimed", .refused) { $0.end.entryCount = 2 },
    HostileBook(9, "the directory elsewhere", .refused) { $0.end.directoryOffset = 40 },
    HostileBook(9, "a directory of four gigabytes", .refused) {
      $0.end.directoryByteCount = 4_000_000_000
    },
    HostileBook(21, "a Zip64 record that is not there", .refused) {
      var zip64 = RawZip64End()
      zip64.locatorOffset = .max
      $0.zip64 = zip64
    },
    HostileBook(21, "a Zip64 length that overflows", .refused) {
      $0.end.directoryOffset = .max
      $0.zip64 = RawZip64End(directoryOffset: UInt64(Int64.max))
    },
    HostileBook(24, "one of several disks", .refused) { $0.end.diskNumber = 1 },
  ]

  static let entries: [HostileBook] = [
    HostileBook(10, "another name", .refused) {
      $0[chapter: 1].local.name = Array("OEBPS/ch9.xhtml".utf8)
    },
    HostileBook(10, "another method", .refused) { $0[chapter: 1].local.method = 0 },
    HostileBook(10, "another CRC", .refused) { $0[chapter: 1].local.crc32 = 7 },
    HostileBook(10, "another size", .refused) { $0[chapter: 1].local.size = 7 },
    HostileBook(11, "a bad CRC", .refused) { $0[chapter: 1].both { $0.crc32 = 7 } },
    HostileBook(12, "more data than declared", .refused) { $0[chapter: 1].both { $0.size -= 9 } },
    HostileBook(13, "less data than declared", .refused) { $0[chapter: 1].both { $0.size += 9 } },
    HostileBook(14, "stored with two sizes", .refused) { $0.entries[0].both { $0.size = 21 } },
    HostileBook(15, "a descriptor that lies", .refused) {
      $0[chapter: 1].both { $0.flags |= 8 }
      $0[chapter: 1].descriptor =
        little(UInt32(0x0807_4B50)) + little(UInt32(1)) + little(UInt32(9)) + little(UInt32(9))
    },
    HostileBook(16, "a descriptor without signature", .read) {
      let central = $0[chapter: 1].central
      $0[chapter: 1].both { $0.flags |= 8 }
      $0[chapter: 1].descriptor =
        little(central.crc32) + little(central.compressedSize) + little(central.size)
    },
    HostileBook(17, "entries that share their data", .refused) {
      var twin = $0[chapter: 1]
      twin.isListedOnly = true
      twin.offset = UInt32($0.entries[..<4].flatMap(\.localBytes).count)
      $0.entries.append(twin)
      $0.entries[$0.entries.count - 1].both { $0.name = Array("OEBPS/ch3.xhtml".utf8) }
    },
    HostileBook(17, "an entry inside another", .refused) { $0[chapter: 2].offset = 60 },
    HostileBook(19, "an archive inside the book", .read) { book in
      book.files.append(.init(path: "OEBPS/more.epub", bytes: sound.bytes))
    },
    HostileBook(22, "Deflate64", .refused) { $0[chapter: 1].both { $0.method = 9 } },
    HostileBook(22, "bzip2", .refused) { $0[chapter: 1].both { $0.method = 12 } },
    HostileBook(22, "LZMA", .refused) { $0[chapter: 1].both { $0.method = 14 } },
    HostileBook(22, "Zstandard", .refused) { $0[chapter: 1].both { $0.method = 93 } },
    HostileBook(23, "encrypted", .refused) { $0[chapter: 1].both { $0.flags |= 1 } },
    HostileBook(23, "encrypted by one header", .refused) { $0[chapter: 1].local.flags |= 1 },
    HostileBook(28, "a symbolic link", .refused) {
      $0[chapter: 1].externalAttributes = 0o120777 << 16
    },
    HostileBook(33, "no deflate data", .refused) {
      $0[chapter: 1].data = []
      $0[chapter: 1].both { $0.compressedSize = 0 }
    },
    HostileBook(33, "a bad Huffman code", .refused) {
      $0[chapter: 1].data = [0x05, 0xE0, 0x81, 0x08, 0, 0, 0, 0, 0x20, 0xFF, 0xFF, 0xFF]
      $0[chapter: 1].both { $0.compressedSize = 12 }
    },
  ]

  static let sizes: [HostileBook] = [
    HostileBook(17, "500 entries that share one kernel", .refused) { overlapping.bytes },
    HostileBook(18, "a chapter of 600 MB", .refused) {
      $0[chapter: 1].both { $0.size = 600 << 20 }
    },
    HostileBook(18, "a chapter a thousand times its data", .refused) { book in
      book.pages[0].body = String(repeating: " ", count: 2_000_000)
    },
    HostileBook(18, "a chapter that hides a thousand times its size", .refused) {
      let data = RawEntry("x", deflating: Array(repeating: 0x20, count: 2_000_000)).data
      $0[chapter: 1].data = data
      $0[chapter: 1].both { $0.compressedSize = UInt32(data.count) }
    },
    HostileBook(18, "chapters of 600 MB together", .refused) { archive in
      for index in 0..<10 {
        var entry = RawEntry("\(index).xhtml", deflating: [])
        entry.both {
          $0.size = 60 << 20
          $0.compressedSize = 1 << 20
        }
        archive.entries.append(entry)
      }
    },
    HostileBook(20, "65,536 entries", .refused) { archive in
      archive.entries = (0..<65_536).map { RawEntry("\($0)", storing: []) }
      archive.end.entryCount = .max
      archive.zip64 = RawZip64End()
    },
  ]

  static let names: [HostileBook] = [
    named(25, "../x", .refused), named(25, "OEBPS/../../x", .refused), named(26, "/x", .refused),
    named(26, "C:\\x", .refused), named(26, "\\\\host\\x", .refused),
    HostileBook(27, "backslashes", .warned) {
      $0[chapter: 1].both { $0.name = Array("OEBPS\\ch1.xhtml".utf8) }
    },
    named(29, "a\u{0}b", .refused), named(29, "a\u{1B}[2Jb", .refused), named(29, "", .refused),
    HostileBook(29, "a name in Latin-1", .refused) {
      $0[chapter: 1].both { $0.name = Array("caf".utf8) + [0xE9] }
    },
    HostileBook(30, "a name twice", .refused) { $0.entries.append($0[chapter: 1]) },
    HostileBook(31, "names that differ in case", .warned) { book in
      book.add("OEBPS/CH1.xhtml", "<p>Not this one.</p>")
    },
    HostileBook(31, "names that differ in normal form", .warned) { book in
      book.add("OEBPS/caf\u{E9}.xhtml", "<p>Not this one.</p>")
      book.add("OEBPS/cafe\u{301}.xhtml", "<p>Nor this.</p>")
    },
    HostileBook(32, "a Unicode path that disagrees", .refused) {
      let name = $0[chapter: 1].central.name
      $0[chapter: 1].central.extra = extraField(
        0x7075, [1] + little(crc32(name.span)) + Array("OEBPS/ch1.exe".utf8))
    },
  ]

  private static func named(_ number: Int, _ name: String, _ outcome: Outcome) -> HostileBook {
    HostileBook(number, "an entry named \(name.debugDescription)", outcome) {
      $0.entries.append(RawEntry(name, storing: [1]))
    }
  }

  /// Every entry's data is all that follows its header: the local headers of all the others, quoted
  /// by stored blocks, then one kernel of zeros (D. Fifield, "A better zip bomb", 2019).
  package static let overlapping: RawArchive = {
    let kernel = RawEntry("0500", deflating: Array(repeating: 0, count: 900_000))
    var following = kernel.localBytes
    var headers = [kernel]
    var contents = Array(repeating: UInt8(0), count: 900_000)
    for index in (0..<500).reversed() {
      let quoted = Array(following.prefix(34))
      contents = quoted + contents
      let name = String(repeating: "0", count: 4 - "\(index)".utf8.count) + "\(index)"
      let length = UInt16(quoted.count)
      var entry = RawEntry(
        name: Array(name.utf8), method: 8, contents: [],
        data: [0] + little(length) + little(~length))
      let compressedSize = UInt32(entry.data.count + following.count)
      entry.both {
        $0.crc32 = index >= 498 ? crc32(contents.span) : 0
        $0.size = UInt32(contents.count)
        $0.compressedSize = compressedSize
      }
      following = entry.localBytes + following
      headers.insert(entry, at: 0)
    }
    return RawArchive(entries: headers)
  }()
}
