package import Conversion
package import StoryModel
internal import ZipArchive

/// Books of long stories, an installment at a time: what the package, the contents and the notes have
/// to know of the pages is told by the outline and by what each section was measured as.
extension EPUBExporter: SerialExporter {
  package func summary(of section: Section) -> OwnMeasure {
    let none = NoteSizes([])
    let rough = OwnMeasure(section, noteSizes: none, isRough: true)
    // Notes and subsections come on top of it.
    return rough.byteCount <= options.byteLimit / 2
      ? rough : OwnMeasure(section, noteSizes: none, isRough: false)
  }

  package func write(
    _ story: SerialStory<OwnMeasure>, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    guard let survey = survey(of: story) else {
      return try write(story.whole(jobs: options.jobs), to: &output, diagnostics: &diagnostics)
    }
    warnOfCover(in: survey.story, diagnostics: &diagnostics)
    let book = Book(
      bookable(survey.story, holding: survey.kinds), survey: survey, options: options)
    let frame = book.frame
    let batches = SerialBatch.all(of: book.plan.files, from: story.installments)
    try pack(book, to: &output) { archive in
      parallelForEach(
        count: frame.count + batches.count, jobs: options.jobs, window: options.jobs * 4,
        worker: { [effort] in PageCompressor.Lease(effort: effort) }
      ) { index, lease in
        if index < frame.count { return [lease.compressor.entry(for: frame[index], of: book)] }
        return batches[index - frame.count].files(of: story).map {
          entry(for: $0, of: book, by: lease.compressor)
        }
      } inOrder: { entries in
        for entry in entries { archive.add(entry) }
      }
    }
  }

  /// What is in a story, whose sections have blocks only where a file has to be cut. Nil where its text
  /// has to be looked at as a whole: to say what of it books do not show, or since so much has to be cut.
  private func survey(of story: SerialStory<OwnMeasure>) -> StorySurvey? {
    var outline = story.outline
    let noteSizes = NoteSizes(outline.notes)
    var own = story.summaries.map { $0.adding(noteSizes) }[...]
    var measures = outline.sections.map { SectionMeasure(of: $0, from: &own) }
    let long = LongSections(outline.sections, measures, byteLimit: options.byteLimit)
    if !long.numbers.isEmpty {
      guard let blocks = long.blocks(of: story, jobs: options.jobs) else { return nil }
      var number = 0
      for index in outline.sections.indices {
        outline.sections[index].takeBlocks(from: blocks, number: &number)
        measures[index] = measures[index].mended(
          by: outline.sections[index], noteSizes: noteSizes, byteLimit: options.byteLimit)
      }
    }
    let survey = StorySurvey(outline, noteSizes: noteSizes, measures: measures)
    let isPlain = survey.kinds.isDisjoint(with: InlineKinds.raw.union(.image).union(.link))
    return isPlain && holdsNothingButCover(outline) ? survey : nil
  }
}

extension EPUBExporter {
  /// Whether a story has no images but a cover that books take as it is.
  private func holdsNothingButCover(_ story: Story) -> Bool {
    story.media.items.allSatisfy { item in
      item.id == story.metadata.cover && Self.isCover(ImageFormat(of: item.bytes))
        && item.id.hasSuffix("." + Slug.fileExtension(ofMediaType: item.mediaType))
    }
  }
}

/// Some installments, and the files that are made of them and of no others.
private struct SerialBatch: Sendable {
  var installments: Range<Int>
  var files: [TextFile]

  /// All files in order, in as many batches as can be.
  /// - Parameter installments: the sections that each of them holds.
  static func all(of files: [TextFile], from installments: [Range<Int>]) -> [SerialBatch] {
    var batches: [SerialBatch] = []
    var rest = files[...]
    var start = 0
    while start < installments.count {
      var end = start + 1
      var taken: [TextFile] = []
      while let file = rest.first, file.sections.lowerBound < installments[end - 1].upperBound {
        while installments[end - 1].upperBound < file.sections.upperBound { end += 1 }
        taken.append(rest.removeFirst())
      }
      batches.append(SerialBatch(installments: start..<end, files: taken))
      start = end
    }
    precondition(rest.isEmpty, "a file holds sections of no installment")
    return batches
  }

