#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Examples that stand outside of the project: the environment variable `QUIRE_DATA` names the
/// folder that holds `conformance`. Tests that need them are skipped without.
enum ConformanceData {
  struct Example: Decodable, Sendable {
    var markdown: String
    var html: String
    var example: Int
    var section: String
  }

  struct Hazard: Decodable, Sendable {
    var id: String
    /// Neither of them for an empty document.
    var markdown: String?
    var html: String?
  }

  static let folder = ProcessInfo.processInfo.environment["QUIRE_DATA"].map { $0 + "/conformance/" }

  static var isAvailable: Bool { folder != nil }

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: (folder ?? "") + name))
  }

  static func examples() throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: data("commonmark-spec.json"))
  }

  static func hazards() throws -> [Hazard] {
    try JSONDecoder().decode([Hazard].self, from: data("writer-hazards.json"))
  }
}
