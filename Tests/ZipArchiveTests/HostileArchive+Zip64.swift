import SampleBooks

extension HostileArchive {
  static let zip64Lies: [HostileArchive] = [
    zip64("a record elsewhere", "no Zip64 end record at offset 7, where its locator puts it") {
      $0.locatorOffset = 7
      $0.signature = 0
    },
    zip64(
      "a record beyond every file",
      "no Zip64 end record at offset 18446744073709551615, where its locator puts it"
    ) { $0.locatorOffset = .max },
    zip64(
      "a record past the end",
      "no Zip64 end record at offset 9223372036854775807, where its locator puts it"
    ) { $0.locatorOffset = UInt64(Int64.max) },
    zip64(
      "an offset that is not the record's",
      "the central directory is not where the end record puts it (offset \(directoryOffset), "
        + "\(directoryByteCount) bytes)"
    ) { $0.locatorOffset = 7 },
    zip64("a length that overflows", "the Zip64 end record has the wrong length") {
      $0.byteCount = .max
    },
    zip64("a length too small", "the Zip64 end record has the wrong length") { $0.byteCount = 43 },
    zip64("another count", "the end record and its Zip64 form contradict each other") {
      $0.entryCount = 4
    },
    zip64("another size", "the end record and its Zip64 form contradict each other") {
      $0.directoryByteCount = 9
    },
    zip64("another disk", "the archive is split over several files") { $0.diskNumber = 1 },
    zip64("several disks", "the archive is split over several files") { $0.locatorDiskCount = 2 },
    HostileArchive(
      "a count left to Zip64 that is a lie", "4294967296 entries, more than the limit of 10000"
    ) {
      $0.end.entryCount = .max
      $0.zip64 = RawZip64End(entryCount: 1 << 32)
    },
    HostileArchive(
      "a size left to Zip64 that overflows",
      "the central directory is not where the end record puts it (offset \(directoryOffset), "
        + "18446744073709551615 bytes)"
    ) {
      $0.end.directoryByteCount = .max
      $0.zip64 = RawZip64End(directoryByteCount: .max)
    },
    HostileArchive(
      "an offset left to Zip64 that overflows",
      "the central directory is not where the end record puts it (offset 9223372036854775807, "
        + "\(directoryByteCount) bytes)"
    ) {
      $0.end.directoryOffset = .max
      $0.zip64 = RawZip64End(directoryOffset: UInt64(Int64.max))
    },
    HostileArchive(
      "an entry that lacks the field",
      "entry 'text/1.xhtml': a size or offset is left to a Zip64 field that does not hold it"
    ) {
      $0.entries[1].central.size = .max
    },
    HostileArchive(
      "an entry whose field is too short",
      "entry 'text/1.xhtml': a size or offset is left to a Zip64 field that does not hold it"
    ) {
      $0.entries[1].central.extra = extraField(1, little(UInt64($0.entries[1].central.size)))
      $0.entries[1].central.size = .max
      $0.entries[1].offset = .max
    },
    HostileArchive(
      "an entry whose size overflows",
      "entry 'text/1.xhtml': a size or offset is left to a Zip64 field that does not hold it"
    ) {
      $0.entries[1].central.extra = extraField(1, little(UInt64.max))
      $0.entries[1].central.size = .max
    },
    HostileArchive(
      "an entry whose offset is huge",
      "entry 'text/1.xhtml': no local header at offset 9223372036854775807, "
        + "where the central directory puts it"
    ) {
      $0.entries[1].central.extra = extraField(1, little(UInt64(Int64.max)))
      $0.entries[1].offset = .max
    },
    HostileArchive(
      "an entry whose offset overflows behind other bytes",
      "entry 'text/1.xhtml': no local header at offset 9223372036854775807, "
        + "where the central directory puts it"
    ) {
      $0.entries[1].central.extra = extraField(1, little(UInt64(Int64.max)))
      $0.entries[1].offset = .max
      $0.prefix = [1, 2, 3]
      $0.entries[0].offset = 0
      $0.entries[2].offset = UInt32(directoryOffset - $0.entries[2].localBytes.count)
      $0.end.directoryOffset = UInt32(directoryOffset)
    },
    HostileArchive(
      "a local header that lacks the field",
      "entry 'text/1.xhtml': a size or offset is left to a Zip64 field that does not hold it"
    ) {
      $0.entries[1].local.size = .max
    },
    HostileArchive(
      "a local header whose field differs",
      "entry 'text/1.xhtml': the local header has size 9, the central directory 3000"
    ) {
      $0.entries[1].local.extra = extraField(1, little(9 as UInt64))
      $0.entries[1].local.size = .max
    },
    HostileArchive(
      "an entry on a far disk", "entry 'cover.jpg': the archive is split over several files"
    ) {
      $0.entries[2].central.extra = extraField(1, little(1 as UInt32))
      $0.entries[2].diskNumber = .max
    },
  ]

  private static func zip64(
    _ name: String, _ message: String, _ change: (inout RawZip64End) -> Void
  ) -> HostileArchive {
    HostileArchive(name, message) {
      var zip64 = RawZip64End()
      change(&zip64)
      $0.zip64 = zip64
    }
  }
}
