/// A code page whose upper 128 codes are a character each.
struct SingleByteCodePage: Sendable {
  /// As a diagnostic names it.
  let name: String
  private let upper: [UInt32]

  private init(_ name: String, _ upper: StaticString) {
    self.name = name
    let text = upper.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    self.upper = text.unicodeScalars.map(\.value)
  }

  /// The text as UTF-8.
  /// - Complexity: O(n) in bytes.
  func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    for byte in bytes { result.appendUTF8(scalar(byte)) }
    return result
  }

  @inline(__always)
  func scalar(_ byte: UInt8) -> UInt32 { byte < 0x80 ? UInt32(byte) : upper[Int(byte) - 0x80] }

  /// The byte for a character above ASCII.
  func byte(_ value: UInt32) -> UInt8? {
    upper.firstIndex(of: value).map { UInt8(0x80 + $0) }
  }

  /// Western Europe. The five codes that it leaves free are the control characters of Latin-1.
  static let windows1252 = SingleByteCodePage(
    "Windows-1252",
    """
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
    """)

  /// Cyrillic.
  static let windows1251 = SingleByteCodePage(
    "Windows-1251",
    """
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\
    \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
    """)

  /// Russian as older systems had it.
  static let koi8R = SingleByteCodePage(
    "KOI8-R",
    """
    ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷\
    ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
    """)
}