  /// The files with their text.
  func files(of story: SerialStory<OwnMeasure>) -> [TextFile] {
    let first = story.installments[installments.lowerBound].lowerBound
    let blocks = installments.flatMap { story.blocks(ofInstallment: $0) }
    return files.map { file in
      var file = file
      var rest = blocks[(file.sections.lowerBound - first)..<(file.sections.upperBound - first)]
      if file.holdsSubsections {
        file.place.section.takeBlocks(from: &rest)
      } else {
        file.place.section.blocks = rest[rest.startIndex]
      }
      return file
    }
  }
}

/// The sections whose files have to be cut, for which their text has to be at hand.
private struct LongSections {
  /// Their numbers in reading order.
  private(set) var numbers: Set<Int> = []
  private let byteLimit: Int
  private var number = 0

  init(_ sections: [Section], _ measures: [SectionMeasure], byteLimit: Int) {
    self.byteLimit = byteLimit
    for (section, measure) in zip(sections, measures) { add(section, measure) }
  }

  private mutating func add(_ section: Section, _ measure: SectionMeasure) {
    guard section.opensFiles else {
      if measure.totalSize > byteLimit { numbers.formUnion(number..<number + measure.sectionCount) }
      number += measure.sectionCount
      return
    }
    if measure.own.byteCount > byteLimit { numbers.insert(number) }
    number += 1
    for (section, measure) in zip(section.subsections, measure.subsections) {
      add(section, measure)
    }
  }

  /// The blocks of the sections, by their numbers. Nil where that is a large part of the story.
  func blocks(of story: SerialStory<OwnMeasure>, jobs: Int) -> [Int: [Block]]? {
    let installments = story.installments.indices.filter { index in
      story.installments[index].contains(where: numbers.contains)
    }
    guard installments.count * 4 <= story.installments.count else { return nil }
    let made = parallelMap(count: installments.count, jobs: jobs) {
      story.blocks(ofInstallment: installments[$0])
    }
    var known: [Int: [Block]] = [:]
    for (index, blocks) in zip(installments, made) {
      for (number, blocks) in zip(story.installments[index], blocks)
      where numbers.contains(number) {
        known[number] = blocks
      }
    }
    return known
  }
}

extension SectionMeasure {
  /// - Parameter own: what sections hold by themselves, in reading order, from this one on.
  fileprivate init(of section: Section, from own: inout ArraySlice<OwnMeasure>) {
    let first = own.removeFirst()
    self.init(
      own: first, subsections: section.subsections.map { SectionMeasure(of: $0, from: &own) })
  }

  /// The same, but that sections whose files have to be cut are measured anew.
  /// - Parameter section: has blocks where that is so.
  fileprivate func mended(
    by section: Section, noteSizes: NoteSizes, byteLimit: Int
  ) -> SectionMeasure {
    guard section.opensFiles else {
      return totalSize <= byteLimit
        ? self : SectionMeasure(section, noteSizes: noteSizes, byteLimit: byteLimit)
    }
    return SectionMeasure(
      own: own.byteCount <= byteLimit
        ? own : OwnMeasure(section, noteSizes: noteSizes, isRough: false),
      subsections: zip(section.subsections, subsections).map {
        $1.mended(by: $0, noteSizes: noteSizes, byteLimit: byteLimit)
      })
  }
}

extension Section {
  /// Takes blocks by the numbers of sections, where there are some.
  /// - Parameter number: that of this section; becomes the next one's.
  fileprivate mutating func takeBlocks(from known: [Int: [Block]], number: inout Int) {
    if let own = known[number] { blocks = own }
    number += 1
    for index in subsections.indices {
      subsections[index].takeBlocks(from: known, number: &number)
    }
  }
}
