import CivilCalendar
import Testing

@Suite struct CivilDateTests {
  @Test(
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (951_782_400, "2000-02-29"),
      (951_868_800, "2000-03-01"),
      (4_107_542_400, "2100-03-01"), (-62_135_596_800, "0001-01-01"),
      (253_402_300_799, "9999-12-31"),
      (Int64.min, "0001-01-01"), (Int64.max, "9999-12-31"),
    ] as [(Int64, String)])
  func `the day of a moment`(_ seconds: Int64, _ text: String) {
    #expect(CivilDate(unixSeconds: seconds).text == text)
  }

  @Test func `days follow each other through four hundred years`() {
    var day = CivilDate(year: 1899, month: 12, day: 31)
    var count = day.daysSince1970
    for year in 1900..<2300 {
      for month in 1...12 {
        for dayOfMonth in 1...CivilDate.days(in: month, of: year) {
          count += 1
          day = CivilDate(daysSince1970: count)
          #expect(day == CivilDate(year: year, month: month, day: dayOfMonth))
          #expect(day.daysSince1970 == count)
        }
      }
    }
    #expect(CivilDate.days(in: 2, of: 1900) == 28 && CivilDate.days(in: 2, of: 2000) == 29)
  }
}
