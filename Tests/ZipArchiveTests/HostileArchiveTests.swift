import SampleBooks
import Testing
import ZipArchive

/// An archive that lies, and what is said when it is opened and every entry of it is read.
struct HostileArchive: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let message: String

  init(_ name: String, _ bytes: [UInt8], _ message: String) {
    testDescription = name
    self.bytes = bytes
    self.message = message
  }

  /// An honest archive of three entries after `change`.
  init(_ name: String, _ message: String, change: (inout RawArchive) -> Void) {
    var archive = Self.honest
    change(&archive)
    self.init(name, archive.bytes, message)
  }

  static let prose = SampleBytes.prose(byteCount: 3_000)
  static let honest = RawArchive(
    RawEntry("mimetype", storing: Array("application/epub+zip".utf8)),
    RawEntry("text/1.xhtml", deflating: prose),
    RawEntry("cover.jpg", storing: SampleBytes.noise(byteCount: 200)))
}

/// The first refusal of an archive when all of it is read, or nil.
func refusal(of bytes: [UInt8], limits: ZipLimits = ZipLimits()) -> String? {
  do throws(ZipError) {
    let reader = try ZipReader(bytes, limits: limits)
    var inflater = Inflater()
    for entry in reader.entries {
      _ = try reader.contents(of: entry, using: &inflater)
    }
    return nil
  } catch {
    return "\(error)"
  }
}

@Suite struct HostileArchiveTests {
  @Test(arguments: HostileArchive.containers)
  func `a container that is none or does not hold together is refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test(arguments: HostileArchive.zip64Lies)
  func `Zip64 records that lie are refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test(arguments: HostileArchive.headerLies)
  func `headers that contradict each other are refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test(arguments: HostileArchive.dataLies)
  func `data that is not what the headers say is refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test(arguments: HostileArchive.names)
  func `names that would leave the archive or deceive are refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test(arguments: HostileArchive.bombs)
  func `archives that ask for too much are refused`(_ archive: HostileArchive) {
    #expect(refusal(of: archive.bytes) == archive.message)
  }

  @Test func `an archive cut off anywhere is refused`() {
    let bytes = HostileArchive.honest.bytes
    for count in 0..<bytes.count {
      let message = refusal(of: Array(bytes[..<count]))
      switch count {
      case 0: #expect(message == "the file is empty")
      case 1..<4: #expect(message == "not a ZIP archive")
      default: #expect(message == "the archive is cut off", "\(count) bytes")
      }
    }
  }

  @Test func `a changed bit is refused or changes nothing that is read`() throws {
    let original = HostileArchive.honest.bytes
    let honest = try ZipReader(original)
    let contents = try honest.entries.map { try honest.contents(of: $0) }
    var accepted = 0
    for index in original.indices {
      for bit in 0..<8 {
        var bytes = original
        bytes[index] ^= 1 << bit
        guard refusal(of: bytes) == nil else { continue }
        accepted += 1
        let reader = try ZipReader(bytes)
        #expect(reader.entries.map(\.path) == honest.entries.map(\.path), "byte \(index)")
        #expect(try reader.entries.map { try reader.contents(of: $0) } == contents)
      }
    }
    // Versions, times, attributes and unused flags: no more than 40 bytes an entry.
    #expect(accepted < 3 * 40 * 8)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `random damage never does more than refuse`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var archive = HostileArchive.honest
    if seed % 2 == 0 { archive.zip64 = RawZip64End() }
    var bytes = archive.bytes
    for _ in 0...Int.random(in: 0...8, using: &generator) {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      switch UInt8.random(in: 0...4, using: &generator) {
      case 0: bytes[index] = .max
      case 1: bytes[index] = .random(in: 0...255, using: &generator)
      case 2: bytes.insert(contentsOf: archive.entries[0].localBytes, at: index)
      case 3: bytes.removeSubrange(index..<min(index + 9, bytes.count))
      default:
        let end = min(index + 8, bytes.count)
        bytes.replaceSubrange(index..<end, with: Array(repeating: 0xFF, count: end - index))
      }
    }
    let known = try HostileArchive.honest.entries.map { entry in
      let reader = try ZipReader(RawArchive(entry).bytes)
      return try reader.contents(of: reader.entries[0])
    }
    // Whatever still opens gives what was put in: every byte is under a CRC.
    if let reader = try? ZipReader(bytes) {
      for entry in reader.entries {
        guard let contents = try? reader.contents(of: entry) else { continue }
        #expect(known.contains(contents))
      }
    }
  }
}
