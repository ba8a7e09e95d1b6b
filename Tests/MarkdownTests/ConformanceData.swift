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

  /// A hostile input: parts and how often each is repeated, or, without parts, one that is only
  /// described in words.
  struct Pathological: Decodable, Sendable {
    struct Part: Decodable, Sendable {
      var text: String
      var count: Int

      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        text = try container.decode(String.self)
        count = try container.decode(Int.self)
      }
    }

    private enum CodingKeys: CodingKey {
      case name, parts
    }

    var name: String
    var parts: [Part]?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      parts = try? container.decode([Part].self, forKey: .parts)
    }
  }

  static let folder = ProcessInfo.processInfo.environment["QUIRE_DATA"].map { $0 + "/conformance/" }

  static var isAvailable: Bool { folder != nil }

  static var isFullSizeAskedFor: Bool {
    ProcessInfo.processInfo.environment["QUIRE_PATHOLOGICAL"] == "full"
  }

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: (folder ?? "") + name))
  }

  static func examples() throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: data("commonmark-spec.json"))
  }

  static func hazards() throws -> [Hazard] {
    try JSONDecoder().decode([Hazard].self, from: data("writer-hazards.json"))
  }

  static func pathological() throws -> [Pathological] {
    try JSONDecoder().decode([Pathological].self, from: data("pathological.json"))
  }
}
