/// The bytes of one input and what to call it in messages.
public struct Source: Sendable {
  /// The path as the user gave it, or `<stdin>`.
  public var name: String
  /// The input, as it stands.
  public var bytes: [UInt8]

  /// Makes a source.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The last component of the name without its extension: `salt` of `stories/salt.txt`.
  public var baseName: String {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }
}
