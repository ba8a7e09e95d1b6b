import Testing
import ZipArchive

@Suite struct DOSTimestampTests {
  @Test(arguments: [
    (Int64.min, 1980, 1, 1, 0, 0, 0),
    (0, 1980, 1, 1, 0, 0, 0),
    (315_532_799, 1980, 1, 1, 0, 0, 0),
    (315_532_800, 1980, 1, 1, 0, 0, 0),
    (315_532_803, 1980, 1, 1, 0, 0, 2),
    (951_782_399, 2000, 2, 28, 23, 59, 58),
    (951_868_799, 2000, 2, 29, 23, 59, 58),
    (951_868_800, 2000, 3, 1, 0, 0, 0),
    (1_000_000_000, 2001, 9, 9, 1, 46, 40),
    (1_735_689_599, 2024, 12, 31, 23, 59, 58),
    (4_107_542_400, 2100, 3, 1, 0, 0, 0),
    (4_354_819_199, 2107, 12, 31, 23, 59, 58),
    (4_354_819_200, 2107, 12, 31, 23, 59, 58),
    (Int64.max, 2107, 12, 31, 23, 59, 58),
  ])
  func `tells the moment in UTC within the years it can`(
    seconds: Int64, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
  ) {
    let stamp = DOSTimestamp(unixSeconds: seconds)
    #expect(Int(stamp.date) >> 9 + 1980 == year)
    #expect(Int(stamp.date) >> 5 & 15 == month)
    #expect(Int(stamp.date) & 31 == day)
    #expect(Int(stamp.time) >> 11 == hour)
    #expect(Int(stamp.time) >> 5 & 63 == minute)
    #expect((Int(stamp.time) & 31) * 2 == second)
  }

  @Test func `is the first of January 1980 when nothing is given`() {
    #expect(DOSTimestamp.earliest == DOSTimestamp(unixSeconds: 0))
    #expect(DOSTimestamp.earliest.date == 0x0021)
    #expect(DOSTimestamp.earliest.time == 0)
  }
}
