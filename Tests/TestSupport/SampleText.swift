/// What random stories are made of.
enum SampleText {
  /// Ordinary words, of several scripts.
  static let words = split(
    """
    the|a|lantern|of|harbour|and|salt|Mara|keeper|was|tide|I|never|knew|Tom|said|quietly|don't|\
    well-worn|wind|“No,”|‘Yes’|he’d|dark—then|end.|why?|stop!|and,|wait…|Ash;|naïve|cafe\u{301}|\
    Ærø|straße|Ελένη|море|дом|שלום|עולם|مرحبا|لیلا|第三章|雨夜|「你好」|彼女は|笑った。|안녕|สวัสดี|\
    हिन्दी|👩‍👩‍👧|🏳️‍🌈|😀|①|½|x²
    """)

  /// Texts that some format could take for its own markup, or for structure.
  static let traps = split(
    """
    *|**|***|_|__|*word*|_word_|**bold**|snake_case_name|2*3*4|~~gone~~|~|`|``|`tick`|# heading|#|\
    ## two|#tag|1.|1. item|12)|- item|+ item|* item|-|+|--|---|***|* * *|===|=|:::|::: note|\
    > quote|>|>>|&|&amp;|&lt;b&gt;|&copy|&#42;|&nbsp;|<|>|<b>|</p>|<!-- no -->|<br/>|<?php|<![CDATA[|\
    ]]>|<http://a.example>|http://a.example/b_c?d=1&e=2|www.example.org|me@example.org|[x]|[ ] todo|\
    [a](b)|![i](j)|[^1]|[^1]: note|[1]|[1] text|[b]bold[/b]|[quote=Tom]|[url]|[/i]|!|\\|\\*|\\\\|\
    a\\|pipe|\\||:---:|"quoted"|'single'|$x$|{.class}|{#id}|<\u{338}|>\u{338}|&\u{338}|\
    "\u{301}|*\u{301}|[\u{20DD}|\u{301}start|Chapter One:|Chapter 4|IV.|PART TWO|The End|Title: x|\
    Summary:|A/N: hi|by Mara|Prologue|CONTENTS|...|?!|1984|%20|%|a/b|/and/|C:\\dir|=20|+1|\
    \u{A0}|a\u{A0}b|\u{A0}\u{A0}|\u{2009}|\u{3000}　|\u{200B}|\u{200D}|\u{FEFF}|\u{AD}|\u{2028}|\
    \u{85}|\u{202E}rtl\u{202C}|\u{E000}|\u{FFFD}|\u{1FFFE}|\u{10FFFF}|~oOo~|xxx|⁂|◆|-x-|\
    ﬁ|İstanbul|\u{1F1E9}\u{1F1EA}|'''|```|~~~|    code|$|^|^2^|a^b|H~2~O|//|;|:|-:|@|@@
    """)

  /// What normalisation has to remove or to change.
  static let dirt = [
    " ", "  ", "\t", "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\0", "\u{1}", "\u{1B}[0m", "\u{7F}",
    "\u{FFFE}", "\u{FFFF}", "a\0b", " \u{0} ", "\n\n", " \u{301}",
  ]

  static let codeTraps = [
    "let x = 1", "  two  spaces  ", "`", "``", "a ` b", "```", "~~~", " ", "   ", "`` ` ``", "<b>",
    "&amp;", "*x*", "\\", "|", "]]>", "a\tb", "\u{A0}", "  ```  ", "[x](y)", "",
  ]

  static let sceneMarks = [
    "", "", "***", "* * *", "~oOo~", "-x-", "⁂", "#", "◆◇◆", "---", "* * * * *", "<>", "&", "_",
    "…", "o O o", "[b]", "=-=-=",
  ]

  static let sectionNumbers = [
    "Chapter One:", "Chapter 4", "IV.", "第三章", "12", "Part the Second", "-3-", "[7]", "CHAPTER X",
    "Prologue:", "1.", "#5", "*6*", "<8>", "Book & Candle 2", "٣", "第十二回", "—",
  ]

  static let numberValues: [Int?] = [nil, 0, 1, 2, 4, 12, -3, 1984, .max]

  static let languages = ["en", "de", "ja", "zh-Hant", "ar", "he", "sr-Latn", "pt-BR", "x-elvish"]

  static let destinations = [
    "https://example.org/a?b=1&c=2#d", "http://example.org/(x)", "mailto:mara@example.org", "", "#",
    "#nowhere", "a b.html", "https://example.org/é", "<x>", "javascript:alert(1)", "x\\y", "a\"b'c",
    "tel:+1", "../up.html", "https://example.org/%20%zz", "ftp://a.example/)(", "www.example.org",
    "https://example.org/_a_*b*",
  ]

  static let dates = ["2024-03-01", "2024", "1999-12", "2024-03-01T12:30:00Z", "2024-02-29"]

  private static func split(_ text: String) -> [String] {
    // By bytes: a mark may begin with a combining character, which would hide the bar before it.
    var pieces: [String] = []
    var piece: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "|"), !isEscaped {
        pieces.append(String(decoding: piece, as: UTF8.self))
        piece = []
      } else {
        if byte == UInt8(ascii: "|") { piece.removeLast() }
        piece.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    pieces.append(String(decoding: piece, as: UTF8.self))
    return pieces
  }
}
