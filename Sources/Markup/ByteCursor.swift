/// A position in a document's bytes that only moves forward.
package struct ByteCursor {
  package var offset = 0
}
