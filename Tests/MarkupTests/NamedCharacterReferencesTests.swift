import Testing

@testable import Markup

@Suite struct NamedCharacterReferencesTests {
  private func match(_ string: String) -> NamedCharacterReferences.Match? {
    Array(string.utf8).withUnsafeBufferPointer { NamedCharacterReferences.shared.longestMatch($0) }
  }

  @Test func `all names are there`() {
    #expect(NamedCharacterReferences.shared.count == 2231)
  }

  @Test func `the longest name wins`() throws {
    let short = try #require(match("notit;"))
    #expect((short.length, short.endsWithSemicolon, short.first) == (3, false, 0xAC))
    let long = try #require(match("notin;"))
    #expect((long.length, long.endsWithSemicolon, long.first) == (6, true, 0x2209))
  }

  @Test func `a name may stand for two scalars`() throws {
    let tilde = try #require(match("NotEqualTilde;"))
    #expect((tilde.first, tilde.second) == (0x2242, 0x338))
  }

  @Test(arguments: ["", "xyz;", "Not", "=", ";", "é", "zwn"])
  func `other text matches nothing`(_ string: String) {
    #expect(match(string) == nil)
  }
}
