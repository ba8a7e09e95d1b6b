/// The entities that a document declares in itself.
struct EntityTable {
  struct Entity {
    /// What is written between the quotes; `nil` if the entity is a file.
    var value: MarkupRange?
    /// What is left after all references in it are replaced, once that was asked for.
    var expansion: EntityExpansion?
    var isOpen = false
  }

  var entities: [Entity] = []
  var indices: [[UInt8]: Int] = [:]
  /// Bytes that references have brought into the document so far.
  var expandedBytes = 0
}

enum EntityExpansion {
  case text([UInt8])
  case markup
  case external
  case undeclared
}

extension XMLTokenizer {
  /// Reads declarations up to the ']' that ends them; the byte after it, or `nil` if there is none.
  mutating func internalSubset(from start: Int) throws(MarkupError) -> Int? {
    var index = start
    while true {
      skipSpace(&index)
      guard index < count else { return nil }
      switch base[index] {
      case UInt8(ascii: "]"): return index &+ 1
      case UInt8(ascii: "%"):
        problems.report(.ignoredDeclaration("parameter entity"), at: index)
        guard let end = find(";", from: index) else { return nil }
        index = end &+ 1
      case UInt8(ascii: "<"):
        guard let end = try subsetDeclaration(at: index) else { return nil }
        index = end
      default:
        try violation(.malformedDeclaration, at: index, repairedFrom: .recovering)
        index &+= 1
      }
    }
  }

  private mutating func subsetDeclaration(at start: Int) throws(MarkupError) -> Int? {
    if starts(with: "<!--", at: start) { return find("-->", from: start &+ 4).map { $0 &+ 3 } }
    if starts(with: "<?", at: start) { return find("?>", from: start &+ 2).map { $0 &+ 2 } }
    if starts(with: "<!ENTITY", at: start) { return try entityDeclaration(at: start) }
    if !starts(with: "<!ELEMENT", at: start), !starts(with: "<!ATTLIST", at: start),
      !starts(with: "<!NOTATION", at: start)
    {
      try violation(.malformedDeclaration, at: start, repairedFrom: .recovering)
    }
    return declarationEnd(from: start)
  }

