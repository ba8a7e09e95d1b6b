import SampleBooks

extension HostileArchive {
  static let headerLies: [HostileArchive] = [
    HostileArchive(
      "another name", "entry 'text/1.xhtml': the local header has another name, 'text/2.xhtml'"
    ) { $0.entries[1].local.name = Array("text/2.xhtml".utf8) },
    HostileArchive(
      "a shorter name", "entry 'text/1.xhtml': the local header has another name, 'text'"
    ) { $0.entries[1].local.name = Array("text".utf8) },
    HostileArchive(
      "another method",
      "entry 'text/1.xhtml': the local header has compression method 0, the central directory 8"
    ) { $0.entries[1].local.method = 0 },
    HostileArchive(
      "another CRC",
      "entry 'cover.jpg': the local header has CRC-32 00c0ffee, the central directory "
        + honest.entries[2].central.crc32.hexadecimal
    ) { $0.entries[2].local.crc32 = 0x00C0_FFEE },
    HostileArchive(
      "a CRC of zero without a descriptor",
      "entry 'cover.jpg': the local header has CRC-32 00000000, the central directory "
        + honest.entries[2].central.crc32.hexadecimal
    ) { $0.entries[2].local.crc32 = 0 },
    HostileArchive(
      "another size",
      "entry 'text/1.xhtml': the local header has size 2999, the central directory 3000"
    ) { $0.entries[1].local.size = 2_999 },
    HostileArchive(
      "another compressed size",
      "entry 'cover.jpg': the local header has compressed size 199, the central directory 200"
    ) { $0.entries[2].local.compressedSize = 199 },
    HostileArchive(
      "a stored entry of two sizes",
      "entry 'cover.jpg': stored, but the sizes differ (compressed 200, uncompressed 201)"
    ) { $0.entries[2].both { $0.size = 201 } },
    HostileArchive("encryption", "entry 'text/1.xhtml': the entry is encrypted") {
      $0.entries[1].both { $0.flags |= 1 }
    },
    HostileArchive(
      "encryption in the local header only", "entry 'text/1.xhtml': the entry is encrypted"
    ) { $0.entries[1].local.flags |= 1 },
    HostileArchive(
      "encryption in the central directory only", "entry 'text/1.xhtml': the entry is encrypted"
    ) { $0.entries[1].central.flags |= 1 },
    HostileArchive("masked headers", "entry 'text/1.xhtml': the entry is encrypted") {
      $0.entries[1].both { $0.flags |= 1 << 13 }
    },
    method(9, "9 (Deflate64)"), method(12, "12 (bzip2)"), method(14, "14 (LZMA)"),
    method(93, "93 (Zstandard)"), method(1_000, "1000"),
    HostileArchive("a symbolic link", "entry 'cover.jpg': the entry is a symbolic link") {
      $0.entries[2].externalAttributes = 0o120777 << 16
    },
    HostileArchive(
      "a directory with contents", "entry 'text/': a directory, but with 200 bytes in it"
    ) { $0.entries[2].both { $0.name = Array("text/".utf8) } },
    HostileArchive(
      "a descriptor that lies",
      "entry 'text/1.xhtml': the data descriptor does not match the central directory"
    ) {
      let crc32 = $0.entries[1].central.crc32
      $0.entries[1].both { $0.flags |= 8 }
      $0.entries[1].descriptor =
        little(UInt32(0x0807_4B50)) + little(crc32) + little(UInt32(9)) + little(UInt32(3_000))
    },
    HostileArchive(
      "a descriptor that is missing",
      "entry 'cover.jpg': the data descriptor does not match the central directory"
    ) { $0.entries[2].both { $0.flags |= 8 } },
    HostileArchive(
      "a local header that is not there",
      "entry 'text/1.xhtml': no local header at offset 59, where the central directory puts it"
    ) { $0.entries[1].offset = 59 },
    HostileArchive(
      "a local header behind the directory",
      "entry 'text/1.xhtml': no local header at offset \(directoryOffset), "
        + "where the central directory puts it"
    ) { $0.entries[1].offset = UInt32(directoryOffset) },
    HostileArchive(
      "two entries of the same data",
      "entry 'text/1.xhtml': the data overlaps entry 'mimetype'"
    ) {
      $0.entries[1].offset = 0
    },
    HostileArchive("an entry inside another", "entry 'inner': the data overlaps entry 'outer'") {
      let inner = RawEntry("inner", storing: [1, 2, 3])
      let outer = RawEntry("outer", storing: inner.localBytes + [4, 5, 6])
      // Listed only: its bytes are those inside the outer entry.
      var listed = inner
      listed.isListedOnly = true
      listed.offset = 35
      $0 = RawArchive(outer, listed)
    },
    HostileArchive(
      "data that runs into the next entry",
      "entry 'text/1.xhtml': the data overlaps entry 'mimetype'"
    ) {
      $0.entries[0].both {
        $0.compressedSize = 100
        $0.size = 100
      }
    },
    HostileArchive(
      "data that runs into the central directory",
      "entry 'cover.jpg': the data runs into the central directory"
    ) {
      $0.entries[2].both {
        $0.compressedSize = 201
        $0.size = 201
      }
    },
    HostileArchive(
      "sizes of four gigabytes that are not there",
      "entry 'cover.jpg': the data runs into the central directory"
    ) {
      $0.entries[2].both {
        $0.method = 8
        $0.compressedSize = .max - 1
      }
    },
  ]

