// Who imports Quire gets the model and the protocols with it.
@_exported public import Conversion
@_exported public import StoryModel
