/// A day of the Gregorian calendar, carried back before its beginning (ISO 8601).
package struct CivilDate: Equatable, Sendable {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31.
  package let day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Parameter daysSince1970: days since 1970-01-01, not before 0000-03-01.
  package init(daysSince1970: Int) {
    // Years counted from 1 March, so that a leap day is the last of its year; 400 years repeat.
    let days = max(daysSince1970, -Self.daysBefore1970) + Self.daysBefore1970
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day of a moment in UTC. What lies outside the years 1...9999 becomes the nearest day inside.
  /// - Parameter unixSeconds: seconds since 1970-01-01T00:00:00Z.
  package init(unixSeconds: Int64) {
    let seconds = min(max(unixSeconds, Self.earliest), Self.latest)
    // Counted from the earliest moment, so that nothing is rounded up.
    let days = (seconds - Self.earliest) / 86_400 + Self.earliest / 86_400
    self.init(daysSince1970: Int(days))
  }

  /// 0001-01-01T00:00:00Z.
  package static let earliest: Int64 = -62_135_596_800
  /// 9999-12-31T23:59:59Z.
  package static let latest: Int64 = 253_402_300_799

  /// Days since 1970-01-01.
  package var daysSince1970: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let monthFromMarch = month <= 2 ? month + 9 : month - 3
    let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - Self.daysBefore1970
  }

  /// `2020-02-29`; years have four digits.
  package var text: String {
    "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
  }

  /// How many days `month` has in `year`.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `value` with zeros before it, so that it has `count` digits at least.
  package static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
  }

  /// From 0000-03-01 to 1970-01-01.
  private static let daysBefore1970 = 719_468
}
