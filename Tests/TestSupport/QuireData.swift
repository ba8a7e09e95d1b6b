/// Test data of other projects, which stands outside of this one: the folder that the environment
/// variable `QUIRE_DATA` names.
///
///     @Test(.enabled(if: QuireData.isAvailable("corpus/plaintext"), "needs QUIRE_DATA"))
package enum QuireData {
  /// The folder, or nil where there is none.
  package static var folder: String? {
    TestEnvironment.value("QUIRE_DATA").flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the folder is there and holds any file below `path`, or the file itself.
  package static func isAvailable(_ path: String) -> Bool {
    bytes(path) != nil || !files(in: path).isEmpty
  }

  /// The bytes of a file, by its path in the folder.
  package static func bytes(_ path: String) -> [UInt8]? {
    folder.flatMap { FileBytes.read($0 + "/" + path) }
  }

  /// The paths of all files below `path`, each as ``bytes(_:)`` takes it, sorted.
  package static func files(in path: String, ending: String = "") -> [String] {
    guard let folder else { return [] }
    return FileBytes.paths(in: folder + "/" + path, ending: ending).map { path + "/" + $0 }
  }
}
