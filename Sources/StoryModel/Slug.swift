/// Names that are safe as XML ids and as file names.
package enum Slug {
  /// `text` as lower-case ASCII letters, digits and single hyphens, starting with a letter, at most
  /// 48 bytes. Latin letters stand without their accents, however those are encoded; what is in no
  /// Latin letters is left out. Empty where nothing else is there.
  package static func identifier(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard bytes.count < 48 else { break }
      guard let byte = UInt8(exactly: scalar.value), byte < 0x80 else {
        let letters = LatinLetters.ascii(scalar)
        if bytes.count + letters.utf8.count <= 48 { bytes += letters.utf8 }
        continue
      }
      if let letterOrDigit = lowercased(byte) {
        if bytes.isEmpty, letterOrDigit < 0x3A { bytes += "s-".utf8 }
        bytes.append(letterOrDigit)
      } else if byte != UInt8(ascii: "'"), let last = bytes.last, last != UInt8(ascii: "-") {
        bytes.append(UInt8(ascii: "-"))
      }
    }
    if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `name` as a file name of lower-case ASCII letters, digits, hyphens and one dot before the
  /// extension that belongs to `mediaType`. A name that is one already may hold up to 80 bytes
  /// before the extension, another is cut at 64.
  static func fileName(_ name: String, mediaType: String) -> String {
    if isFileName(name, mediaType: mediaType) { return name }
    let name = name.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    var stem = name[...]
    var ownExtension: [UInt8] = []
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
      stem = name[..<dot]
      ownExtension = name[(dot + 1)...].compactMap(lowercased).prefix(8).map { $0 }
    }
    var slug: [UInt8] = []
    for byte in stem where slug.count < 64 {
      if let letterOrDigit = lowercased(byte) {
        slug.append(letterOrDigit)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    let stemText = slug.isEmpty ? "image" : String(decoding: slug, as: UTF8.self)
    let known = fileExtension(ofMediaType: mediaType)
    let ending = known.isEmpty ? String(decoding: ownExtension, as: UTF8.self) : known
    return ending.isEmpty ? stemText : stemText + "." + ending
  }

  private static func isFileName(_ name: String, mediaType: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 80,
      parts[0].first != UInt8(ascii: "-"),
      parts[0].allSatisfy({ $0 == UInt8(ascii: "-") || lowercased($0) == $0 }),
      !parts[1].isEmpty, parts[1].count <= 8, parts[1].allSatisfy({ lowercased($0) == $0 })
    else { return false }
    let known = fileExtension(ofMediaType: mediaType)
    return known.isEmpty || parts[1].elementsEqual(known.utf8)
  }

  /// The usual file extension of an image's media type, or an empty string.
  package static func fileExtension(ofMediaType mediaType: String) -> String {
    switch mediaType {
    case "image/jpeg": "jpg"
    case "image/png": "png"
    case "image/gif": "gif"
    case "image/svg+xml": "svg"
    case "image/webp": "webp"
    case "image/avif": "avif"
    default: ""
    }
  }

  /// Whether `id` is one that ``identifier(_:)`` and ``UniqueNames`` make.
  static func isIdentifier(_ id: String) -> Bool {
    guard let first = id.utf8.first, id.utf8.count <= 64 else { return false }
    return first >= UInt8(ascii: "a") && first <= UInt8(ascii: "z")
      && id.utf8.allSatisfy { $0 == UInt8(ascii: "-") || lowercased($0) == $0 }
  }

  /// FNV-1a of the bytes of `text`, 32 bits.
  static func hash(_ text: String) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  /// Eight hexadecimal digits.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  private static func lowercased(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }
}

/// Names of which no two are the same.
struct UniqueNames {
  /// For each name the number to try next behind it.
  private var next: [String: Int] = [:]

  /// Takes `name` if nobody has it yet.
  mutating func take(_ name: String) -> Bool {
    guard next[name] == nil else { return false }
    next[name] = 2
    return true
  }

  /// `name`, with a number behind it where it is taken: `map.png`, `map-2.png`.
  /// - Complexity: O(1) for each name taken so far from the same one.
  mutating func unique(_ name: String) -> String {
    guard var number = next[name] else {
      next[name] = 2
      return name
    }
    var stem = name
    var ending = ""
    if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
      stem = String(name[..<dot])
      ending = String(name[dot...])
    }
    while true {
      let candidate = "\(stem)-\(number)\(ending)"
      number += 1
      if take(candidate) {
        next[name] = number
        return candidate
      }
    }
  }
}
