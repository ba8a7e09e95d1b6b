/// Expected outputs, kept as files in `Tests/Golden`. They are written only where the environment
/// says `UPDATE_GOLDEN=1`; a missing one is a failure.
package enum Golden {
  /// The folder `Tests/Golden`.
  package static var folder: String {
    let parts = #filePath.split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Golden"
  }

  /// Compares `actual` with the file `name`, `text/fox.txt` for example.
  package static func check(name: String, actual: String) throws {
    try check(name: name, actual: Array(actual.utf8))
  }

  /// Compares `actual` with the file `name`.
  package static func check(name: String, actual: [UInt8]) throws {
    let path = folder + "/" + name
    if TestEnvironment.value("UPDATE_GOLDEN") == "1" {
      return try FileBytes.write(actual, to: path)
    }
    guard let expected = FileBytes.read(path) else {
      throw TestFailure("no golden file \(name); run the test with UPDATE_GOLDEN=1, then read it")
    }
    if expected != actual {
      throw TestFailure("not as in golden file \(name):\n" + difference(expected, actual))
    }
  }

  /// The first lines that differ, with two lines before them.
  private static func difference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
    let expected = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let actual = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    let common = zip(expected, actual).prefix { $0 == $1 }.count
    var result = ["line \(common + 1)"]
    func add(_ mark: String, _ lines: some Sequence<ArraySlice<UInt8>>) {
      for line in lines { result.append(mark + String(decoding: line.prefix(400), as: UTF8.self)) }
    }
    add("  ", expected[max(0, common - 2)..<common])
    add("- ", expected[common...].prefix(5))
    add("+ ", actual[common...].prefix(5))
    return result.joined(separator: "\n")
  }
}

/// Why a test fails, for people to read.
package struct TestFailure: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) {
    self.description = description
  }
}
