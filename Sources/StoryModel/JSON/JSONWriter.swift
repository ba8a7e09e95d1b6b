extension JSONValue {
  /// Appends the value as text: indented by two spaces, but an array or object that fits into a
  /// line of 100 columns stands on one line.
  /// - Complexity: O(n) in the size of the value.
  package func write(to output: inout [UInt8]) {
    JSONWriter.write(self, indent: 0, used: 0, to: &output)
  }
}

private enum JSONWriter {
  /// - Parameter used: bytes that stand on the line already, or that follow the value on it.
  static func write(_ value: JSONValue, indent: Int, used: Int, to output: inout [UInt8]) {
    var room = 100 - used
    if fits(value, room: &room) { return writeLine(value, to: &output) }
    switch value.content {
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        startLine(index, indent: indent + 2, to: &output)
        write(element, indent: indent + 2, used: indent + 3, to: &output)
      }
      startLine(0, indent: indent, to: &output)
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        startLine(index, indent: indent + 2, to: &output)
        write(string: member.name, to: &output)
        output.append(UInt8(ascii: ":"))
        output.append(UInt8(ascii: " "))
        let used = indent + member.name.utf8.count + 7
        write(member.value, indent: indent + 2, used: used, to: &output)
      }
      startLine(0, indent: indent, to: &output)
      output.append(UInt8(ascii: "}"))
    case .null, .bool, .integer, .decimal, .string:
      writeLine(value, to: &output)
    }
  }

  private static func startLine(_ index: Int, indent: Int, to output: inout [UInt8]) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: indent))
  }

  /// Whether the value fits into `room` bytes. Stops as soon as it does not.
  private static func fits(_ value: JSONValue, room: inout Int) -> Bool {
    switch value.content {
    case .null, .bool, .integer, .decimal: room -= 5
    case .string(let text): room -= text.utf8.count + 2
    case .array(let elements):
      room -= 2
      for element in elements {
        room -= 2
        guard room >= 0, fits(element, room: &room) else { return false }
      }
    case .object(let members):
      room -= 2
      for member in members {
        room -= member.name.utf8.count + 6
        guard room >= 0, fits(member.value, room: &room) else { return false }
      }
    }
    return room >= 0
  }

  private static func writeLine(_ value: JSONValue, to output: inout [UInt8]) {
    switch value.content {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let isTrue): output.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .integer(let number): output.append(contentsOf: String(number).utf8)
    case .decimal(let number):
      output.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    case .string(let text): write(string: text, to: &output)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        writeLine(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        write(string: member.name, to: &output)
        output.append(contentsOf: ": ".utf8)
        writeLine(member.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func write(string: String, to output: inout [UInt8]) {
    var string = string
    output.append(UInt8(ascii: "\""))
    string.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where needsEscape(bytes[index]) {
        output.append(contentsOf: bytes[start..<index])
        escape(bytes[index], to: &output)
        start = index + 1
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0..<0x20:
      output.append(contentsOf: "u00".utf8)
      output.append(0x30 + byte >> 4)
      output.append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
    default: output.append(byte)
    }
  }
}
