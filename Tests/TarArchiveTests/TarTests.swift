import TarArchive
import Testing

@Suite struct TarTests {
  private func reader(_ bytes: [UInt8], limit: Int = 1 << 20) -> TarReader {
    var offset = 0
    return TarReader(limit: limit) { count throws(TarError) -> [UInt8] in
      let end = min(offset + count, bytes.count)
      defer { offset = end }
      return Array(bytes[offset..<end])
    }
  }

  private func archive(_ members: [(path: String, content: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for member in members {
      let content = Array(member.content.utf8)
      let header = TarHeader(
        path: Array(member.path.utf8), byteCount: content.count, modified: 1_700_000_000)
      bytes += header.encoded() + content
      bytes += [UInt8](repeating: 0, count: TarHeader.padded(content.count) - content.count)
    }
    return bytes + TarHeader.end
  }

  @Test func `members come back with names, times and contents`() throws {
    let long = String(repeating: "folder/", count: 40) + "story.txt"
    let members = [("a.txt", "one"), (long, String(repeating: "x", count: 1025)), ("é.txt", "")]
    var reader = reader(archive(members.map { (path: $0.0, content: $0.1) }))
    for (path, content) in members {
      let member = try #require(try reader.next())
      #expect(String(decoding: member.header.path, as: UTF8.self) == path)
      #expect(member.header.modified == 1_700_000_000)
      #expect(member.header.kind == .file)
      #expect(member.content == Array(content.utf8))
    }
    #expect(try reader.next() == nil)
  }

  @Test func `a name in GNU's long form is understood`() throws {
    let name = Array((String(repeating: "n", count: 150) + ".txt").utf8)
    var long = TarHeader(path: Array("././@LongLink".utf8), byteCount: name.count + 1)
    long.kind = .other(TarBlock.longName)
    var bytes = long.encoded() + name
    bytes += [UInt8](repeating: 0, count: TarHeader.padded(name.count + 1) - name.count)
    bytes += archive([(path: "short.txt", content: "words")])
    var reader = reader(bytes)
    let member = try #require(try reader.next())
    #expect(member.header.path == name)
    #expect(member.content == Array("words".utf8))
  }

  @Test func `a member past the limit is skipped and the next one read`() throws {
    var reader = reader(
      archive([
        (path: "big.txt", content: String(repeating: "x", count: 5000)),
        (path: "small.txt", content: "y"),
      ]), limit: 1000)
    #expect(try reader.next()?.content == nil)
    #expect(try reader.next()?.content == [UInt8(ascii: "y")])
  }

  @Test func `a sparse or huge size takes the binary form`() throws {
    let header = TarHeader(path: Array("huge".utf8), byteCount: 1 << 40)
    let block = try #require(try TarBlock(header.encoded()))
    #expect(block.header.byteCount == 1 << 40)
  }

  @Test(arguments: [
    ("story text that is no archive", "the archive ends inside of a header"),
    (
      String(repeating: "no archive at all, just words. ", count: 40),
      "this is not a tar archive, or is damaged: a header holds no checksum"
    ),
  ])
  func `what is no archive is refused`(text: String, message: String) {
    var reader = reader(Array(text.utf8))
    let error = #expect(throws: TarError.self) { _ = try reader.next() }
    #expect(error?.message == message)
  }

  @Test func `an archive that ends in a member is refused`() {
    let bytes = archive([(path: "a.txt", content: String(repeating: "x", count: 3000))])
    var reader = reader(Array(bytes.prefix(1500)))
    let error = #expect(throws: TarError.self) { _ = try reader.next() }
    #expect(error?.message == "the archive ends inside of a member")
  }

  @Test func `random bytes never crash the reader`() {
    var state: UInt64 = 7
    for _ in 0..<500 {
      let bytes = (0..<1024).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      var reader = reader(bytes)
      #expect(throws: TarError.self) { _ = try reader.next() }
    }
  }
}
