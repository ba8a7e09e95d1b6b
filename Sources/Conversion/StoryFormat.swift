/// The format of a story outside Quire.
public struct StoryFormat {}
