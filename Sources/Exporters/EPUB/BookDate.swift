/// A moment in UTC, as books write it.
struct BookDate: Equatable {
  /// Seconds since 1970-01-01T00:00:00Z.
  var unixSeconds: Int64

  init(unixSeconds: Int64) {
    self.unixSeconds = unixSeconds
  }

  /// The start of the date, or the moment, that `text` gives in the form that W3C's date and time
  /// note allows: `2024`, `2024-03`, `2024-03-01`, `2024-03-01T12:30Z`,
  /// `2024-03-01T12:30:05.5+02:00`. Nil for anything else.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func number(_ count: Int, in range: ClosedRange<Int>) -> Int? {
      guard rest.count >= count, rest.prefix(count).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      let value = rest.prefix(count).reduce(0) { $0 * 10 + Int($1) - 0x30 }
      rest.removeFirst(count)
      return range.contains(value) ? value : nil
    }
    func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = number(4, in: 1...9999) else { return nil }
    var (month, day, hour, minute, second, offset) = (1, 1, 0, 0, 0, 0)
    if take("-") {
      guard let value = number(2, in: 1...12) else { return nil }
      month = value
      if take("-") {
        guard let value = number(2, in: 1...Self.days(in: month, of: year)) else { return nil }
        day = value
        if take("T") {
          guard let hours = number(2, in: 0...23), take(":"), let minutes = number(2, in: 0...59)
          else { return nil }
          (hour, minute) = (hours, minutes)
          if take(":") {
            guard let seconds = number(2, in: 0...59) else { return nil }
            second = seconds
            if take(".") {
              guard number(1, in: 0...9) != nil else { return nil }
              while number(1, in: 0...9) != nil {}
            }
          }
          if !take("Z") {
            let isAhead = take("+")
            guard isAhead || take("-"), let hours = number(2, in: 0...23), take(":"),
              let minutes = number(2, in: 0...59)
            else { return nil }
            offset = (hours * 60 + minutes) * (isAhead ? 60 : -60)
          }
        }
      }
    }
    guard rest.isEmpty else { return nil }
    let days = Self.daysSince1970(year: year, month: month, day: day)
    unixSeconds = Int64(days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }

  /// `2024-03-01T00:00:00Z`.
  var text: String {
    let seconds = min(max(unixSeconds, Self.earliest), Self.latest)
    let days = Int((seconds - Self.earliest) / 86_400)
    let second = Int((seconds - Self.earliest) % 86_400)
    // Counted from 0001-01-01; years of March to February make the leap day the last.
    let shifted = days + 306
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
      + "T\(digits(second / 3_600, 2)):\(digits(second / 60 % 60, 2)):\(digits(second % 60, 2))Z"
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let before = year - 1
    var days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    for earlier in 1..<max(month, 1) { days += Self.days(in: earlier, of: year) }
    return days + day - 1
  }

  /// 0001-01-01T00:00:00Z.
  private static let earliest: Int64 = -62_135_596_800
  /// 9999-12-31T23:59:59Z.
  private static let latest: Int64 = 253_402_300_799
}
