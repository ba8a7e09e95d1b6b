import StoryModel
import Testing
import Typography

private func smart(
  _ text: String, _ language: String = "en", _ options: SmartPunctuation = SmartPunctuation()
) -> String {
  MarkedText.text(MarkedText.story(text, language: language).smartened(options))
}

struct SmartenedTests {
  @Test(arguments: [
    (#""Salt," said Mara. "And 'salt' again.""#, "“Salt,” said Mara. “And ‘salt’ again.”"),
    (
      #"The keepers' lamp and the keeper's 'good' knife."#,
      "The keepers’ lamp and the keeper’s ‘good’ knife."
    ),
    ("'Tis rainin' an' 'e's out on th' moor.", "’Tis rainin’ an’ ’e’s out on th’ moor."),
    ("She was goin' to the 'big' house.", "She was goin’ to the ‘big’ house."),
    ("I'd 'a' gone, and he could 'a' come.", "I’d ’a’ gone, and he could ’a’ come."),
    (#""Bring 'em the 'weather glass,' will you?""#, "“Bring ’em the ‘weather glass,’ will you?”"),
    (#""It was cold--" "Cold?""#, "“It was cold—” “Cold?”"),
    (#"a 12" plank, 6'2" tall"#, "a 12″ plank, 6′2″ tall"),
    (#"In "Harbour 7" we slept."#, "In “Harbour 7” we slept."),
    (#"" 'No,' she said," he said. " 'Twas so.""#, "“ ‘No,’ she said,” he said. “ ’Twas so.”"),
    ("the winter of '47", "the winter of ’47"),
    ("``Low water,'' she said.", "“Low water,” she said."),
    ("wait . . . what. . . . Oh", "wait … what…. Oh"),
    ("x <!-- y --> z --> w", "x <!-- y --> z --> w"),
  ]) func `sets English punctuation`(_ straight: String, _ right: String) {
    #expect(smart(straight) == right)
  }

  @Test func `reads over emphasis and links as if they were not there`() {
    #expect(
      smart(#"*"Stop,"* he said. "*Now*." The [*Heron*'s](x) crew, "[so](y)"."#)
        == "*“Stop,”* he said. “*Now*.” The [*Heron*’s](x) crew, “[so](y)”.")
  }

  @Test func `leaves code and addresses alone`() {
    let text = #"`"a--b"` http://a.example/?q="b"--c www.b.example/it's--so."#
    #expect(smart(text) == text)
    #expect(smart(#"("see https://a.example/x--y").""#) == "(“see https://a.example/x--y”).”")
  }

  @Test func `leaves lines of symbols alone`() {
    #expect(smart("---\n* * *\n-- ~ --\n. . .") == "---\n* * *\n-- ~ --\n. . .")
    #expect(smart("...") == "…")
  }

  @Test func `means by two hyphens what it is told`() {
    #expect(smart("a -- b --- c ---- d", "en") == "a — b — c —— d")
    #expect(smart("a -- b --- c", "en", SmartPunctuation(dashes: .en)) == "a – b — c")
    #expect(smart("a -- b --- c", "de") == "a – b — c")
  }

  @Test func `sets only what it is asked to`() {
    let text = #""a" -- b..."#
    #expect(smart(text, "en", SmartPunctuation(setsQuotes: false)) == #""a" — b…"#)
    #expect(smart(text, "en", SmartPunctuation(setsDashes: false)) == "“a” -- b…")
    #expect(smart(text, "en", SmartPunctuation(setsEllipses: false)) == "“a” — b...")
  }

  @Test(arguments: [
    ("en-AU", "'Tell 'em,' he said. ''Tis \"so\".'", "‘Tell ’em,’ he said. ‘’Tis “so”.’"),
    ("en_GB", "'I saw 'orrible things,' she said.", "‘I saw ’orrible things,’ she said."),
    ("de", "\"Ja\", rief er, \"'s ist 'gut'!\"", "„Ja“, rief er, „’s ist ‚gut‘!“"),
    ("de-CH", "\"Ja\"", "«Ja»"),
    (
      "fr", "\"Oui\" ! L'eau : \"ça\" ; \"bon\" ?",
      "«\u{202F}Oui\u{202F}»\u{202F}! L’eau\u{A0}: «\u{202F}ça\u{202F}»\u{202F}; «\u{202F}bon\u{202F}»\u{202F}?"
    ),
    ("fr", "« Oui »", "«\u{202F}Oui\u{202F}»"),
    ("es", "-¿Vienes? -preguntó-. Dijo \"no\".", "—¿Vienes? —preguntó—. Dijo «no»."),
    ("es", "Un texto -5 grados - y \"la 'voz'\".", "Un texto -5 grados - y «la ‘voz’»."),
    ("it", "\"Sì\"", "«Sì»"),
    ("pt-BR", "- \"Sim\"", "— “Sim”"),
    ("nl", "\"Ja\" -- 's avonds", "“Ja” – ’s avonds"),
    ("pl", "\"Tak\" - rzekł", "„Tak” — rzekł"),
    ("uk", "- Так, - мовив. \"Ні\"", "— Так,\u{A0}— мовив. «Ні»"),
    ("fi", "\"Ei\" on 'ei'", "”Ei” on ’ei’"),
    ("cs", "\"Ne\" a 'ano'", "„Ne“ a ‚ano‘"),
    ("da", "\"Nej\"", "»Nej«"),
    ("ja", "\"a\" -- b...", "\"a\" -- b..."),
    ("tlh", "\"a\" -- b...", "\"a\" -- b..."),
  ]) func `follows the language`(_ language: String, _ straight: String, _ right: String) {
    #expect(smart(straight, language) == right)
  }

  @Test func `knows which languages it knows`() {
    #expect(SmartPunctuation.knows(language: "de-AT"))
    #expect(SmartPunctuation.knows(language: "ja"))
    #expect(!SmartPunctuation.knows(language: "tlh"))
  }

  @Test func `leaves what could mean two things and says where`() {
    var places: [String] = []
    let story = MarkedText.story(#"It was " bravo" he cried, and ' so."#)
    let set = story.smartened { places.append($0.excerpt) }
    #expect(MarkedText.text(set) == #"It was " bravo" he cried, and ' so."#)
    #expect(
      places == [
        #"It was " bravo" he cried, an"#, #"It was " bravo" he cried, and ' so."#,
        #"ravo" he cried, and ' so."#,
      ])
  }

  @Test func `keeps what the author wrote on purpose`() {
    #expect(smart(#"\"So\" 5\'8\", \-- and\..."#) == #""So" 5'8", -- and..."#)
  }

  @Test func `sets titles, summaries and notes, but no field of the metadata`() {
    var story = MarkedText.story("x")
    story.metadata.title = "\"A\""
    story.metadata.summary = [.paragraph([.text("\"B\"")])]
    story.sections[0].title = [.text("\"C\"")]
    story.notes = [Note(id: "1", blocks: [.paragraph([.text("\"D\"")])])]
    let set = story.smartened()
    #expect(set.metadata.title == "\"A\"")
    #expect(set.metadata.summary == [.paragraph([.text("“B”")])])
    #expect(set.sections[0].title == [.text("“C”")])
    #expect(set.notes[0].blocks == [.paragraph([.text("“D”")])])
  }
}

struct StraightenedTests {
  @Test func `takes curly punctuation back`() {
    let story = MarkedText.story("“It’s—‘so’…” *–* 6′2″ «\u{202F}a\u{A0}» b\u{202F}! c\u{A0}d")
    #expect(
      MarkedText.text(story.straightened()) == #""It's--'so'..." *-* 6'2" "a" b ! c"# + "\u{A0}d")
    #expect(
      MarkedText.text(MarkedText.story("a—b–c").straightened(SmartPunctuation(dashes: .en)))
        == "a---b--c")
  }

  @Test func `leaves code alone`() {
    #expect(MarkedText.text(MarkedText.story("`“a”…`").straightened()) == "`“a”…`")
  }
}
