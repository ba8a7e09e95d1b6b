// swift-tools-version: 6.2

import PackageDescription

/// A module of the house: what it may import, and whether `Tests` holds a suite for it.
/// The arrows point one way; `--explicit-target-dependency-import-check error` holds them.
struct Module {
  var name: String
  var path: String?
  var uses: [Target.Dependency]

  init(_ name: String, at path: String? = nil, uses: [Target.Dependency] = []) {
    self.name = name
    self.path = path
    self.uses = uses
  }
}

/// The folders of `Sources/Importers`: target `XImport` each.
let importers: [(format: String, uses: [Target.Dependency])] = [
  ("Markdown", ["ByteScanning", "Markup"]),
  ("JSON", []),
  ("PlainText", ["ByteScanning"]),
  ("XHTML", ["CivilCalendar", "Markup", "StoryLabels"]),
  ("EPUB", ["Markup", "XHTMLImport", "ZipArchive"]),
]

/// The folders of `Sources/Exporters`: target `XExport` each.
let exporters: [(format: String, uses: [Target.Dependency])] = [
  ("Markdown", ["Markup"]),
  (
    "EPUB",
    ["CivilCalendar", "Markup", "StoryLabels", "StoryResources", "XHTMLExport", "ZipArchive"]
  ),
  ("XHTML", ["ByteScanning", "Markup", "StoryLabels", "StoryResources"]),
  ("JSON", []),
  ("BBCode", []),
  ("PlainText", []),
  ("Outline", []),
]

let modules: [Module] =
  [
    Module("ByteScanning"),
    Module("StoryModel", uses: ["ByteScanning"]),
    Module("Conversion", uses: ["StoryModel", "CSched"]),
    Module("StoryLabels", uses: ["Conversion"]),
    Module("Markup", uses: ["ByteScanning"]),
    Module("CivilCalendar"),
    Module("ZipArchive", uses: ["CivilCalendar", "CZlib"]),
    Module("Typography", uses: ["StoryModel"]),
    Module("Sites", uses: ["Conversion", "StoryModel"]),
    Module("TarArchive"),
  ]
  + [
    Module("TestSupport", at: "Tests/TestSupport", uses: ["Conversion", "StoryModel"]),
    Module("SampleBooks", at: "Tests/SampleBooks", uses: ["ZipArchive"]),
  ]
  + importers.map { format, uses in
    Module(
      "\(format)Import", at: "Sources/Importers/\(format)",
      uses: ["Conversion", "StoryModel"] + uses)
  }
  + exporters.map { format, uses in
    Module(
      "\(format)Export", at: "Sources/Exporters/\(format)",
      uses: ["Conversion", "StoryModel"] + uses)
  }

/// Suites in `Tests`, each named after what it tests.
let suites: [(name: String, uses: [Target.Dependency])] = [
  ("ByteScanning", ["ByteScanning", "TestSupport"]),
  ("StoryModel", ["StoryModel", "TestSupport"]),
  ("JSON", ["JSONImport", "JSONExport", "Conversion", "StoryModel", "TestSupport"]),
  ("OutlineExport", ["OutlineExport", "Conversion", "StoryModel", "TestSupport"]),
  ("PlainTextExport", ["PlainTextExport", "Conversion", "StoryModel", "TestSupport"]),
  ("Markup", ["Markup"]),
  ("PlainTextImport", ["PlainTextImport", "Conversion", "StoryModel", "TestSupport"]),
  (
    "Markdown",
    [
      "MarkdownImport", "MarkdownExport", "XHTMLExport", "Conversion", "StoryModel", "Markup",
      "TestSupport",
    ]
  ),
  ("CivilCalendar", ["CivilCalendar"]),
  ("StoryLabels", ["StoryLabels"]),
  ("ZipArchive", ["SampleBooks", "ZipArchive"]),
  ("Conversion", ["Conversion", "StoryModel"]),
  ("XHTMLImport", ["XHTMLImport", "XHTMLExport", "Conversion", "StoryModel", "TestSupport"]),
  (
    "EPUBImport",
    [
      "EPUBImport", "EPUBExport", "PlainTextImport", "Conversion", "SampleBooks", "StoryModel",
      "TestSupport",
    ]
  ),
  (
    "XHTMLExport",
    ["XHTMLExport", "Conversion", "Markup", "StoryLabels", "StoryModel", "TestSupport"]
  ),
  (
    "EPUBExport",
    [
      "EPUBExport", "Conversion", "Markup", "StoryModel", "StoryResources", "TestSupport",
      "XHTMLExport", "ZipArchive",
    ]
  ),
  ("Typography", ["Typography", "StoryModel"]),
  (
    "Sites",
    ["Sites", "Quire", "Conversion", "StoryModel", "TestSupport"]
  ),
  ("TarArchive", ["TarArchive"]),
  ("BBCodeExport", ["BBCodeExport", "Conversion", "StoryModel", "TestSupport"]),
  ("Quire", ["Quire", "Conversion", "StoryModel", "TestSupport"]),
  ("Convert", ["convert", "SampleBooks", "TestSupport"]),
]

let formats: [Target.Dependency] =
  importers.map { .init(stringLiteral: "\($0.format)Import") }
  + exporters.map { .init(stringLiteral: "\($0.format)Export") }

let package = Package(
  name: "Quire",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Quire", targets: ["Quire"]),
    .executable(name: "convert", targets: ["convert"]),
    .executable(name: "convert-bench", targets: ["convert-bench"]),
  ],
  targets: [
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CSched"),
  ]
    + [
      .target(
        name: "Quire", dependencies: ["Conversion", "StoryModel", "Typography", "Sites"] + formats),
      .target(
        name: "StoryResources", path: "Sources/StoryResources",
        resources: ["book.css", "book.css.deflated", "block-paragraphs.css", "page.css"].map {
          .embedInCode("../../Resources/\($0)")
        }),
      .executableTarget(
        name: "convert",
        dependencies: ["Quire", "Conversion", "TarArchive", "CMalloc"]),
      .executableTarget(
        name: "convert-bench",
        dependencies: ["Quire", "Conversion", "StoryModel", "ZipArchive", "CZlib"]),
    ]
    + modules.map { .target(name: $0.name, dependencies: $0.uses, path: $0.path) }
    + suites.map { .testTarget(name: "\($0.name)Tests", dependencies: $0.uses) }
)

// Fuzzing needs a runtime that only some toolchains have; `.ci/fuzz` asks for it.
if Context.environment["QUIRE_FUZZ"] != nil {
  let sanitizers = ["-sanitize=fuzzer,address"]
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  for target in package.targets where target.type == .regular {
    target.swiftSettings = [.unsafeFlags(sanitizers)]
  }
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Conversion", "Quire", "ZipArchive"], path: "Tests/Fuzz",
      exclude: ["package.opf"],
      swiftSettings: [.unsafeFlags(sanitizers)],
      // gold cannot link what AddressSanitizer adds.
      linkerSettings: [
        .unsafeFlags(sanitizers), .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
      ]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
