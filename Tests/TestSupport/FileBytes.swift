#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Files, as bytes.
package enum FileBytes {
  /// The bytes of the file at `path`, or nil where it cannot be read.
  package static func read(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// Writes a file and the folders it stands in.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The paths of all files below `folder` whose names end in `ending`, relative to it and sorted.
  package static func paths(in folder: String, ending: String = "") -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { path in
      var isFolder = false
      let exists = FileManager.default.fileExists(
        atPath: folder + "/" + path, isDirectory: &isFolder)
      return exists && !isFolder && path.hasSuffix(ending)
    }.sorted()
  }
}

/// The environment variables that steer tests.
package enum TestEnvironment {
  package static func value(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}

/// A folder of a test's own, removed with all it holds when the last copy of the value is gone.
package final class TemporaryFolder: Sendable {
  /// The folder, without a slash at the end.
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("quire-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