  /// The offset after the '>' that ends a declaration, quotes minded.
  private func declarationEnd(from start: Int) -> Int? {
    var index = start
    while index < count, base[index] != UInt8(ascii: ">") {
      let byte = base[index]
      index &+= 1
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        while index < count, base[index] != byte { index &+= 1 }
        index &+= 1
      }
    }
    return index < count ? index &+ 1 : nil
  }

  private mutating func entityDeclaration(at start: Int) throws(MarkupError) -> Int? {
    var index = start &+ 8
    let spaceStart = index
    skipSpace(&index)
    if index < count, base[index] == UInt8(ascii: "%") {
      problems.report(.ignoredDeclaration("parameter entity"), at: start)
      return declarationEnd(from: start)
    }
    let nameStart = index
    index = nameEnd(from: nameStart)
    guard index > nameStart, nameStart > spaceStart else {
      try violation(.malformedDeclaration, at: start, repairedFrom: .recovering)
      return declarationEnd(from: start)
    }
    let name = Array(UnsafeBufferPointer(start: base + nameStart, count: index &- nameStart))
    let value = quoted(&index)
    if value == nil {
      skipSpace(&index)
      if !starts(with: "SYSTEM", at: index), !starts(with: "PUBLIC", at: index) {
        try violation(.malformedDeclaration, at: start, repairedFrom: .recovering)
      }
    }
    // The first declaration of a name counts (XML 1.0, 4.2).
    if entities.indices[name] == nil {
      entities.indices[name] = entities.entities.count
      entities.entities.append(EntityTable.Entity(value: value))
    }
    return declarationEnd(from: index)
  }

  /// What a reference to `name` at `offset` brings into the document.
  /// - Throws: what grows too much, too deep or into itself, whatever the options are.
  mutating func expansion(
    of name: UnsafeBufferPointer<UInt8>, at offset: Int
  ) throws(MarkupError) -> EntityExpansion {
    guard !entities.entities.isEmpty, let index = entities.indices[Array(name)] else {
      return .undeclared
    }
    let expansion = try expansion(ofEntity: index, name, at: offset, depth: 1)
    if case .text(let bytes) = expansion {
      entities.expandedBytes &+= bytes.count
      try checkSize(entities.expandedBytes, of: name, at: offset)
    }
    return expansion
  }

  private func checkSize(
    _ size: Int, of name: UnsafeBufferPointer<UInt8>, at offset: Int
  ) throws(MarkupError) {
    let limit = max(limits.entityBytes, count)
    guard size <= limit else {
      throw error(
        .entityTooLarge(messageName(name), limit: limit), at: offset)
    }
  }

  private mutating func expansion(
    ofEntity index: Int, _ name: UnsafeBufferPointer<UInt8>, at offset: Int, depth: Int
  ) throws(MarkupError) -> EntityExpansion {
    if let known = entities.entities[index].expansion { return known }
    guard !entities.entities[index].isOpen else {
      throw error(.recursiveEntity(messageName(name)), at: offset)
    }
    guard depth <= limits.entityDepth else {
      let reason = MarkupError.Reason.entityTooDeep(
        messageName(name), limit: limits.entityDepth)
      throw error(reason, at: offset)
    }
    guard let value = entities.entities[index].value else { return .external }
    entities.entities[index].isOpen = true
    let bytes = UnsafeBufferPointer(start: base + Int(value.lower), count: value.count)
    let expansion = try replaceReferences(in: bytes, of: name, at: offset, depth: depth)
    entities.entities[index].isOpen = false
    entities.entities[index].expansion = expansion
    return expansion
  }

  /// Replaces the references in an entity's value; what refers to nothing stays as it is written.
  private mutating func replaceReferences(
    in value: UnsafeBufferPointer<UInt8>, of name: UnsafeBufferPointer<UInt8>, at offset: Int,
    depth: Int
  ) throws(MarkupError) -> EntityExpansion {
    // Character references are replaced where an entity is declared, all others where it is used
    // (XML 1.0, 4.4), so that "&#38;#60;" ends as '<' in two steps.
    let declared = replaceCharacterReferences(in: value)
    if declared.contains(UInt8(ascii: "<")) { return .markup }
    var output: [UInt8] = []
    var index = 0
    while index < declared.count {
      guard declared[index] == UInt8(ascii: "&") else {
        output.append(declared[index])
        index += 1
        continue
      }
      let rest = declared[index...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
        output.append(contentsOf: rest)
        break
      }
      let reference = Array(declared[index...end])
      index = end + 1
      let inner = try reference.withUnsafeBufferPointer {
        (reference) throws(MarkupError) -> EntityExpansion in
        let inner = UnsafeBufferPointer(rebasing: reference.dropFirst().dropLast())
        return try replacement(for: inner, at: offset, depth: depth)
      }
      switch inner {
      case .text(let bytes): output.append(contentsOf: bytes)
      case .markup: return .markup
      case .external: return .external
      case .undeclared: output.append(contentsOf: reference)
      }
      try checkSize(output.count, of: name, at: offset)
    }
    return .text(output)
  }

  private mutating func replacement(
    for name: UnsafeBufferPointer<UInt8>, at offset: Int, depth: Int
  ) throws(MarkupError) -> EntityExpansion {
    if let byte = predefinedEntity(name) { return .text([byte]) }
    if name.first == UInt8(ascii: "#") {
      let reference = [UInt8(ascii: "&")] + name + [UInt8(ascii: ";")]
      return reference.withUnsafeBufferPointer {
        .text(replaceCharacterReferences(in: $0))
      }
    }
    if let index = entities.indices[Array(name)] {
      return try expansion(ofEntity: index, name, at: offset, depth: depth + 1)
    }
    let known = Array(name) + [UInt8(ascii: ";")]
    let match = known.withUnsafeBufferPointer { NamedCharacterReferences.shared.longestMatch($0) }
    guard knowsHTMLEntities, let match, match.length == known.count else { return .undeclared }
    var bytes: [UInt8] = []
    appendUTF8(match.first, to: &bytes)
    if match.second != 0 { appendUTF8(match.second, to: &bytes) }
    return .text(bytes)
  }

  private func replaceCharacterReferences(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let isReference =
        bytes[index] == UInt8(ascii: "&") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: "#")
      guard isReference else {
        output.append(bytes[index])
        index += 1
        continue
      }
      var length = 2
      let rest = UnsafeBufferPointer(rebasing: bytes[index...])
      if let scalar = characterReference(rest, length: &length), isXMLCharacter(scalar) {
        appendUTF8(scalar, to: &output)
      } else {
        output.append(contentsOf: rest.prefix(length))
      }
      index += length
    }
    return output
  }
}
