public import Conversion
public import StoryModel

/// Makes of a story what a site takes.
///
/// A story with chapters becomes a file for each; what exceeds a limit is divided at a scene break
/// or between paragraphs and numbered; the summary and the author's notes get files of their own
/// where the site has fields for them.
public struct SitePublisher: Sendable {
  /// What the site takes.
  public let profile: SiteProfile
  /// What writes the site's markup, for each of its fields.
  private let exporter: @Sendable (SiteField) -> any Exporter

  /// Makes a publisher.
  /// - Parameter exporter: what writes the profile's ``SiteProfile/markup`` into a field.
  public init(
    profile: SiteProfile, exporter: @escaping @Sendable (SiteField) -> any Exporter
  ) {
    self.profile = profile
    self.exporter = exporter
  }

  /// Makes a publisher that writes all fields alike.
  public init(profile: SiteProfile, exporter: any Exporter) {
    self.init(profile: profile) { _ in exporter }
  }

  /// The files for a canonical story, and the report on them.
  /// - Complexity: O(n) in the size of the story; O(n log n) where a single block has to be divided.
  /// - Throws: ``ExportError`` where the exporter cannot write a piece.
  public func publish(_ story: Story) throws(ExportError) -> Publication {
    var draft = PublicationDraft(profile: profile, story: story, exporter: exporter)
    return try draft.publication()
  }
}
