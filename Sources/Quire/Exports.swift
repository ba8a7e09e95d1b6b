// Who imports Quire gets the model, the protocols and the formats' options with it.
@_exported public import BBCodeExport
@_exported public import Conversion
@_exported public import EPUBExport
@_exported public import EPUBImport
@_exported public import MarkdownExport
@_exported public import MarkdownImport
@_exported public import PlainTextExport
@_exported public import PlainTextImport
@_exported public import Sites
@_exported public import StoryModel
@_exported public import Typography
@_exported public import XHTMLExport
@_exported public import XHTMLImport
