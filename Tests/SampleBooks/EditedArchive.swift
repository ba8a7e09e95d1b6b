internal import ZipArchive

/// `archive` with the text of each file as `change` makes it.
package func edited(
  _ archive: [UInt8], _ change: (_ path: String, _ text: String) -> String
) throws -> [UInt8] {
  let reader = try ZipReader(archive)
  let entries = try reader.entries.map { entry in
    let contents = try reader.contents(of: entry)
    guard let text = String(validating: contents, as: UTF8.self) else {
      return RawEntry(entry.path, storing: contents)
    }
    let changed = Array(change(entry.path, text).utf8)
    return entry.method == .stored
      ? RawEntry(entry.path, storing: changed) : RawEntry(entry.path, deflating: changed)
  }
  return RawArchive(entries: entries).bytes
}
