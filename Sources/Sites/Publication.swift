/// What goes to a site: files to paste or to upload, and what became of the story on its way.
public struct Publication: Sendable {
  /// The files, in the order of use.
  public var files: [PublicationFile]
  /// What was kept, changed and lost.
  public var report: PublicationReport
}

/// A file to paste or to upload.
public struct PublicationFile: Equatable, Sendable {
  /// Its name: `01-salt.html`.
  public var name: String
  /// What is in it.
  public var bytes: [UInt8]
}

/// What became of a story on its way to a site, for people to read.
public struct PublicationReport: Equatable, Sendable {
  /// The site's name.
  public var site: String
  /// What each file is for and how large it is.
  public var files: [String] = []
  /// What the site shows as the story has it.
  public var kept: [String] = []
  /// What it shows in another way.
  public var changed: [String] = []
  /// What it does not show.
  public var lost: [String] = []
  /// What exceeds a limit of the site, or comes near.
  public var limits: [String] = []
  /// Which of this is not confirmed for the site.
  public var unconfirmed: [String] = []
  /// What to know before pasting.
  public var advice: [String] = []

  /// All of it, a few lines each with its heading.
  public var text: String {
    var text = "for \(site)\n"
    for (heading, lines) in [
      ("files", files), ("kept", kept), ("changed", changed), ("lost, but for the words", lost),
      ("limits", limits),
      ("not confirmed for this site", unconfirmed), ("to know", advice),
    ] where !lines.isEmpty {
      text += heading + ":\n"
      for line in lines { text += "  " + line + "\n" }
    }
    return text
  }
}

extension Int {
  /// The number with commas between groups of three digits.
  var grouped: String {
    let digits = Array(String(self))
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { result += "," }
      result.append(digit)
    }
    return result
  }
}
