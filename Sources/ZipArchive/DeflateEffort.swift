package import CZlib

/// How hard to look for what was said before, so that it need not be said again.
package enum DeflateEffort: Equatable, Sendable {
  /// One of zlib's levels: 0 stores, 1 is fastest, 9 is smallest. What lies outside becomes the
  /// nearest inside.
  case level(Int)
  /// What suits chapters of prose. zlib's own 6 goes on looking where prose has little left to find:
  /// this is 1.5 to 2 % larger, in less than two thirds of the time.
  case prose

  /// The level that zlib is set up with.
  package var zlibLevel: Int32 {
    switch self {
    case .level(let level): Int32(min(max(level, 0), 9))
    // Like all from 4 on it looks whether the next byte starts a longer match.
    case .prose: 5
    }
  }

  /// Sets the bounds of the search in a stream that was just set up or reset, which undoes them.
  package func tune(_ stream: UnsafeMutablePointer<z_stream>) {
    guard self == .prose else { return }
    // Matches of 4 bytes make it look less, those of 5 not look at the next byte, those of 24 not
    // look on; it looks at 14 places at most (zlib.h, `deflateTune`).
    _ = deflateTune(stream, 4, 5, 24, 14)
  }
}
