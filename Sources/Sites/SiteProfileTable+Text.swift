extension SiteProfileTable {
  /// What is known about each site. A line is a key and what it says; `~` after the key marks what
  /// others report, `?` what is only remembered. What no line names is taken for lost.
  static let text: StaticString = """
    site ao3
    title Archive of Our Own
    alias archiveofourown
    source the site's own code: the allow-list of its sanitizer, its paragraph maker, its limits
    markup html
    keeps emphasis strong underline strikethrough superscript subscript code link image language
    keeps center right justified heading scene-break scene-mark quotation list code-block table
    keeps footnote
    keeps? verse-indent
    loses small-caps
    field title summary notes end-notes
    classes body notes end-notes
    limit body 500000
    limit title 255
    limit summary 1250
    limit notes 5000
    limit end-notes 5000
    advice paste into the HTML box, not into the rich text editor
    advice? the limit seems to count the markup too

    site fanfiction.net
    title FanFiction.Net
    alias ffn fanfiction fictionpress
    source no page of the site at hand
    markup html
    keeps? emphasis strong underline center scene-break
    loses? link image table heading list strikethrough superscript subscript code code-block
    loses? quotation footnote language right justified small-caps scene-mark verse-indent
    field? title summary
    advice? lines of nothing but symbols are dropped: scene breaks are rules here

    site royalroad
    title Royal Road
    alias rr
    source the site's help page on pasting, writers in its forum
    markup html
    keeps~ emphasis strong underline strikethrough table image scene-break
    keeps? center right heading link list quotation scene-mark superscript subscript code
    loses? small-caps language justified footnote code-block verse-indent
    field? title summary notes end-notes
    advice~ open the source view of the editor, and paste there

    site wattpad
    title Wattpad
    source writers' guides
    markup html
    keeps? emphasis strong underline center right scene-mark
    loses~ verse-indent
    loses? heading table footnote list link image strikethrough superscript subscript code
    loses? code-block quotation language small-caps justified scene-break
    field? title summary
    advice~ open the file in a browser, copy all, and paste into the editor

    site scribblehub
    title Scribble Hub
    alias sh
    source programs that read the site's pages
    markup html
    keeps~ scene-break
    keeps? emphasis strong underline strikethrough center right link image heading list quotation
    keeps? scene-mark superscript subscript table
    loses? small-caps language justified footnote code code-block verse-indent
    field? title summary notes end-notes
    advice? the site has a tag of its own for footnotes, whose name is not confirmed

    site spacebattles
    title SpaceBattles
    alias sb
    source the help page on BB codes that every XenForo forum has
    markup bbcode-xenforo
    keeps emphasis strong underline strikethrough code link image center right heading scene-break
    keeps scene-mark quotation list code-block table
    keeps? verse-indent
    loses superscript subscript small-caps language justified footnote
    field? title
    advice? each forum sets the length of its posts; this one's is not confirmed

    site sufficientvelocity
    title Sufficient Velocity
    alias sv
    source the help page on BB codes that every XenForo forum has
    markup bbcode-xenforo
    keeps emphasis strong underline strikethrough code link image center right heading scene-break
    keeps scene-mark quotation list code-block table
    keeps? verse-indent
    loses superscript subscript small-caps language justified footnote
    field? title
    advice? each forum sets the length of its posts; this one's is not confirmed

    site questionablequesting
    title Questionable Questing
    alias qq
    source the help page on BB codes that every XenForo forum has
    markup bbcode-xenforo
    keeps emphasis strong underline strikethrough code link image center right heading scene-break
    keeps scene-mark quotation list code-block table
    keeps? verse-indent
    loses superscript subscript small-caps language justified footnote
    field? title
    advice? each forum sets the length of its posts; this one's is not confirmed

    site fimfiction
    title Fimfiction
    alias fimfic
    source the site's page on BBCode
    markup bbcode-fimfiction
    keeps strong scene-break
    keeps? emphasis underline strikethrough center right quotation link image scene-mark
    keeps? verse-indent
    loses? superscript subscript small-caps language justified footnote list table code
    loses? code-block heading
    field? title summary notes end-notes

    site reddit
    title Reddit
    alias hfy nosleep
    source the site's formatting guide, and its published code for the limits
    markup markdown-reddit
    keeps emphasis strong strikethrough superscript code link heading scene-break scene-mark
    keeps quotation list code-block table
    keeps? verse-indent
    loses underline center right justified image small-caps subscript language footnote
    field title
    limit body 40000
    limit title 300
    advice paste in Markdown mode

    site reddit-old
    title Reddit, old design
    source the Markdown reader of the old design, built and tried
    markup markdown-reddit-old
    keeps emphasis strong strikethrough superscript code link heading scene-break scene-mark
    keeps quotation list code-block table
    keeps? verse-indent
    loses underline center right justified image small-caps subscript language footnote
    field title
    limit body 40000
    limit title 300

    site tumblr
    title Tumblr
    source the site's description of its post format
    markup html
    keeps emphasis strong strikethrough link heading quotation list scene-mark
    keeps? image
    loses underline center right justified scene-break superscript subscript small-caps table
    loses footnote language code code-block verse-indent
    field title
    limit bytes 1000000
    limit blocks 1000
    limit paragraph 4096
    advice? set the editor to HTML before pasting

    site discord
    title Discord
    source users' guides
    markup markdown-discord
    keeps~ emphasis strong underline strikethrough code link heading list quotation code-block
    keeps~ scene-mark
    keeps? verse-indent
    loses~ scene-break table image center right justified superscript subscript small-caps
    loses~ footnote language
    limit~ body 2000
    advice~ with Nitro a message may have 4000 characters
    advice~ addresses in the text show a preview

    site hugo
    title Hugo
    source the site generator's manual
    markup markdown-hugo
    keeps emphasis strong strikethrough code link image heading scene-break scene-mark quotation
    keeps list code-block table footnote
    keeps? verse-indent
    loses underline center right justified superscript subscript small-caps language
    advice with the setting unsafe = false, as delivered, raw HTML is left out
    advice the typographer changes quotation marks and dashes when it builds the page

    site jekyll
    title Jekyll
    source the manual and the test cases of kramdown
    markup markdown-jekyll
    keeps emphasis strong strikethrough code link image heading scene-break scene-mark quotation
    keeps list code-block table footnote
    keeps? verse-indent
    loses underline center right justified superscript subscript small-caps language
    advice a post wants the date before its name: 2024-03-01-salt.md

    site substack
    title Substack
    source programs that write its drafts
    markup html
    keeps~ emphasis strong strikethrough link heading list quotation scene-break image code-block
    keeps~ code
    keeps? scene-mark superscript subscript
    loses? underline center right justified table footnote small-caps language verse-indent
    field~ title summary
    advice~ open the file in a browser, copy all, and paste: Markdown is not understood
    """
}
