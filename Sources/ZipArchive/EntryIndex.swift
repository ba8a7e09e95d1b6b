/// Finds entries by path.
struct EntryIndex: Sendable {
  private(set) var exact: [ExactPath: Int] = [:]
  /// Of several that differ only in case or normal form, the first.
  private(set) var folded: [String: Int] = [:]

  /// - Throws: ``ZipError/Problem/duplicateName`` for a path that is there twice.
  init(
    _ headers: [CentralFileHeader], in archive: Span<UInt8>, _ warnings: inout [ZipWarning]
  ) throws(ZipError) {
    exact.reserveCapacity(headers.count)
    folded.reserveCapacity(headers.count)
    var rewrittenCount = 0
    var firstRewritten: CentralFileHeader?
    for (index, header) in headers.enumerated() {
      if exact.updateValue(index, forKey: ExactPath(header.path)) != nil {
        throw ZipError(.duplicateName, entryNamed: archive.extracting(header.name))
      }
      if header.isRewritten {
        rewrittenCount += 1
        firstRewritten = firstRewritten ?? header
      }
      let key = EntryPath.folded(header.path)
      if let first = folded[key] {
        warnings.append(.twinName(printable(header.path), of: printable(headers[first].path)))
      } else {
        folded[key] = index
      }
    }
    if let firstRewritten {
      let name = printable(archive.extracting(firstRewritten.name))
      warnings.append(
        .namesRewritten(count: rewrittenCount, first: name, as: printable(firstRewritten.path)))
    }
  }
}

/// A path that is equal to none but the same bytes. `String` holds `é` and `e` with an accent for
/// equal; in an archive they are two entries.
struct ExactPath: Hashable, Sendable {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  static func == (one: ExactPath, other: ExactPath) -> Bool {
    // Through pointers: the views of strings are compared several times slower.
    var (one, other) = (one.path, other.path)
    return one.withUTF8 { one in other.withUTF8 { one.elementsEqual($0) } }
  }

  func hash(into hasher: inout Hasher) {
    var path = path
    path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
