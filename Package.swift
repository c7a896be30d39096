// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// Takes the place of the C library's `malloc` in the programs: a build spends a fifth less in them.
let allocator: [LinkerSetting] = [.linkedLibrary("mimalloc")]

/// Starts a build a millisecond sooner, as no address in the program is written anew.
///
/// It reads what its owner wrote; the program that serves strangers keeps its place unknown to them.
let fixedAddress: [LinkerSetting] = [
    .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(configuration: .release))
]

let package = Package(
    name: "bookplate",
    products: [
        .executable(name: "bookplate", targets: ["bookplate"]),
        .executable(name: "bookplate-all", targets: ["AllCommands"]),
    ],
    dependencies: [
        // Commands, options, help and completions: the ecosystem's own.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // The HTTP server, on SwiftNIO; its default traits would bring Foundation.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: []
        ),
        // The names of methods, fields and statuses that Hummingbird speaks in.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // What Hummingbird logs to.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // Bytes, connections, and files read off the event loops; from 2.100 it bounds a head.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        // The parts of a request as they pass through a connection, to bound the time they take.
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        // Signals, and a stop in which requests finish.
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle",
            from: "2.13.0"
        ),
        // SQLite: one connection that writes beside several that read, and migrations.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // The reference implementation of CommonMark.
        .systemLibrary(
            name: "CCommonMark",
            pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"])]
        ),
        // YAML events with positions; its typing of scalars is not used.
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]
        ),
        // Hashes, sealed links, random bytes.
        .systemLibrary(
            name: "CSodium",
            pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]
        ),
        // Photos and logos for mail: JPEG read by a library that returns its errors, PNG.
        .systemLibrary(
            name: "CPictures",
            pkgConfig: "libturbojpeg",
            providers: [.apt(["libturbojpeg0-dev", "libpng-dev"])]
        ),
        // The shapes of text and the form of PNG; fonts are given as bytes, by no configuration.
        .systemLibrary(
            name: "CTypesetting",
            pkgConfig: "harfbuzz",
            providers: [.apt(["libharfbuzz-dev", "libpng-dev"])]
        ),
        // The one system call that the C library's module does not export.
        .systemLibrary(name: "CLinux"),

        .target(name: "Markup", dependencies: ["CCommonMark"], swiftSettings: strict),
        .target(name: "Scheduling", swiftSettings: strict),
        .target(name: "Digests", dependencies: ["CSodium"], swiftSettings: strict),
        // Links that carry a customer's details unreadably, under authenticated encryption.
        .target(name: "Sealing", dependencies: ["Scheduling", "CSodium"], swiftSettings: strict),
        .target(
            name: "SiteSource",
            dependencies: ["Markup", "Scheduling", "Digests", "CYAML"],
            swiftSettings: strict
        ),
        .target(
            name: "SiteRendering",
            dependencies: ["Markup", "Scheduling", "Digests"],
            resources: [.embedInCode("Assets")],
            swiftSettings: strict
        ),
        // Pictures as mail shows them: cut to a circle, in their size.
        .target(name: "MailPictures", dependencies: ["CPictures"], swiftSettings: strict),
        .target(
            name: "ButtonDrawing",
            dependencies: ["Scheduling", "CTypesetting"],
            swiftSettings: strict
        ),
        .target(
            name: "SiteBuild",
            dependencies: [
                "SiteSource", "SiteRendering", "MailPictures", "Markup", "Scheduling", "Digests",
                "CLinux",
            ],
            swiftSettings: strict
        ),
        // What is booked, in SQLite; the endpoint knows only the protocols of `Scheduling`.
        .target(
            name: "BookingStore",
            dependencies: ["Scheduling", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict
        ),
        // Which files changed; without HTTP, so that watching needs no server.
        .target(name: "FolderWatching", swiftSettings: strict),
        .target(
            name: "BookingEndpoint",
            dependencies: [
                "Markup", "Scheduling", "Digests", "SiteSource", "SiteRendering",
                "BookingDocuments", "Sealing", "FolderWatching", "CLinux",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Assets")],
            swiftSettings: strict
        ),
        // What tells people and programs of bookings: calendar files, mails, exports.
        .target(
            name: "BookingDocuments",
            dependencies: ["Markup", "Scheduling"],
            swiftSettings: strict
        ),
        // What every command shares, and the two that are run again and again.
        .target(
            name: "BuildCommands",
            dependencies: [
                "SiteBuild", "SiteSource", "Scheduling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "bookplate",
            dependencies: [
                "BuildCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict,
            linkerSettings: allocator + fixedAddress
        ),
        // The whole command, with server and database; `bookplate` starts it where it is needed.
        .executableTarget(
            name: "AllCommands",
            dependencies: [
                "BuildCommands", "SiteBuild", "SiteSource", "Scheduling", "ButtonDrawing",
                "Digests", "BookingEndpoint", "BookingStore", "BookingDocuments", "Sealing",
                "FolderWatching", "Markup", "CLinux",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict,
            linkerSettings: allocator
        ),

        // What the benchmark measures the endpoint against; no part of the product.
        .executableTarget(
            name: "hello",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            path: "Tests/Benchmark/Hello",
            swiftSettings: strict
        ),
        .target(
            name: "TemporaryFolders",
            path: "Tests/TemporaryFolders",
            swiftSettings: strict
        ),
        .testTarget(
            name: "MarkupTests",
            dependencies: ["Markup", "CCommonMark"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SchedulingTests",
            dependencies: ["Scheduling"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SealingTests",
            dependencies: ["Sealing", "Scheduling"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SiteSourceTests",
            dependencies: ["SiteSource", "Scheduling"],
            exclude: ["InvalidSites"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SiteRenderingTests",
            dependencies: ["SiteRendering", "SiteSource", "Markup", "Scheduling"],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MailPicturesTests",
            dependencies: ["MailPictures"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ButtonDrawingTests",
            dependencies: ["ButtonDrawing", "CTypesetting", "Scheduling", "Digests"],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SiteBuildTests",
            dependencies: ["SiteBuild", "SiteSource", "Scheduling", "TemporaryFolders"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "FolderWatchingTests",
            dependencies: ["FolderWatching", "TemporaryFolders"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BookingEndpointTests",
            dependencies: [
                "BookingEndpoint", "FolderWatching", "Markup", "TemporaryFolders",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BookingStoreTests",
            dependencies: [
                "BookingStore", "Scheduling", "TemporaryFolders",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BookingDocumentsTests",
            dependencies: ["BookingDocuments", "Scheduling"],
            exclude: ["Goldens"],
            swiftSettings: strict
        ),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
