extension XMLTreeBuilder {
  /// Adds the attributes of the last tag and puts its namespace declarations in force.
  mutating func attributes(_ tokenizer: inout XMLTokenizer) throws(MarkupError) {
    // By index: an array that is walked through while the tokenizer changes would be copied.
    let count = tokenizer.attributes.count
    for index in 0..<count {
      let attribute = tokenizer.attributes[index]
      if tokenizer.base[Int(attribute.name.lower)] == UInt8(ascii: "x") {
        try declareNamespace(attribute, &tokenizer)
      }
    }
    let first = tree.attributes.count
    var prefixed = 0
    for index in 0..<count {
      let attribute = tokenizer.attributes[index]
      var record = AttributeRecord(
        name: attribute.name, value: attribute.value, offset: attribute.offset)
      let name = tokenizer.bytes(attribute.name)
      let length = try prefixLength(name, at: Int(attribute.offset), &tokenizer)
      if length > 0 {
        let prefix = UnsafeBufferPointer(rebasing: name[..<(length - 1)])
        let namespace = try namespace(of: prefix, at: Int(attribute.offset), &tokenizer)
        if let namespace {
          record.namespace = namespace
          record.prefixLength = UInt8(truncatingIfNeeded: length)
          prefixed += 1
        }
      } else if isSame(name, ("xmlns" as StaticString).bytes) {
        record.namespace = .xmlns
      }
      tree.attributes.append(record)
    }
    if prefixed > 1 { try checkExpandedNames(from: first, &tokenizer) }
  }

  /// No two attributes may have one local name in one namespace (Namespaces in XML 1.0, 6.3).
  private func checkExpandedNames(
    from first: Int, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    func local(_ record: AttributeRecord) -> UnsafeBufferPointer<UInt8> {
      let name = tokenizer.bytes(record.name)
      return UnsafeBufferPointer(rebasing: name[Int(record.prefixLength)...])
    }
    let records = tree.attributes[first...].filter { $0.prefixLength > 0 }
    for (index, record) in records.enumerated() {
      for earlier in records[..<index]
      where earlier.namespace == record.namespace && local(earlier).elementsEqual(local(record)) {
        let range = record.name
        try tokenizer.violation(
          .duplicateAttribute(tokenizer.string(from: Int(range.lower), to: Int(range.upper))),
          at: Int(record.offset), repairedFrom: .recovering)
      }
    }
  }

  /// Bytes of a name up to and with its colon, 0 if it has none.
  @inline(__always)
  func prefixLength(
    _ name: UnsafeBufferPointer<UInt8>, at offset: Int, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) -> Int {
    for index in 0..<name.count where name[index] == UInt8(ascii: ":") {
      return try prefixLength(name, colon: index, at: offset, &tokenizer)
    }
    return 0
  }

  private func prefixLength(
    _ name: UnsafeBufferPointer<UInt8>, colon: Int, at offset: Int,
    _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) -> Int {
    let isQualified =
      colon > 0 && colon + 1 < name.count && colon < 255
      && !name[(colon + 1)...].contains(UInt8(ascii: ":"))
    if isQualified { return colon + 1 }
    try tokenizer.violation(
      .malformedTag(messageName(name)), at: offset, repairedFrom: .tolerant)
    return 0
  }

  /// What a prefix means; an undeclared one what it usually does, if the options allow that.
  func namespace(
    of prefix: UnsafeBufferPointer<UInt8>, at offset: Int, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) -> MarkupNamespace? {
    if let namespace = scope.namespace(of: prefix) { return namespace }
    let name = messageName(prefix)
    try tokenizer.violation(
      .undeclaredPrefix(name), as: .undeclaredPrefix(name), at: offset, repairedFrom: .tolerant)
    return MarkupNamespace.usual(forPrefix: prefix)
  }

  private mutating func declareNamespace(
    _ attribute: RawAttribute, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    let name = tokenizer.bytes(attribute.name)
    let xmlns = ("xmlns" as StaticString).bytes
    guard name.starts(with: xmlns) else { return }
    let isDefault = name.count == xmlns.count
    guard isDefault || name[xmlns.count] == UInt8(ascii: ":") else { return }
    let value = tokenizer.withBytes(attribute.value) { String(decoding: $0, as: UTF8.self) }
    let namespace = namespaces.namespace(named: value)
    if isDefault {
      if namespace == .xmlns || namespace == .xml {
        try tokenizer.violation(
          .invalidNamespaceDeclaration("xmlns"), at: Int(attribute.offset),
          repairedFrom: .tolerant)
      } else {
        scope.declareDefault(namespace)
      }
      return
    }
    let prefix = UnsafeBufferPointer(rebasing: name[(xmlns.count + 1)...])
    let isXML = prefix.elementsEqual(("xml" as StaticString).bytes)
    let isReserved =
      prefix.isEmpty || prefix.elementsEqual(xmlns) || namespace == .none || namespace == .xmlns
      || isXML != (namespace == .xml)
    if isReserved {
      try tokenizer.violation(
        .invalidNamespaceDeclaration(messageName(name)), at: Int(attribute.offset),
        repairedFrom: .tolerant)
    } else {
      scope.declare(prefix, namespace)
    }
  }
}
