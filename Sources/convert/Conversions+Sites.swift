import Quire

extension Conversions {
  /// Writes the files that a site takes of a story.
  func publish(
    _ source: Source, for site: SiteProfile, to output: Output, report: inout Report
  ) throws(FailedInput) {
    var diagnostics = Diagnostics()
    let story: Story
    do throws(ImportError) {
      story = try converter.story(from: source, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
    report.add(diagnostics, of: source.name)
    report.entry.wordsIn = story.countedWords
    let publication: Publication
    do throws(ExportError) {
      publication = try SitePublisher(for: site).publish(story)
    } catch {
      throw FailedInput(error, in: source.name)
    }
    report.entry.publication = publication.report
    if call.isStrict { try Self.checkStrictly(report.entry, of: source.name) }
    try Self.write(publication, to: output, for: source.name)
    report.add(result: story, from: source.name, in: output)
    report.add(publication.report)
  }

  private static func write(
    _ publication: Publication, to output: Output, for input: String
  ) throws(FailedInput) {
    guard case .folder(let folder) = output else {
      guard publication.files.count == 1, let file = publication.files.first else {
        throw FailedInput(
          FileError(
            "is \(publication.files.count) files for \(publication.report.site), "
              + "but --output names one",
            hint: "--output-dir DIR takes all of them"), in: input)
      }
      return try write(file.bytes, to: output, for: input)
    }
    do throws(FileError) {
      try OutputFile.makeDirectory(folder)
      try OutputFile.put(publication.files.map { ("\(folder)/\($0.name)", $0.bytes) })
    } catch {
      throw FailedInput(error, in: input)
    }
  }
}
