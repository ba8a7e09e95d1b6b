/// The elements that HTML and its tree building know by name, SVG's and MathML's roots among them.
package enum HTMLTag: String, CaseIterable, Hashable, Sendable {
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed
  case fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins
  case kbd, keygen
  case label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, menuitem, meta, meter
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress
  case q
  case rb, rbc, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, slot, small, source, span, strike, strong, style
  case sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul
  case `var`, video
  case wbr
  case xmp
  /// Any other name.
  case unknown = ""

  /// The element with this name, ASCII letters in any case.
  /// - Complexity: O(n) in bytes of the name.
  @inline(__always)
  init(_ name: UnsafeBufferPointer<UInt8>) { self = HTMLTagTable.shared.tag(name) }
}

/// Names by hash.
struct HTMLTagTable: Sendable {
  private struct Slot: Sendable {
    var key: UInt64 = 0
    var tag = HTMLTag.unknown
  }

  static let shared = HTMLTagTable()

  private static let bits: UInt64 = 9
  private static let longestName = 10
  private let slots: [Slot]

  private init() {
    var slots = [Slot](repeating: Slot(), count: 1 << Self.bits)
    for tag in HTMLTag.allCases where tag != .unknown {
      let key = Array(tag.rawValue.utf8).withUnsafeBufferPointer { Self.key($0) }
      var index = Self.index(key)
      while slots[index].key != 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = Slot(key: key, tag: tag)
    }
    self.slots = slots
  }

  @inline(__always)
  func tag(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    guard !name.isEmpty, name.count <= Self.longestName else { return .unknown }
    let key = Self.key(name)
    var index = Self.index(key)
    while slots[index].key != 0 {
      if slots[index].key == key { return slots[index].tag }
      index = (index &+ 1) & (slots.count &- 1)
    }
    return .unknown
  }

  /// A name of up to ten letters and digits, six bits each: no two names share a key.
  @inline(__always)
  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for byte in name {
      let code: UInt8
      switch byte | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z") where byte >= 0x40: code = byte & 0x1F
      case UInt8(ascii: "0")...UInt8(ascii: "9") where byte >= 0x30: code = byte &- 0x30 &+ 32
      default: return .max
      }
      key = key &<< 6 | UInt64(code)
    }
    return key
  }

  @inline(__always)
  private static func index(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }
}
