/// The rules of stylesheets that say something a story can hold.
///
/// Rules are found by the class, the id or the name of the element that they are about, so that
/// the number of rules hardly matters.
package struct StyleSheet: Sendable {
  private struct Rule: Sendable {
    var selector: Selector
    var style: Style
    /// Later rules of the same specificity win.
    var order: Int
  }

  private var rules: [Rule] = []
  private var byClass: [String: [Int]] = [:]
  private var byID: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]
  private var forAny: [Int] = []

  /// Rules beyond this number are not read.
  private static let ruleLimit = 5_000
  /// Rules that can be about one element; more are only in stylesheets made to cost time.
  private static let candidateLimit = 64

  package init() {}

  /// Whether no rule says anything.
  package var isEmpty: Bool { rules.isEmpty }

  /// Whether a rule looks at elements around the one that it is about.
  private(set) var looksAtAncestors = false

  /// Adds the rules of `css`, which go before those read so far.
  /// - Complexity: O(n) in bytes.
  package mutating func add(_ css: some Sequence<UInt8>) {
    add(Array(css)[...], depth: 0)
  }

  private mutating func add(_ css: ArraySlice<UInt8>, depth: Int) {
    var scanner = StyleScanner(css)
    while rules.count < Self.ruleLimit, let rule = scanner.nextRule() {
      switch rule {
      case .style(let prelude, let body):
        let style = Style(declarations: body)
        guard !style.isEmpty else { continue }
        for text in prelude.split(separator: UInt8(ascii: ",")) {
          if let selector = Selector(text) { add(selector, style) }
        }
      case .group(let name, let condition, let body):
        let isForScreens =
          name == "supports" || name == "layer"
          || name == "media" && !condition.hasPrefix("print") && !condition.hasPrefix("not")
            && !condition.contains("amzn-mobi")
        if isForScreens, depth < 8 { add(body, depth: depth + 1) }
      }
    }
  }

  private mutating func add(_ selector: Selector, _ style: Style) {
    let index = rules.count
    rules.append(Rule(selector: selector, style: style, order: index))
    if !selector.ancestors.isEmpty { looksAtAncestors = true }
    let subject = selector.subject
    if let name = subject.classes.first {
      byClass[name, default: []].append(index)
    } else if !subject.id.isEmpty {
      byID[subject.id, default: []].append(index)
    } else if !subject.name.isEmpty {
      byName[subject.name, default: []].append(index)
    } else {
      forAny.append(index)
    }
  }

  /// What the rules say about an element.
  /// - Parameter ancestors: the elements around it, outermost first.
  func style(of element: ElementKey, within ancestors: [ElementKey]) -> Style {
    var found: [Int] = forAny
    if let rules = byName[element.name] { found += rules }
    if !element.id.isEmpty, let rules = byID[element.id] { found += rules }
    for name in element.classes.prefix(16) {
      if let rules = byClass[name] { found += rules }
    }
    let matching = found.suffix(Self.candidateLimit).map { rules[$0] }.filter {
      $0.selector.subject.matches(element) && Self.matches($0.selector, ancestors)
    }.sorted {
      let left = $0.selector.specificity
      let right = $1.selector.specificity
      return left == right ? $0.order < $1.order : left < right
    }
    var style = Style()
    for rule in matching { style.merge(rule.style) }
    return style
  }

  private static func matches(_ selector: Selector, _ ancestors: [ElementKey]) -> Bool {
    var rest = ancestors.suffix(32)
    for (compound, isParent) in selector.ancestors {
      guard let last = rest.last else { return false }
      if isParent {
        guard compound.matches(last) else { return false }
        rest = rest.dropLast()
      } else {
        guard let index = rest.lastIndex(where: compound.matches) else { return false }
        rest = rest[..<index]
      }
    }
    return true
  }
}
