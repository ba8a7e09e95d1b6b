import FoundationEssentials

/// Examples that others wrote, which the project does not hold: the folder that `QUIRE_DATA`
/// names, and below it `conformance`.
enum SharedData {
  static let folder = ProcessInfo.processInfo.environment["QUIRE_DATA"]

  static var isThere: Bool { folder != nil }

  static func file(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: (folder ?? "") + "/conformance/" + name))
  }
}
