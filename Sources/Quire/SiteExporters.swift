internal import BBCodeExport
public import Conversion
internal import MarkdownExport
public import Sites
internal import XHTMLExport

extension SitePublisher {
  /// Makes a publisher that writes with Quire's own exporters.
  public init(for profile: SiteProfile) {
    self.init(profile: profile) { profile.exporter(for: $0) }
  }
}

extension SiteProfile {
  /// The format of the files for the site.
  public var format: StoryFormat {
    switch markup {
    case .html: .html
    case .xenForo, .fimfiction: .bbcode
    case .reddit, .oldReddit, .discord, .hugo, .jekyll: .markdown
    }
  }

  /// What writes the site's markup into a field.
  public func exporter(for field: SiteField) -> any Exporter {
    switch markup {
    case .html:
      HTMLFragmentExporter(
        options: .init(keepsBlocksOnOneLine: true, writesClasses: classes.contains(field)))
    case .xenForo: BBCodeExporter(options: .init(flavor: .xenForo))
    case .fimfiction: BBCodeExporter(options: .init(flavor: .fimfiction))
    case .reddit: MarkdownExporter(options: .init(dialect: .reddit))
    case .oldReddit: MarkdownExporter(options: .init(dialect: .redditOld))
    case .discord: MarkdownExporter(options: .init(dialect: .discord))
    case .hugo: MarkdownExporter(options: .init(dialect: .hugo))
    case .jekyll: MarkdownExporter(options: .init(dialect: .jekyll))
    }
  }
}
