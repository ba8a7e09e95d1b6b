import Quire

extension Call {
  /// Pairs inputs and outputs. What would destroy something is refused here, before anything is
  /// written.
  static func work(
    _ arguments: Arguments, options: Converter.Options, site: SiteProfile?
  ) throws(UsageError) -> Work {
    if arguments.has("output"), arguments.has("output-dir") {
      throw UsageError("--output and --output-dir contradict each other")
    }
    if arguments.has("tar") { return try tarWork(arguments) }
    guard !arguments.inputs.isEmpty else {
      throw UsageError(
        "no input",
        hint:
          "convert \(site.map { "--for \($0.name)" } ?? "--to \(options.outputFormat.name)") story.txt; "
          + "--help says more")
    }
    if arguments.inputs.count(where: { $0 == "-" }) > 1 {
      throw UsageError("standard input ('-') can be read only once")
    }
    let inputs = try expanded(arguments, format: options.inputFormat)
    if arguments.has("merge") {
      guard let file = arguments["output"] else {
        throw UsageError("--merge needs a name for the book", hint: "say -o FILE")
      }
      let output = output(named: file)
      try check(inputs.map { Job(input: $0.path, output: output) }, sharesOutput: true)
      return .merge(inputs.map(\.path), output)
    }
    var jobs = try jobs(inputs, arguments, format: options.outputFormat)
    if let site { jobs = jobs.map { folderJob($0, for: site, arguments) } }
    try check(jobs, sharesOutput: false)
    return .each(jobs)
  }

  private static func tarWork(_ arguments: Arguments) throws(UsageError) -> Work {
    for name in ["output", "output-dir", "merge", "recursive", "if-newer", "report"]
    where arguments.has(name) {
      throw UsageError(
        "--tar and --\(name) contradict each other",
        hint: "--tar reads an archive from standard input and writes one to standard output")
    }
    guard arguments.inputs.isEmpty || arguments.inputs == ["-"] else {
      throw UsageError(
        "--tar takes no inputs: it reads an archive from standard input",
        hint: "tar -cf - FOLDER | convert --to epub --tar > books.tar")
    }
    return .tar
  }

  /// An input and the folder, relative to the output folder, that its output goes to.
  private struct Input {
    var path: String
    var folder = ""
  }

  /// The inputs with folders replaced by the stories in them.
  private static func expanded(
    _ arguments: Arguments, format: StoryFormat?
  ) throws(UsageError) -> [Input] {
    guard arguments.has("recursive") else { return arguments.inputs.map { Input(path: $0) } }
    let tree = InputTree(format: format)
    var result: [Input] = []
    for input in arguments.inputs {
      guard input != "-", InputFile.isDirectory(input) else {
        result.append(Input(path: input))
        continue
      }
      var root = input
      while root.utf8.count > 1, root.hasSuffix("/") { root.removeLast() }
      do throws(FileError) {
        for file in try tree.files(in: root) {
          let slash = file.lastIndex(of: "/").map(file.index(after:)) ?? file.startIndex
          result.append(Input(path: "\(root)/\(file)", folder: String(file[..<slash])))
        }
      } catch {
        throw UsageError(error.message)
      }
    }
    guard !result.isEmpty else {
      throw UsageError(
        "there is no story in '\(arguments.inputs.joined(separator: "', '"))'",
        hint: "--from FORMAT takes the files of one format")
    }
    return result
  }

  private static func jobs(
    _ inputs: [Input], _ arguments: Arguments, format: StoryFormat
  ) throws(UsageError) -> [Job] {
    if let file = arguments["output"] {
      guard inputs.count == 1, let input = inputs.first else {
        throw UsageError(
          "--output names one file, but there are \(inputs.count) inputs",
          hint: "say --output-dir DIR, or --merge to make one book of them")
      }
      return [Job(input: input.path, output: output(named: file))]
    }
    guard let folder = arguments["output-dir"] else {
      return inputs.map { input in
        let output: Output =
          input.path == "-" ? .standardOutput : .file(outputName(for: input.path, format: format))
        return Job(input: input.path, output: output)
      }
    }
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    return inputs.map { input in
      let name = input.path == "-" ? "stdin" : input.path
      let slash = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
      let path = root + input.folder + outputName(for: String(name[slash...]), format: format)
      return Job(input: input.path, output: .file(path))
    }
  }

  /// A job that writes the files for a site into a folder of its own: `story.ao3` in place of
  /// `story.html`. An output that `--output` names stays as it is.
  private static func folderJob(
    _ job: Job, for site: SiteProfile, _ arguments: Arguments
  ) -> Job {
    guard !arguments.has("output"), case .file(let path) = job.output else { return job }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let base = Source(name: path, bytes: []).baseName
    return Job(input: job.input, output: .folder("\(path[..<slash])\(base).\(site.name)"))
  }

  private static func output(named file: String) -> Output {
    file == "-" ? .standardOutput : .file(file)
  }

  /// The path of an input with the extension of a format in place of its own.
  static func outputName(for input: String, format: StoryFormat) -> String {
    let slash = input.lastIndex(of: "/").map(input.index(after:)) ?? input.startIndex
    let ending = format.extensions.first ?? format.name
    return "\(input[..<slash])\(Source(name: input, bytes: []).baseName).\(ending)"
  }

  private static func check(_ jobs: [Job], sharesOutput: Bool) throws(UsageError) {
    var inputs: [String: String] = [:]
    for job in jobs where job.input != "-" {
      if let identity = InputFile.identity(of: job.input) { inputs[identity] = job.input }
    }
    var paths: [String: String] = [:]
    var files: [String: String] = [:]
    for job in jobs {
      guard job.output != .standardOutput else { continue }
      let path = job.output.name
      let identity = InputFile.identity(of: path)
      if let input = identity.flatMap({ inputs[$0] }) {
        throw UsageError(
          "writing '\(path)' would overwrite the input '\(input)'",
          hint: "say -o FILE or --output-dir DIR")
      }
      if sharesOutput { continue }
      if let other = paths[path] ?? identity.flatMap({ files[$0] }) {
        throw UsageError(
          "'\(other)' and '\(job.input)' would both be written to '\(path)'",
          hint: "rename one of them, or convert them into different folders with --output-dir")
      }
      paths[path] = job.input
      if let identity { files[identity] = job.input }
    }
  }
}
