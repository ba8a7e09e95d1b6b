/// A document as a tree.
package struct MarkupDocument: Sendable {
  let storage: MarkupStorage

  /// What was wrong and could be read nevertheless, in order of place.
  package let diagnostics: [MarkupDiagnostic]
  /// Diagnostics beyond ``MarkupLimits/diagnostics``.
  package let omittedDiagnosticCount: Int

  init(_ storage: MarkupStorage, problems: ProblemLog) {
    self.storage = storage
    diagnostics = problems.entries
      .map { MarkupDiagnostic($0.problem, at: storage.source.position(of: $0.offset)) }
      .sorted { $0.position < $1.position }
    omittedDiagnosticCount = problems.omitted
  }

  /// The document itself, above all elements.
  package var root: MarkupNode { MarkupNode(storage: storage, index: 0) }

  /// The first element: `html`, `package`, ...
  package var rootElement: MarkupNode? { root.childElements.first { _ in true } }

  package var doctype: MarkupDoctype? { storage.doctype }

  package var source: MarkupSource { storage.source }

  /// The number of nodes, the document included.
  package var nodeCount: Int { storage.nodes.count }

  /// The name of a namespace that occurs in this document.
  package func name(of namespace: MarkupNamespace) -> String {
    storage.namespaces.name(of: namespace)
  }
}
