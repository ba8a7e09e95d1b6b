/// The encodings that documents are read in; raw values are the names of the Encoding standard.
package enum MarkupEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case windows874 = "windows-874"
  case iso8859p2 = "iso-8859-2"
  case iso8859p3 = "iso-8859-3"
  case iso8859p4 = "iso-8859-4"
  case iso8859p5 = "iso-8859-5"
  case iso8859p6 = "iso-8859-6"
  case iso8859p7 = "iso-8859-7"
  case iso8859p8 = "iso-8859-8"
  case iso8859p10 = "iso-8859-10"
  case iso8859p13 = "iso-8859-13"
  case iso8859p14 = "iso-8859-14"
  case iso8859p15 = "iso-8859-15"
  case iso8859p16 = "iso-8859-16"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case macintosh
  case macCyrillic = "x-mac-cyrillic"
  case ibm866

  package var name: String { rawValue }

  /// The encoding that a document's label means, by the Encoding standard's list (4.2).
  package init?(label: String) {
    let label = label.lowercased()
    if let encoding = Self.allCases.first(where: { $0.rawValue.lowercased() == label }) {
      self = encoding
      return
    }
    // The standard's other spellings of a family: "cp1251", "x-cp1251", "iso8859-2", "iso_8859-2".
    for (prefix, name) in [
      ("x-cp", "windows-"), ("cp", "windows-"), ("iso8859-", "iso-8859-"),
      ("iso_8859-", "iso-8859-"), ("iso8859", "iso-8859-"), ("iso-8859", "iso-8859-"),
    ] where label.hasPrefix(prefix) {
      if let encoding = Self(rawValue: name + label.dropFirst(prefix.count)) {
        self = encoding
        return
      }
    }
    switch label {
    case "utf8", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
    case "utf-16", "utf16", "ucs-2", "unicode", "iso-10646-ucs-2": self = .utf16LittleEndian
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1", "ascii",
      "us-ascii", "ansi_x3.4-1968", "cp819", "ibm819", "iso_8859-1:1987":
      self = .windows1252
    case "iso-8859-9", "iso8859-9", "iso_8859-9", "latin5", "l5": self = .windows1254
    case "iso-8859-11", "iso8859-11", "tis-620", "dos-874": self = .windows874
    case "latin2", "l2": self = .iso8859p2
    case "latin3", "l3": self = .iso8859p3
    case "latin4", "l4": self = .iso8859p4
    case "cyrillic": self = .iso8859p5
    case "arabic": self = .iso8859p6
    case "greek", "greek8": self = .iso8859p7
    case "hebrew", "visual", "iso-8859-8-i": self = .iso8859p8
    case "latin6", "l6": self = .iso8859p10
    case "latin9", "latin-9", "l9": self = .iso8859p15
    case "koi", "koi8", "koi8_r": self = .koi8R
    case "koi8-ru": self = .koi8U
    case "mac", "x-mac-roman": self = .macintosh
    case "x-mac-ukrainian": self = .macCyrillic
    case "866", "cp866": self = .ibm866
    default: return nil
    }
  }

  /// The scalars of the bytes from 0x80 on, or `nil` if a character may take more than one byte.
  var upperHalf: [UInt32]? {
    let words = singleByteEncodingTable.bytes.split { $0 == UInt8(ascii: " ") || $0 == 0x0A }
    let name = Array(rawValue.utf8)
    guard let start = words.firstIndex(where: { $0.elementsEqual(name) }) else { return nil }
    let scalars = words[(start + 1)...].prefix(128).map { word in
      word.reduce(UInt32(0)) { $0 &* 16 &+ UInt32($1 > 0x39 ? $1 &- 0x37 : $1 &- 0x30) }
    }
    return scalars.count == 128 ? scalars : nil
  }
}
