extension StructureReader {
  /// Finds letters: from a salutation on a line of its own to a signature.
  mutating func findLetters() {
    var index = bodyStart
    var looked = 0
    while index < units.count {
      guard units[index].kind == .paragraph, isSalutation(units[index]),
        let end = signatureEnd(after: index, looked: &looked)
      else {
        index += 1
        continue
      }
      for member in index..<end
      where units[member].kind == .paragraph || units[member].kind == .verse
        || units[member].kind == .quote
      {
        units[member].kind = .letter
        units[member].confidence = 82
        units[member].runnerUp = .paragraph
        units[member].runnerUpConfidence = 15
      }
      units[index].evidence.insert(.salutation)
      units[end - 1].evidence.insert(.signature)
      index = end
    }
    joinSetOffLines()
  }

  /// Parts the letters that an outline names: one ends where its signature does.
  mutating func findToldLetters() {
    var index = 0
    while index < units.count {
      guard units[index].kind == .letter else {
        index += 1
        continue
      }
      var end = index
      while end < units.count, units[end].kind == .letter { end += 1 }
      var looked = 0
      while index < end {
        units[index].evidence.insert(.salutation)
        let signature = signatureEnd(after: index, looked: &looked) ?? end
        index = min(signature, end)
        units[index - 1].evidence.insert(.signature)
      }
    }
  }

  private func isSalutation(_ unit: Unit) -> Bool {
    guard unit.lineCount == 1 else { return false }
    let line = lines[Int(unit.first)]
    guard line.width < 60 else { return false }
    let last = bytes[Int(line.end) - 1]
    guard last >= 0x80 || last.isOne(of: ",:!-_*\"") else { return false }
    var text = range(unit)
    while !text.isEmpty {
      let (value, length) = bytes.scalar(at: text.lowerBound)
      guard ScalarClass.opensSpeech(value) || bytes[text.lowerBound].isOne(of: "_*") else { break }
      text = text.lowerBound + length..<text.upperBound
    }
    switch lastCharacter(text) {
    case 0x2C, 0x3A, 0x21, 0x2014, 0x2D, 0xFF0C, 0xFF1A: break
    default: return false
    }
    guard Self.salutations.mayHold(bytes, at: text.lowerBound),
      Self.salutations.contains(LowerCase.text(bytes, text))
    else { return false }
    return LineShape(bytes, text).words <= 9
  }

  /// The last character but for spaces, quotation marks and brackets; 0 where there is none.
  private func lastCharacter(_ range: Range<Int>) -> UInt32 {
    var end = range.upperBound
    while end > range.lowerBound {
      let (value, length) = bytes.scalar(before: end)
      if value != 0x20, value != 0x09, value != 0xA0, value != 0x3000, !ScalarClass.isCloser(value)
      {
        return value
      }
      end -= length
    }
    return 0
  }

  private static let salutations = Prefixes([
    "dear ", "my dear", "dearest", "my dearest", "to whom", "to my ", "beloved", "my love",
    "my darling", "darling ", "sehr geehrte", "liebe ", "lieber ", "liebste", "cher ", "chère ",
    "mon cher", "ma chère", "querid", "estimad", "caro ", "cara ", "carissim", "beste ", "lieve ",
    "kära ", "käre ", "drog", "kochan", "дорог", "мил", "уважаем", "любий", "люба", "шановн",
    "sevgili", "yth", "kepada", "gửi ", "thân gửi", "亲爱的", "親愛", "拝啓", "عزيزي", "יקיר",
  ])

  private static let closings = Prefixes([
    "yours", "your ", "love,", "love always", "with love", "all my love", "much love", "sincerely",
    "regards", "best regards", "best wishes", "kind regards", "best,", "respectfully", "faithfully",
    "affectionately", "forever", "always,", "cordially", "warmly", "xoxo", "ever yours",
    "i am, sir", "i remain", "liebe grüße", "mit freundlichen", "herzlich", "dein", "deine", "ihr ",
    "ihre ", "bien à", "cordialement", "amicalement", "ton ", "ta ", "votre ", "tuyo", "tuya",
    "tu ", "suyo", "atentamente", "con cariño", "un abrazo", "con amor", "teu", "tua", "seu", "sua",
    "com amor", "tuo", "cordiali", "con affetto", "je ", "liefs", "groetjes", "met vriendelijke",
    "din ", "kära hälsningar", "vänliga", "twój", "twoja", "z poważaniem", "твой", "твоя", "ваш",
    "с любовью", "с уважением", "твій", "з повагою", "sevgiler", "saygılar", "salam", "hormat",
    "敬具", "かしこ", "此致",
  ])

