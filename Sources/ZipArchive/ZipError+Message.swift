extension ZipError.Problem {
  /// The reason as a clause, lower case, without a full stop.
  package var message: String {
    switch self {
    case .emptyName: "the name is empty"
    case .absoluteName: "the name is an absolute path"
    case .parentPartInName: "the name leaves the archive by '..'"
    case .emptyPartInName: "the name has an empty or '.' part"
    case .backslashInName: "the name has a backslash"
    case .controlCharacterInName: "the name has a control character"
    case .nameTooLong(let byteCount): "the name has \(byteCount) bytes, more than 65535"
    case .duplicateName: "the name is there twice"
    case .twinName(let other): "the name differs from '\(other)' only in case or normal form"
    case .nameNotUTF8: "the name is not UTF-8"
    case .unicodePathDisagrees: "the Unicode path field gives another name than the header"

    case .emptyFile: "the file is empty"
    case .notAnArchive: "not a ZIP archive"
    case .cutOff: "the archive is cut off"
    case .split: "the archive is split over several files"
    case .severalEndRecords: "several end records contradict each other"
    case .directoryMisplaced(let offset, let byteCount):
      "the central directory is not where the end record puts it (offset \(offset), "
        + "\(byteCount) bytes)"
    case .directoryDamaged(let record): "record \(record) of the central directory is damaged"
    case .entryCountDiffers(let claimed, let found):
      "the end record gives \(claimed) entries, the central directory has "
        + (found.map { "\($0)" } ?? "more")
    case .zip64EndRecordMissing(let offset):
      "no Zip64 end record at offset \(offset), where its locator puts it"
    case .zip64EndRecordDamaged: "the Zip64 end record has the wrong length"
    case .zip64EndRecordDisagrees: "the end record and its Zip64 form contradict each other"

    case .tooManyEntries(let count, let limit): "\(count) entries, more than the limit of \(limit)"
    case .archiveTooLarge(let limit): "the entries hold more than the limit of \(limit) bytes"
    case .entryTooLarge(let byteCount, let limit):
      "\(byteCount) bytes, more than the limit of \(limit)"
    case .ratioTooHigh(let compressed, let byteCount, let limit):
      "\(byteCount) bytes from \(compressed) compressed, more than the limit of \(limit) to 1"

    case .encrypted: "the entry is encrypted"
    case .symbolicLink: "the entry is a symbolic link"
    case .unsupportedMethod(let code):
      "compression method \(code)\(Self.methodName(code).map { " (\($0))" } ?? "") is not "
        + "supported, only stored and deflated"
    case .zip64FieldMissing: "a size or offset is left to a Zip64 field that does not hold it"
    case .impossibleSize(let compressed, let byteCount):
      "\(byteCount) bytes cannot come from \(compressed) compressed"
    case .storedSizesDiffer(let compressed, let byteCount):
      "stored, but the sizes differ (compressed \(compressed), uncompressed \(byteCount))"
    case .directoryWithContents(let byteCount): "a directory, but with \(byteCount) bytes in it"
    case .localHeaderMissing(let offset):
      "no local header at offset \(offset), where the central directory puts it"
    case .namesDiffer(let local): "the local header has another name, '\(local)'"
    case .methodsDiffer(let local, let central):
      Self.difference("compression method", "\(local)", "\(central)")
    case .checksumsDiffer(let local, let central):
      Self.difference("CRC-32", hexadecimal(local), hexadecimal(central))
    case .compressedSizesDiffer(let local, let central):
      Self.difference("compressed size", "\(local)", "\(central)")
    case .sizesDiffer(let local, let central): Self.difference("size", "\(local)", "\(central)")
    case .descriptorDisagrees: "the data descriptor does not match the central directory"
    case .dataCutOff: "the data runs into the central directory"
    case .overlaps(let other): "the data overlaps entry '\(other)'"
    case .inflation(let failure, let byteCount): Self.inflationMessage(failure, byteCount)
    case .checksumWrong(let stored, let actual):
      "CRC-32 does not match (stored \(hexadecimal(stored)), data gives \(hexadecimal(actual)))"

    case .outputFailed: "the archive could not be written"
    }
  }

  private static func difference(_ field: String, _ local: String, _ central: String) -> String {
    "the local header has \(field) \(local), the central directory \(central)"
  }

  private static func inflationMessage(_ failure: Inflater.Failure, _ byteCount: Int) -> String {
    switch failure {
    case .damaged: "the deflated data is damaged"
    case .cutOff: "the deflated data is cut off"
    case .tooLong: "the deflated data goes on past the \(byteCount) bytes of the headers"
    case .tooShort(let actual):
      "the deflated data gives \(actual) bytes, not the \(byteCount) of the headers"
    case .trailing(let count): "\(count) bytes follow the end of the deflated data"
    }
  }

  /// APPNOTE 4.4.5.
  private static func methodName(_ code: UInt16) -> String? {
    switch code {
    case 1: "shrunk"
    case 2...5: "reduced"
    case 6: "imploded"
    case 9: "Deflate64"
    case 12: "bzip2"
    case 14: "LZMA"
    case 93, 20: "Zstandard"
    case 95: "XZ"
    case 98: "PPMd"
    case 99: "AES encryption"
    default: nil
    }
  }
}
