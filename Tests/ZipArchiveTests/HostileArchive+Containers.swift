import SampleBooks

extension HostileArchive {
  static let containers: [HostileArchive] = [
    HostileArchive("an empty file", [], "the file is empty"),
    HostileArchive("text", Array("Once upon a time. ".utf8) + prose, "not a ZIP archive"),
    HostileArchive(
      "a PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "not a ZIP archive"),
    HostileArchive("no end record", honest.entries[0].localBytes, "the archive is cut off"),
    HostileArchive("a comment that is cut off", "the archive is cut off") {
      $0.end.commentByteCount = 9
    },
    HostileArchive(
      "an archive within one that is cut off",
      Array(
        RawArchive(RawEntry("inner.epub", storing: honest.bytes), honest.entries[2]).bytes
          .dropLast(60)),
      "the archive is cut off"),
    HostileArchive(
      "bytes cut out of an entry",
      Array(honest.bytes[..<100] + honest.bytes[150...]),
      "the central directory is not where the end record puts it (offset \(directoryOffset), "
        + "\(directoryByteCount) bytes)"),
    HostileArchive(
      "more entries claimed", "the end record gives 4 entries, the central directory has 3"
    ) {
      $0.end.entryCount = 4
    },
    HostileArchive(
      "fewer entries claimed", "the end record gives 2 entries, the central directory has more"
    ) {
      $0.end.entryCount = 2
    },
    HostileArchive(
      "no entries claimed", "the end record gives 0 entries, the central directory has more"
    ) {
      $0.end.entryCount = 0
    },
    HostileArchive(
      "a directory offset too low",
      "the central directory is not where the end record puts it (offset 40, "
        + "\(directoryByteCount) bytes)"
    ) { $0.end.directoryOffset = 40 },
    HostileArchive(
      "a directory offset too high",
      "the central directory is not where the end record puts it (offset 4294967294, "
        + "\(directoryByteCount) bytes)"
    ) { $0.end.directoryOffset = .max - 1 },
    HostileArchive(
      "a directory size too small",
      "the central directory is not where the end record puts it (offset \(directoryOffset), "
        + "60 bytes)"
    ) { $0.end.directoryByteCount = 60 },
    HostileArchive(
      "a directory size too large",
      "the central directory is not where the end record puts it (offset \(directoryOffset), "
        + "4000000000 bytes)"
    ) { $0.end.directoryByteCount = 4_000_000_000 },
    HostileArchive(
      "a directory record that runs over", "record 3 of the central directory is damaged"
    ) { $0.entries[2].commentByteCount = 1 },
    HostileArchive(
      "a directory record that is none", "record 2 of the central directory is damaged"
    ) { $0.entries[0].commentByteCount = 1 },
    HostileArchive("one of several disks", "the archive is split over several files") {
      $0.end.diskNumber = 1
    },
    HostileArchive("a directory on another disk", "the archive is split over several files") {
      $0.end.directoryDiskNumber = 1
    },
    HostileArchive("entries on other disks", "the archive is split over several files") {
      $0.end.entryCountOnDisk = 1
    },
    HostileArchive(
      "an entry on another disk", "entry 'text/1.xhtml': the archive is split over several files"
    ) { $0.entries[1].diskNumber = 1 },
    HostileArchive("two whole archives at once", "several end records contradict each other") {
      // The end record of an archive inside an entry claims the rest of the file as its comment.
      var inner = RawArchive(RawEntry("other", storing: [1]))
      inner.end.commentByteCount = 500
      var entry = RawEntry("inner.zip", storing: inner.bytes)
      let rest = RawArchive(entry).bytes.count - 30 - 9 - inner.bytes.count
      inner.end.commentByteCount = UInt16(rest)
      entry = RawEntry("inner.zip", storing: inner.bytes)
      $0 = RawArchive(entry)
    },
  ]

  static let directoryOffset = honest.entries.map(\.localBytes.count).reduce(0, +)
  static let directoryByteCount = honest.entries
    .map { $0.centralBytes(offset: 0).count }.reduce(0, +)
}
