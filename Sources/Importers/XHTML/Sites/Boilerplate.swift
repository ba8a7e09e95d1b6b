internal import Markup

/// What surrounds stories on pages.
enum Boilerplate {
  /// What `node` is called where it is no part of a story.
  static func name(of node: MarkupNode, _ tag: HTMLTag) -> String? {
    if tag == .nav { return "navigation" }
    guard node.hasAttributes else { return tag == .footer ? "the foot of the page" : nil }
    switch node["role"] {
    case "navigation": return "navigation"
    case "search": return "a search form"
    case "banner": return "the head of the page"
    case "contentinfo": return "the foot of the page"
    default: break
    }
    for names in [node["id"], node["class"]] {
      guard let names else { continue }
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        if let what = what(name.lowercased()) { return what }
      }
    }
    return tag == .footer ? "the foot of the page" : nil
  }

  private static func what(_ name: String) -> String? {
    switch name {
    case "nav", "navigation", "navbar", "menu", "topnav", "breadcrumb", "breadcrumbs",
      "pagination", "chapter-nav", "nav-buttons", "skip-link", "toc_container", "landmark", "pager",
      "nav-links":
      "navigation"
    case "comments", "comment", "comment-list", "comments-area", "disqus_thread", "respond",
      "reviews", "review", "comments_placeholder", "feedback", "comment-section":
      "comments"
    case "kudos": "kudos"
    case "share", "sharing", "social", "sharedaddy", "addtoany", "share-buttons", "social-share",
      "jp-relatedposts", "sd-sharing":
      "links for sharing"
    case "sidebar", "widget", "widget-area", "secondary": "the margin of the page"
    case "footer", "site-footer", "page-footer": "the foot of the page"
    case "header", "site-header", "masthead", "page-header", "topbar": "the head of the page"
    case "ad", "ads", "advert", "advertisement", "adsbygoogle", "ad-container", "promo",
      "portlet", "bold-ad", "google-ad":
      "advertisements"
    case "related", "related-posts", "recommendations", "recommended": "links to other stories"
    case "newsletter", "subscribe", "subscription", "cookie", "cookie-banner", "cookie-notice",
      "login", "popup", "modal":
      "a notice of the site"
    default: nil
    }
  }
}
