import Conversion
import Sites
import StoryModel

extension Publication {
  /// All files and the report as one text.
  var asText: String {
    var text = ""
    for file in files where !file.name.hasSuffix(".png") {
      text += "=== \(file.name)\n" + String(decoding: file.bytes, as: UTF8.self)
    }
    return text + "=== report\n" + report.text
  }
}

/// Writes each text as it is, a line for each block.
struct LineExporter: Exporter {
  var format: StoryFormat { .text }

  func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    for section in story.sections {
      if section.hasHeading { output.append(verbatim: section.headingText + "\n") }
      section.blocks.forEachBlock { block in
        if case .sceneBreak(let sceneBreak) = block {
          output.append(verbatim: sceneBreak.mark + "\n")
        }
        [block].forEachText { output.append(verbatim: $0 + "\n") }
      }
    }
  }

  func representable(_ story: Story) -> Story { story }
}
