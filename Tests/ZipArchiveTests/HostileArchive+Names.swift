import SampleBooks
import ZipArchive

extension HostileArchive {
  static let names: [HostileArchive] = [
    name("../x", "entry '../x': the name leaves the archive by '..'"),
    name("a/../../x", "entry 'a/../../x': the name leaves the archive by '..'"),
    name("a/..", "entry 'a/..': the name leaves the archive by '..'"),
    name(".//../x", "entry './/../x': the name leaves the archive by '..'"),
    name("..\\x", "entry '..\\x': the name leaves the archive by '..'"),
    name("/x", "entry '/x': the name is an absolute path"),
    name("/", "entry '/': the name is an absolute path"),
    name("\\x", "entry '\\x': the name is an absolute path"),
    name("\\\\host\\x", "entry '\\\\host\\x': the name is an absolute path"),
    name("C:\\x", "entry 'C:\\x': the name is an absolute path"),
    name("c:x", "entry 'c:x': the name is an absolute path"),
    name("./c:/x", "entry './c:/x': the name is an absolute path"),
    name("", "entry '': the name is empty"),
    name(".", "entry '.': the name is empty"),
    name("a\u{0}.xhtml", "entry 'a\\u{0}.xhtml': the name has a control character"),
    name("a\u{1B}[31m", "entry 'a\\u{1b}[31m': the name has a control character"),
    name("a\\\u{7F}", "entry 'a\\\\u{7f}': the name has a control character"),
    HostileArchive("Latin-1", "entry 'caf\\xe9': the name is not UTF-8") {
      $0.entries[1].both { $0.name = Array("caf".utf8) + [0xE9] }
    },
    HostileArchive("overlong UTF-8", "entry '\\xc0\\xae./x': the name is not UTF-8") {
      $0.entries[1].both { $0.name = [0xC0, 0xAE] + Array("./x".utf8) }
    },
    HostileArchive("the same name twice", "entry 'cover.jpg': the name is there twice") {
      $0.entries.append($0.entries[2])
    },
    HostileArchive("the same name after reading", "entry 'text\\1.xhtml': the name is there twice")
    {
      $0.entries[2].both { $0.name = Array("text\\1.xhtml".utf8) }
    },
    HostileArchive(
      "a Unicode path that differs",
      "entry 'cover.jpg': the Unicode path field gives another name than the header"
    ) { $0.entries[2].central.extra = unicodePath("cover.exe", for: "cover.jpg") },
    HostileArchive(
      "a Unicode path that differs in the local header",
      "entry 'cover.jpg': the Unicode path field gives another name than the header"
    ) { $0.entries[2].local.extra = unicodePath("cover.exe", for: "cover.jpg") },
    HostileArchive(
      "a Unicode path that is cut off",
      "entry 'cover.jpg': the Unicode path field gives another name than the header"
    ) { $0.entries[2].central.extra = extraField(0x7075, [1, 0]) },
  ]

  static func unicodePath(_ path: String, for name: String) -> [UInt8] {
    extraField(0x7075, [1] + little(crc32(Array(name.utf8).span)) + Array(path.utf8))
  }

  private static func name(_ name: String, _ message: String) -> HostileArchive {
    HostileArchive("'\(name.debugDescription)'", message) {
      $0.entries[1].both { $0.name = Array(name.utf8) }
    }
  }
}
