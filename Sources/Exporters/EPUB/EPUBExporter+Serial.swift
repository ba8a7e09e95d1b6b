package import Conversion
package import StoryModel
internal import ZipArchive

/// Books of long stories, an installment at a time: what the package, the contents and the notes have
/// to know of the pages is told by the outline and by what each installment was measured as.
extension EPUBExporter: SerialExporter {
  package func summary(of sections: [Section]) -> [SectionMeasure] {
    // Notes are still to come. From half of what a file may hold on it is measured exactly, so that a
    // chapter of that length is not taken for one that has to be cut.
    sections.map {
      SectionMeasure($0, noteSizes: NoteSizes([]), byteLimit: options.byteLimit / 2)
    }
  }

  package func write(
    _ story: SerialStory<[SectionMeasure]>, to output: inout OutputBuffer,
    diagnostics: inout Diagnostics
  ) throws(ExportError) {
    guard let book = serialBook(of: story) else {
      return try write(story.whole(jobs: options.jobs), to: &output, diagnostics: &diagnostics)
    }
    let frame = book.frame
    let words = options.wordTally
    try pack(book, to: &output) { archive in
      parallelForEach(
        count: frame.count + story.installments.count, jobs: options.jobs,
        worker: { [effort] in PageCompressor.Lease(effort: effort) }
      ) { index, lease in
        if index < frame.count { return [lease.compressor.entry(for: frame[index], of: book)] }
        let installment = index - frame.count
        let files = book.files(of: story.installments[installment].sections)
          .holding(story.sections(ofInstallment: installment))
        if let words {
          let count = files.reduce(0) { $0 + $1.countedWords }
          words.withLock { $0 += count }
        }
        return files.map { lease.compressor.entry(for: $0, of: book) }
      } inOrder: { entries in
        for entry in entries { archive.add(entry) }
      }
    }
  }

  /// The book of a story, without the blocks of its sections. Nil where the text has to be looked at
  /// before its pages are written: to cut a chapter that is too long for a file, or to say what of it
  /// books do not show.
  private func serialBook(of story: SerialStory<[SectionMeasure]>) -> Book? {
    let outline = story.outline
    let noteSizes = NoteSizes(outline.notes)
    let survey = StorySurvey(
      outline, noteSizes: noteSizes,
      measures: story.installments.flatMap { $0.summary.map { $0.adding(noteSizes) } })
    guard outline.media.items.isEmpty,
      survey.kinds.isDisjoint(with: InlineKinds.raw.union(.image).union(.link)),
      zip(outline.sections, survey.measures)
        .allSatisfy({ $1.fits($0, byteLimit: options.byteLimit) })
    else { return nil }
    return Book(bookable(outline, holding: survey.kinds), survey: survey, options: options)
  }
}

extension Book {
  /// The files of some of the top-level sections.
  fileprivate func files(of sections: Range<Int>) -> [TextFile] {
    plan.filesOfSections[sections].flatMap { plan.files[$0] }
  }
}

extension [TextFile] {
  /// The same files with their text.
  /// - Parameter sections: the top-level sections that the files hold.
  fileprivate func holding(_ sections: [Section]) -> [TextFile] {
    var known: [String: Section] = [:]
    for section in sections { section.forEachSection { known[$0.id] = $0 } }
    return map { file in
      var file = file
      if let section = known[file.place.section.id] { file.place.section = section }
      return file
    }
  }
}
