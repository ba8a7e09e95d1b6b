import Quire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The stories in a folder and the folders below it.
struct InputTree {
  /// The extensions of files to take.
  private let extensions: Set<String>

  /// Takes the files of `format`, or of every format that can be read.
  init(format: StoryFormat?) {
    extensions = Set((format.map { [$0] } ?? Registry.inputFormats).flatMap(\.extensions))
  }

  /// The paths below `folder`, relative to it and sorted, so that the order never depends on the
  /// disk. Hidden files are left out, and links to folders are not followed.
  func files(in folder: String) throws(FileError) -> [String] {
    var result: [String] = []
    var folders = [""]
    while let relative = folders.popLast() {
      let path = relative.isEmpty ? folder : "\(folder)/\(relative)"
      for name in try Self.names(in: path) where !name.hasPrefix(".") {
        let child = relative.isEmpty ? name : "\(relative)/\(name)"
        switch Self.kind(of: "\(folder)/\(child)") {
        case .folder: folders.append(child)
        case .file where takes(name): result.append(child)
        case .file, .other: break
        }
      }
    }
    return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func takes(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return extensions.contains(name[name.index(after: dot)...].lowercased())
  }

  private enum Kind {
    case file
    case folder
    case other
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    guard stat(path, &status) == 0 else { return .other }
    return status.st_mode & S_IFMT == S_IFREG ? .file : .other
  }

  private static func names(in folder: String) throws(FileError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .system("cannot read the folder '\(folder)'")
    }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee))
        {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { result.append(name) }
    }
    return result
  }
}
