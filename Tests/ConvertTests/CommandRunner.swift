import Foundation

/// Runs the built command in a folder of its own, as a person would.
final class CommandRunner {
  let folder: URL

  /// What came of one call.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("quire-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The command stands beside the test bundle, wherever that was built.
  static let command: URL? = {
    let bundles =
      CommandLine.arguments.filter { $0.contains(".xctest") } + [Bundle.main.bundlePath]
      + Bundle.allBundles.map(\.bundlePath)
    for bundle in bundles {
      var folder = URL(fileURLWithPath: bundle)
      while folder.pathComponents.count > 1 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("convert")
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
          !isDirectory.boolValue
        {
          return candidate
        }
      }
    }
    return nil
  }()

  /// Calls the command with `words` in the folder, with no environment but what is given.
  func convert(
    _ words: String..., input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try convert(words, input: input, environment: environment)
  }

  /// - Parameter fileLimit: how long a file may become, in units of 512 bytes: beyond it the system
  ///   writes no more, as on a full disk.
  func convert(
    _ words: [String], input: [UInt8] = [], environment: [String: String] = [:],
    fileLimit: Int? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = try requireCommand()
    process.arguments = words
    if let fileLimit {
      let script = "ulimit -f \(fileLimit); exec \"$0\" \"$@\""
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = try ["-c", script, requireCommand().path] + words
    }
    process.currentDirectoryURL = folder
    process.environment = environment
    let files = try ["in", "out", "err"].map { name in
      let url = folder.appendingPathComponent(".\(name)-\(UUID().uuidString)")
      try Data(name == "in" ? input : []).write(to: url)
      return url
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  private func requireCommand() throws -> URL {
    guard let command = Self.command else { throw CocoaError(.fileNoSuchFile) }
    return command
  }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// The names of the files in the folder and below, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { name in
        var isDirectory: ObjCBool = false
        let path = folder.appendingPathComponent(name).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
          && !isDirectory.boolValue
      }
      .sorted()
  }
}
