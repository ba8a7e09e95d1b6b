import Foundation
import TestSupport
import Testing

@testable import convert

@Suite struct InputFileTests {
  @Test(arguments: [0, 1, 999, 1_999, 2_000, 2_001, 70_000])
  func `reads the same bytes with any number of threads`(byteCount: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 251) }
    let path = folder.path + "/story.txt"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for jobs in [1, 2, 5] {
      #expect(try InputFile.bytes(at: path, jobs: jobs, pieceByteCount: 1_000) == bytes)
    }
  }
}
