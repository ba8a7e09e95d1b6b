// What the HTML standard's tree construction asks of elements (WHATWG HTML, 13.2.4 and 13.2.6).
extension HTMLTag {
  /// Whether an element never has content (13.1.2).
  package var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input,
      .keygen, .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  package var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether an element is special: an end tag of another element does not reach past it.
  var isSpecial: Bool {
    switch self {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote,
      .body, .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl,
      .dt, .embed, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2,
      .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen,
      .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript,
      .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source,
      .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title,
      .tr, .track, .ul, .wbr, .xmp:
      true
    default: false
    }
  }

  /// Whether an element's end tag may be left out before the end of its parent.
  var hasImpliedEnd: Bool {
    switch self {
    case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
    default: false
    }
  }

  /// Whether an element bounds the scope that its content looks for ancestors in.
  var boundsScope: Bool {
    switch self {
    case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template: true
    default: false
    }
  }

  /// Whether leaving an element open at the end of the document is nothing to report.
  var mayStayOpen: Bool {
    switch self {
    case .html, .body, .tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup, .head: true
    default: hasImpliedEnd
    }
  }

  /// Whether `<x/>` may be read as a whole element; those that change how the rest is read may not, and
  /// the next of their kind ends them anyway.
  var maySelfClose: Bool {
    switch self {
    case .html, .head, .body, .template, .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td,
      .th:
      false
    default: true
    }
  }

  /// Elements whose rows and cells cannot hold text themselves.
  var isTableContext: Bool {
    switch self {
    case .table, .tbody, .tfoot, .thead, .tr: true
    default: false
    }
  }

  /// HTML elements that end SVG or MathML (13.2.6.5).
  var breaksOutOfForeignContent: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed,
      .h1, .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr,
      .ol, .p, .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u,
      .ul, .var:
      true
    default: false
    }
  }
}
