internal import CivilCalendar

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
        guard let value = number(2, in: 1...CivilDate.days(in: month, of: year)) else { return nil }
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
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    unixSeconds = Int64(days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }

  /// `2024-03-01T00:00:00Z`.
  var text: String {
    let seconds = min(max(unixSeconds, CivilDate.earliest), CivilDate.latest)
    let second = Int((seconds - CivilDate.earliest) % 86_400)
    let digits = CivilDate.digits
    return CivilDate(unixSeconds: seconds).text
      + "T\(digits(second / 3_600, 2)):\(digits(second / 60 % 60, 2)):\(digits(second % 60, 2))Z"
  }
}
