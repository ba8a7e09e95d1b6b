/// The header of one member of a tar archive, as POSIX.1-2017 `pax` has it ("ustar Interchange
/// Format"), with the extensions of GNU tar that real archives hold.
package struct TarHeader: Equatable, Sendable {
  /// The path of the member, in the bytes that the archive holds.
  package var path: [UInt8]
  /// The bytes of content that follow the header, without padding.
  package var byteCount: Int
  /// Seconds since 1970.
  package var modified: Int64
  package var kind: Kind

  /// What a member is.
  package enum Kind: Equatable, Sendable {
    case file
    case directory
    /// A link, a device, ...: the type flag.
    case other(UInt8)
  }

  package init(path: [UInt8], byteCount: Int, modified: Int64 = 0, kind: Kind = .file) {
    self.path = path
    self.byteCount = byteCount
    self.modified = modified
    self.kind = kind
  }

  /// Headers and contents are padded to this many bytes.
  package static let blockSize = 512

  /// `byteCount` rounded up to whole blocks.
  package static func padded(_ byteCount: Int) -> Int {
    (byteCount + blockSize - 1) / blockSize * blockSize
  }
}

/// Why a stream is no tar archive that can be read on.
package struct TarError: Error, Equatable, Sendable {
  /// A sentence, lower case, without a full stop.
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
}
