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

    // Output.
    /// The sink threw: see ``ZipError/underlying``.
    case outputFailed

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
      case .outputFailed: "the archive could not be written"
      }
    }
  }
}
