extension ZipError {
  /// What is wrong, with the figures that show it.
  package enum Problem: Equatable, Sendable {
    // Names.
    case emptyName
    case absoluteName
    /// A part is `..`.
    case parentPartInName
    /// A part is empty or `.`.
    case emptyPartInName
    case backslashInName
    case controlCharacterInName
    case nameTooLong(byteCount: Int)
    case duplicateName
    /// Another entry's name differs only in case or in Unicode normal form.
    case twinName(of: String)

    case nameNotUTF8
    /// A Unicode path extra field gives another name than the header.
    case unicodePathDisagrees

    // The archive.
    case emptyFile
    case notAnArchive
    case cutOff
    case split
    case severalEndRecords
    case directoryMisplaced(offset: UInt64, byteCount: UInt64)
    case directoryDamaged(record: Int)
    /// `found` is nil where there are more than claimed: they are not counted to the end.
    case entryCountDiffers(claimed: UInt64, found: Int?)
    case zip64EndRecordMissing(offset: UInt64)
    case zip64EndRecordDamaged
    case zip64EndRecordDisagrees

    // Limits.
    case tooManyEntries(count: UInt64, limit: Int)
    case archiveTooLarge(limit: Int)
    case entryTooLarge(byteCount: Int, limit: Int)
    case ratioTooHigh(compressed: Int, Int, limit: Int)

    // Entries.
    case encrypted
    case symbolicLink
    case unsupportedMethod(UInt16)
    case zip64FieldMissing
    case impossibleSize(compressed: Int, Int)
    case storedSizesDiffer(compressed: Int, Int)
    case directoryWithContents(byteCount: Int)
    case localHeaderMissing(offset: Int)
    case namesDiffer(local: String)
    case methodsDiffer(local: UInt16, central: UInt16)
    case checksumsDiffer(local: UInt32, central: UInt32)
    case compressedSizesDiffer(local: Int, central: Int)
    case sizesDiffer(local: Int, central: Int)
    case descriptorDisagrees
    case dataCutOff
    case overlaps(with: String)
    case inflation(Inflater.Failure, byteCount: Int)
    case checksumWrong(stored: UInt32, actual: UInt32)

    // Output.
    /// The sink threw: see ``ZipError/underlying``.
    case outputFailed
  }
}
