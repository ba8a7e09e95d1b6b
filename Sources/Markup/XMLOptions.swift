/// How strictly XML is read.
package struct XMLOptions: Sendable {
  package enum Strictness: Int, Comparable, Sendable {
    /// Whatever is not well-formed is an error.
    case strict
    /// Stray ampersands, undefined entities, forbidden characters and the like stay in the text with a
    /// diagnostic; broken tags are errors.
    case tolerant
    /// Broken tags are repaired too: for documents that HTML's rules would not fit better.
    case recovering

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Which names stand for characters beyond `amp`, `lt`, `gt`, `quot`, `apos` and what the document
  /// declares.
  package enum Entities: Sendable {
    case predefined
    /// HTML's, if the document type is XHTML's or `<!DOCTYPE html>`.
    case htmlWhereDoctypeAllows
    /// HTML's, always.
    case html
  }

  package var strictness = Strictness.tolerant
  package var entities = Entities.htmlWhereDoctypeAllows

  package init(
    strictness: Strictness = .tolerant, entities: Entities = .htmlWhereDoctypeAllows
  ) {
    self.strictness = strictness
    self.entities = entities
  }
}
