/// How much markup may demand before it is refused.
package struct MarkupLimits: Sendable {
  /// Elements open inside each other.
  package var depth = 512
  /// Attributes of one element.
  package var attributes = 1_000
  /// Bytes of one attribute's value.
  package var attributeBytes = 1 << 20
  /// Bytes of a decoded document; never more than 512 MiB.
  package var documentBytes = 1 << 29
  /// Bytes that a document's own entities may grow to, unless the document itself is longer: then its
  /// length is the limit.
  package var entityBytes = 1 << 16
  /// Entities inside entities.
  package var entityDepth = 16
  /// Diagnostics kept; the rest are only counted.
  package var diagnostics = 1_000

  package init() {}
}
