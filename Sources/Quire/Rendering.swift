package import Conversion
package import StoryModel

/// A story that was read, and can be written.
package struct Rendering {
  /// The story. Of one that is written an installment at a time the outline, which has no text.
  package let story: Story
  /// Writes the story behind what a buffer holds.
  package let write: (inout OutputBuffer, inout Diagnostics) throws(ExportError) -> Void
}

extension Converter {
  /// Reads a story as ``story(from:diagnostics:)`` does, to be written as
  /// ``write(_:to:diagnostics:)`` does: a long one an installment at a time, where its formats and the
  /// options allow that.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where the source cannot be read.
  package func rendering(
    of source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Rendering {
    if source.bytes.count >= options.byteCountForInstallments, options.punctuation == .asWritten,
      let importer = try importer(for: source) as? any SerialImporter,
      let exporter = try? exporter() as? any SerialExporter
    {
      return try rendering(
        of: source, from: importer, by: exporter, diagnostics: &diagnostics)
    }
    return rendering(of: try story(from: source, diagnostics: &diagnostics))
  }

  private func rendering(of story: Story) -> Rendering {
    Rendering(story: story) { (output, diagnostics) throws(ExportError) in
      try write(story, to: &output, diagnostics: &diagnostics)
    }
  }

  private func rendering<Output: SerialExporter>(
    of source: Source, from importer: any SerialImporter, by exporter: Output,
    diagnostics: inout Diagnostics
  ) throws(ImportError) -> Rendering {
    let read = try importer.readStory(from: source, diagnostics: &diagnostics) {
      exporter.summary(of: $0)
    }
    switch read {
    case .whole(let story):
      return rendering(of: try completed(story, from: source, diagnostics: &diagnostics))
    case .serial(var serial):
      var overrides = options.overrides
      overrides.cover = nil
      overrides.put(into: &serial.outline)
      serial.outline.normalizeAroundCanonicalBlocks(notesAreNumbered: true)
      guard canBeTitled(serial.outline, from: source) else {
        let story = serial.whole(jobs: options.formats.jobs)
        return rendering(of: try completed(story, from: source, diagnostics: &diagnostics))
      }
      complete(&serial.outline, from: source, diagnostics: &diagnostics)
      // No image can have its name, since text holds none.
      if let cover = options.overrides.cover { serial.outline.putCover(cover) }
      let outline = serial.outline
      return Rendering(story: outline) { [serial] (output, diagnostics) throws(ExportError) in
        try exporter.write(serial, to: &output, diagnostics: &diagnostics)
      }
    }
  }

  /// Whether a title of the story can be found in what its outline holds.
  private func canBeTitled(_ outline: Story, from source: Source) -> Bool {
    guard outline.metadata.title.isEmpty else { return true }
    return StoryTitle.derived(for: outline, fileName: source.baseName).origin != .nothing
  }
}