  /// The unit after the signature of the letter that starts at `start`.
  /// - Parameter looked: the unit that no closing stands before, so that none is looked at twice.
  private func signatureEnd(after start: Int, looked: inout Int) -> Int? {
    let limit = min(units.count, start + 30)
    var index = max(start + 1, looked)
    defer { looked = max(looked, index) }
    while index < limit {
      let unit = units[index]
      switch unit.kind {
      case .paragraph, .verse, .quote, .letter: break
      default: return nil
      }
      if isClosing(unit) {
        var end = index + 1
        // The name, and what stands right below it.
        if unit.lineCount == 1, end < units.count, isName(units[end]),
          units[end].gap <= unit.gap || units[end].gap <= 1
        {
          end += 1
        }
        while end < units.count, units[end].gap == 0, !profile.runsOn, isName(units[end]) {
          end += 1
        }
        if end < units.count, end < limit, isPostscript(units[end]) { end += 1 }
        return end
      }
      index += 1
    }
    return nil
  }

  private func isPostscript(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph || unit.kind == .letter,
      Int(unit.gap) <= max(1, profile.usualGap)
    else { return false }
    let text = lowercased(unit, limit: 8)
    return text.hasPrefix("p.s.") || text.hasPrefix("p. s.") || text.hasPrefix("ps:")
      || text.hasPrefix("ps.") || text.hasPrefix("p.-s.")
  }

  private func isClosing(_ unit: Unit) -> Bool {
    guard width(unit) <= 90, unit.lineCount <= 4 else { return false }
    var opening = opening(unit, limit: 120)
    while !opening.isEmpty {
      let (value, length) = bytes.scalar(at: opening.lowerBound)
      switch value {
      case 0x20, 0x22, 0x27, 0x2A, 0x2D, 0x5F, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D:
        opening = opening.lowerBound + length..<opening.upperBound
        continue
      default: break
      }
      break
    }
    guard Self.closings.mayHold(bytes, at: opening.lowerBound),
      Self.closings.contains(LowerCase.text(bytes, opening))
    else { return false }
    let first = LineShape(bytes, lines[Int(unit.first)].range)
    return first.words <= 8 && (first.last == 0x2C || unit.lineCount > 1 || first.words <= 4)
  }

  private func isName(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .paragraph, .verse: break
    case .letter where !isQuoted(Int(unit.first)): break
    default: return false
    }
    guard width(unit) <= 60 else { return false }
    let look = LineShape(bytes, lines[Int(unit.first)].range)
    return look.words <= 6 && look.longLowercaseWords <= 1 && !look.startsLowercase
      && look.last != 0x3F
  }

  // MARK: Neighbours

  /// A single set-off line goes with the verse or the quotation that it stands by.
  private mutating func joinSetOffLines() {
    guard profile.isWrapped else { return }
    for index in units.indices
    where units[index].kind == .paragraph && units[index].evidence.contains(.indented) {
      let line = lines[Int(units[index].first)]
      guard units[index].lineCount == 1 else { continue }
      let isShort = Int(line.width) + Int(line.indent) < profile.margin - 8
      for neighbour in [index - 1, index + 1] where units.indices.contains(neighbour) {
        let other = units[neighbour]
        guard other.kind == .verse || other.kind == .quote, other.lineCount > 0,
          !other.evidence.contains(.quoteMark)
        else { continue }
        let otherIndent = Int(lines[Int(other.first)].indent)
        let near = max(Int(neighbour > index ? other.gap : units[index].gap), 0) <= 1
        guard near, abs(otherIndent - Int(line.indent)) <= 8 || other.kind == .verse else {
          continue
        }
        units[index].kind = other.kind == .verse && !isShort ? .quote : other.kind
        units[index].evidence.insert(.neighbour)
        units[index].confidence = 70
        units[index].runnerUp = .paragraph
        units[index].runnerUpConfidence = 25
        break
      }
      if units[index].kind == .paragraph, isShort, line.indent >= 4, !isPlate(units[index]) {
        let look = LineShape(bytes, line.range)
        // Centred words are a sign or an inscription; a sentence that is set in is a quotation.
        if look.words >= 2, !look.opensSpeech || look.endsInCloser {
          units[index].kind = look.endsSentence && look.words > 6 ? .quote : .verse
          units[index].confidence = 55
          units[index].runnerUp = .paragraph
          units[index].runnerUpConfidence = 40
        }
      }
    }
  }
}
