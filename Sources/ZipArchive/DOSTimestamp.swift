internal import CivilCalendar

/// The modification time of an entry in MS-DOS form: local time without a zone, two-second steps,
/// 1980 to 2107 (APPNOTE 4.4.6).
package struct DOSTimestamp: Equatable, Sendable {
  /// Bits 0-4 half the seconds, 5-10 minutes, 11-15 hours.
  package let time: UInt16
  /// Bits 0-4 day, 5-8 month, 9-15 years since 1980.
  package let date: UInt16

  /// 1980-01-01 00:00:00, the earliest.
  package static let earliest = DOSTimestamp(time: 0, date: 1 << 5 | 1)

  private init(time: UInt16, date: UInt16) {
    self.time = time
    self.date = date
  }

  /// - Parameter unixSeconds: seconds since 1970-01-01 00:00:00 UTC. Odd seconds are rounded down;
  ///   what lies outside 1980...2107 becomes the nearest moment inside.
  package init(unixSeconds: Int64) {
    let seconds = min(max(unixSeconds, Self.earliestUnixSeconds), Self.latestUnixSeconds)
    let day = CivilDate(unixSeconds: seconds)
    let second = seconds % 86_400
    time = UInt16(second / 3_600) << 11 | UInt16(second / 60 % 60) << 5 | UInt16(second % 60 / 2)
    date = UInt16(day.year - 1980) << 9 | UInt16(day.month) << 5 | UInt16(day.day)
  }

  /// 1980-01-01 00:00:00 UTC.
  private static let earliestUnixSeconds: Int64 = 315_532_800
  /// 2107-12-31 23:59:59 UTC.
  private static let latestUnixSeconds: Int64 = 4_354_819_199
}
