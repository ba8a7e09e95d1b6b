import Conversion
import Quire
import TarArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Conversions {
  /// Converts a tar archive of stories on standard input into one of outputs on standard output.
  ///
  /// A few members are held at a time, so memory stays constant however long the archive is. A
  /// member that fails is reported and left out. Members keep their order, names (but for the
  /// extension) and times.
  /// - Returns: whether no member failed and the archive was whole.
  func runTar() -> Bool {
    var reader = TarReader(limit: call.memberLimit, input: Self.readStandardInput)
    var writer = TarOutput(format: converter.options.outputFormat)
    var conversions = self
    conversions.converter.options.formats.jobs = 1
    do throws(TarError) {
      while true {
        var members: [TarReader.Member] = []
        while members.count < call.threads * 4, let member = try reader.next() {
          if member.header.kind == .file { members.append(member) }
        }
        if members.isEmpty { break }
        let batch = members
        let results = parallelMap(count: batch.count, jobs: call.threads) { [conversions] index in
          conversions.converted(batch[index])
        }
        for (member, result) in zip(batch, results) {
          if let code = writer.add(result, of: member, verbosity: call.verbosity) {
            Terminal.error(
              FileError.system("<stdout>: error: cannot write", errno: code).message, hint: nil)
            return false
          }
        }
      }
      // Whoever writes the archive may pad it: a closed pipe would be an error to them.
      while try !Self.readStandardInput(1 << 16).isEmpty {}
    } catch {
      Terminal.error(
        "<stdin>: error: \(error.message)", hint: "make one with tar -cf - FOLDER, uncompressed")
      return false
    }
    return writer.end() && !writer.hasFailure
  }

  /// What came of one member.
  fileprivate struct MemberResult: Sendable {
    var report: Report
    var bytes: [UInt8]?
  }

  private func converted(_ member: TarReader.Member) -> MemberResult {
    let name = String(decoding: member.header.path, as: UTF8.self)
    var report = Report(call.verbosity, input: name, output: .standardOutput)
    do throws(FailedInput) {
      guard let content = member.content else {
        throw FailedInput(
          FileError(
            "is larger than a member may be (\(call.memberLimit) bytes)",
            hint: "convert it by itself"), in: name)
      }
      let (_, bytes) = try converted(Source(name: name, bytes: content), report: &report)
      return MemberResult(report: report, bytes: bytes)
    } catch {
      report.fail(error)
      return MemberResult(report: report, bytes: nil)
    }
  }

  private static func readStandardInput(_ byteCount: Int) throws(TarError) -> [UInt8] {
    do throws(FileError) {
      return try InputFile.standardInput(atMost: byteCount)
    } catch {
      throw TarError(error.message)
    }
  }
}

/// Writes the outputs of members, each once.
private struct TarOutput {
  let format: StoryFormat
  private(set) var hasFailure = false
  /// Hashes of the names that are taken, so that memory grows by a few bytes a member.
  private var names: Set<Int> = []

  init(format: StoryFormat) {
    self.format = format
  }

  /// Writes the output of `member` and shows its report.
  /// - Returns: the `errno` of a write that failed.
  mutating func add(
    _ result: Conversions.MemberResult, of member: TarReader.Member, verbosity: Call.Verbosity
  ) -> Int32? {
    result.report.show()
    guard let bytes = result.bytes else {
      hasFailure = true
      return nil
    }
    let source = String(decoding: member.header.path, as: UTF8.self)
    let name = Call.outputName(for: source, format: format)
    guard names.insert(name.hashValue).inserted else {
      var report = Report(verbosity, input: source, output: .standardOutput)
      report.fail(
        FailedInput(
          FileError("'\(name)' is taken by an earlier member", hint: "rename one of them"),
          in: source))
      report.show()
      hasFailure = true
      return nil
    }
    let header = TarHeader(
      path: Array(name.utf8), byteCount: bytes.count, modified: member.header.modified)
    let padding = [UInt8](repeating: 0, count: TarHeader.padded(bytes.count) - bytes.count)
    for piece in [header.encoded(), bytes, padding] {
      let code = piece.withUnsafeBytes { writeAll($0, to: STDOUT_FILENO) }
      if code != 0 { return code }
    }
    return nil
  }

  /// Ends the archive.
  func end() -> Bool {
    TarHeader.end.withUnsafeBytes { writeAll($0, to: STDOUT_FILENO) } == 0
  }
}
