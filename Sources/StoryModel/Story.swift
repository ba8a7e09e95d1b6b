/// A story: the canonical form between importers and exporters.
public struct Story {}