  private static func method(_ code: UInt16, _ name: String) -> HostileArchive {
    HostileArchive(
      "method \(name)",
      "entry 'text/1.xhtml': compression method \(name) is not supported, only stored and deflated"
    ) { $0.entries[1].both { $0.method = code } }
  }

  static let dataLies: [HostileArchive] = [
    HostileArchive(
      "a bad CRC, deflated",
      "entry 'text/1.xhtml': CRC-32 does not match (stored 1a2b3c4d, data gives "
        + "\(honest.entries[1].central.crc32.hexadecimal))"
    ) { $0.entries[1].both { $0.crc32 = 0x1A2B_3C4D } },
    HostileArchive(
      "a bad CRC, stored",
      "entry 'mimetype': CRC-32 does not match (stored 00000001, data gives 2cab616f)"
    ) { $0.entries[0].both { $0.crc32 = 1 } },
    HostileArchive(
      "data longer than it should be",
      "entry 'text/1.xhtml': the deflated data goes on past the 2999 bytes of the headers"
    ) { $0.entries[1].both { $0.size = 2_999 } },
    HostileArchive(
      "data where there should be none",
      "entry 'text/1.xhtml': the deflated data goes on past the 0 bytes of the headers"
    ) { $0.entries[1].both { $0.size = 0 } },
    HostileArchive(
      "data shorter than it should be",
      "entry 'text/1.xhtml': the deflated data gives 3000 bytes, not the 3001 of the headers"
    ) { $0.entries[1].both { $0.size = 3_001 } },
    HostileArchive(
      "bytes behind the data",
      "entry 'text/1.xhtml': 2 bytes follow the end of the deflated data"
    ) {
      $0.entries[1].data += [0, 0]
      $0.entries[1].both { $0.compressedSize += 2 }
    },
    HostileArchive("data cut off", "entry 'text/1.xhtml': the deflated data is cut off") {
      $0.entries[1].data.removeLast(2)
      $0.entries[1].both { $0.compressedSize -= 2 }
    },
    deflated("zero bytes of deflate", [], "the deflated data is cut off"),
    deflated("an unknown block type", [0x07, 0, 0, 0], "the deflated data is damaged"),
    deflated(
      "a bad Huffman code", [0x05, 0xE0, 0x81, 0x08, 0, 0, 0, 0, 0x20, 0xFF, 0xFF, 0xFF],
      "the deflated data is damaged"),
    deflated("a distance beyond the start", [0x4B, 0x04, 0x7E, 0], "the deflated data is damaged"),
  ]

  private static func deflated(
    _ name: String, _ data: [UInt8], _ message: String
  ) -> HostileArchive {
    HostileArchive(name, "entry 'text/1.xhtml': \(message)") {
      $0.entries[1].data = data
      $0.entries[1].both {
        $0.compressedSize = UInt32(data.count)
        $0.size = UInt32(data.count) * 10
      }
    }
  }
}

extension UInt32 {
  /// All eight digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
