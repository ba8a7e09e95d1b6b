internal import StoryModel

/// Tells the marks that stand between scenes from words.
enum SceneMark {
  /// Whether `text`, white space collapsed, is a mark: `* * *`, `~oOo~`, `—⁂—`.
  ///
  /// Full stops, question marks and the like alone are something that somebody says.
  static func isMark(_ text: String) -> Bool {
    let count = text.utf8.count
    guard count > 0, count <= 120 else { return false }
    var marks = 0
    var letters: [UInt32] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0xA0, 0x2002...0x200B, 0x3000, 0xFE0E, 0xFE0F: continue
      // What people draw lines and stars with.
      case 0x2A, 0x23, 0x7E, 0x3D, 0x5F, 0x2D, 0x2B, 0x2F, 0x5C, 0x7C, 0x3C, 0x3E, 0x5E, 0x40,
        0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0xB0, 0xB7, 0xD7, 0xA7, 0xA4:
        marks += 1
      case 0x2010...0x2015, 0x2020...0x2023, 0x203B, 0x2042, 0x2051, 0x2043, 0x2190...0x2BFF,
        0x3004...0x3007, 0x301C, 0x3030, 0xFF0A, 0xFF5E, 0xFF0D, 0x1F000...0x1FAFF, 0x2E3A, 0x2E3B:
        marks += 1
      case 0x2E, 0x3A, 0x2026:
        continue
      case 0x4F, 0x6F, 0x58, 0x78, 0x30: letters.append(scalar.value)
      default: return false
      }
      if letters.count > 24 { return false }
    }
    if !letters.isEmpty {
      // oOo and xXx are drawn; a lone "O" or "Xo" is said.
      guard letters.count >= 3 || marks >= 2 else { return false }
      return marks > 0 || Set(letters.map { $0 | 0x20 }).count == 1
    }
    // A single dash breaks a sentence off.
    guard marks == 1 else { return marks > 1 }
    let only = text.unicodeScalars.first { $0.value > 0x20 && $0.value != 0xA0 }?.value ?? 0
    return only == 0x2A || only == 0x23 || only == 0x7E || only >= 0x2020 && only != 0x2026
  }
}
