package import StoryModel

/// Real image files of a few dozen bytes each.
package enum SampleImages {
  /// A black dot.
  package static let png = bytes(
    """
    89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da6360\
    6060000000040001c8eaebf90000000049454e44ae426082
    """)

  /// A red field, two dots wide and three high.
  package static let redPNG = bytes(
    """
    89504e470d0a1a0a0000000d4948445200000002000000030802000000368849d6000000104944415478da6338\
    212707440c281400440d0619fc27ceec0000000049454e44ae426082
    """)

  /// A dot.
  package static let gif = bytes(
    """
    47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b
    """)

  /// A grey dot: a baseline image whose tables hold one code each.
  package static let jpeg =
    bytes("ffd8ffdb004300") + [UInt8](repeating: 1, count: 64)
    + bytes("ffc0000b080001000101011100") + bytes("ffc4001400") + oneCode
    + bytes("ffc4001410") + oneCode + bytes("ffda0008010100003f003fffd9")

  /// A dot, drawn.
  package static let svg = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><circle cx="1" cy="1" r="1"/></svg>
    """.utf8)

  /// One item of each kind.
  package static let items = [
    MediaItem(id: "map.png", mediaType: "image/png", bytes: png),
    MediaItem(id: "flag.png", mediaType: "image/png", bytes: redPNG),
    MediaItem(id: "cover.jpg", mediaType: "image/jpeg", bytes: jpeg),
    MediaItem(id: "dot.gif", mediaType: "image/gif", bytes: gif),
    MediaItem(id: "drawing.svg", mediaType: "image/svg+xml", bytes: svg),
  ]

  private static let oneCode: [UInt8] = [1] + [UInt8](repeating: 0, count: 16)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
