import StoryModel

/// What was measured, in order.
struct Figures {
  struct Figure {
    var name: String
    var value: Double
    var unit: String

    var bound: Bound? { Bound.of(name) }
    var holds: Bool { bound?.limit.holds(value) ?? true }
  }

  private(set) var all: [Figure] = []

  var failures: [Figure] { all.filter { !$0.holds } }

  /// Starts a group, with a line for people.
  mutating func begin(_ title: String) {
    show("\n\(title)")
  }

  /// Notes a figure and shows it.
  mutating func add(_ name: String, _ value: Double, _ unit: String = "") {
    let figure = Figure(name: name, value: value, unit: unit)
    all.append(figure)
    var line = "  " + name.padded(to: 48) + value.short.padded(to: 9, right: true)
    line += " " + unit.padded(to: 6)
    if let bound = figure.bound {
      line += figure.holds ? "ok: " : "MISSED: "
      line += bound.limit.text
      if let goal = bound.goal {
        line += goal.holds(value) ? ", goal met: " : ", goal missed: "
        line += goal.text
      }
    }
    show(line)
  }

  /// The figures for a program to read.
  var json: [UInt8] {
    let value = JSONValue.object([
      .init("quire-benchmark", .integer(1)),
      .init("processors", .integer(System.processorCount)),
      .init(
        "figures",
        .array(
          all.map { figure in
            var members: [JSONValue.Member] = [
              .init("name", .string(figure.name)),
              .init("value", JSONValue(.decimal(figure.value))),
              .init("unit", .string(figure.unit)),
            ]
            if let bound = figure.bound {
              members.append(.init("bound", .string(bound.limit.text)))
              members.append(.init("holds", .bool(figure.holds)))
              if let goal = bound.goal {
                members.append(.init("goal", .string(goal.text)))
                members.append(.init("meetsGoal", .bool(goal.holds(figure.value))))
              }
            }
            return .object(members)
          })),
    ])
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return bytes
  }
}

/// Prints a line at once, so that a log shows how far a run is.
func show(_ line: String) {
  _ = System.append(Array("\(line)\n".utf8), to: 1)
}

extension Double {
  /// Three figures that count: `0.0123`, `1.23`, `123`.
  var short: String {
    guard isFinite else { return "-" }
    var decimals = 0
    var size = magnitude
    while size > 0, size < 100, decimals < 6 {
      size *= 10
      decimals += 1
    }
    guard decimals > 0 else { return String(Int(rounded())) }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int((self * scale).rounded())
    var digits = String(whole.magnitude)
    while digits.utf8.count <= decimals { digits = "0" + digits }
    digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    while digits.hasSuffix("0") { digits.removeLast() }
    if digits.hasSuffix(".") { digits.removeLast() }
    return (whole < 0 ? "-" : "") + digits
  }
}

extension String {
  func padded(to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: Swift.max(0, width - count))
    return right ? space + self : self + space
  }
}
