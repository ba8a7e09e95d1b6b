import SampleBooks

extension HostileArchive {
  /// Two million spaces in two kilobytes.
  private static let spaces = RawEntry(
    "spaces", deflating: Array(repeating: 0x20, count: 2_000_000))

  static let bombs: [HostileArchive] = [
    HostileArchive(
      "a chapter of 600 MB",
      "entry 'text/1.xhtml': 629145600 bytes, more than the limit of 67108864"
    ) { $0.entries[1].both { $0.size = 600 << 20 } },
    HostileArchive(
      "a chapter a thousand times its data",
      RawArchive(spaces).bytes,
      "entry 'spaces': 2000000 bytes from \(spaces.data.count) compressed, more than the limit of "
        + "200 to 1"),
    HostileArchive(
      "a chapter that hides its size",
      "entry 'spaces': the deflated data goes on past the 3000 bytes of the headers"
    ) {
      $0.entries.append(spaces)
      $0.entries[3].both { $0.size = 3_000 }
    },
    HostileArchive(
      "a size that no data of this length gives",
      "entry 'text/1.xhtml': 1048576 bytes cannot come from 2 compressed"
    ) {
      $0.entries[1].data = [3, 0]
      $0.entries[1].both {
        $0.compressedSize = 2
        $0.size = 1 << 20
      }
    },
    HostileArchive(
      "many entries of moderate size", "the entries hold more than the limit of 536870912 bytes"
    ) { archive in
      archive.entries = (0..<9).map { index in
        var entry = RawEntry("\(index)", deflating: [])
        entry.both {
          $0.size = 64 << 20
          $0.compressedSize = 1 << 20
        }
        return entry
      }
    },
    HostileArchive(
      "65536 entries of nothing", "65536 entries, more than the limit of 10000"
    ) { archive in
      archive.entries = (0..<65_536).map { RawEntry("\($0)", storing: []) }
      archive.end.entryCount = .max
      archive.zip64 = RawZip64End()
    },
    HostileArchive(
      "65536 entries that claim to be none",
      "the end record gives 0 entries, the central directory has more"
    ) { archive in
      archive.entries = (0..<65_536).map { RawEntry("\($0)", storing: []) }
      archive.end.entryCount = 0
    },
    overlapping,
  ]

  private static let overlapping = HostileArchive(
    "500 entries that share one kernel", HostileBook.overlapping.bytes,
    "entry '0001': the data overlaps entry '0000'")
}
