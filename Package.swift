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

let package = Package(
    name: "bookplate",
    products: [.executable(name: "bookplate", targets: ["bookplate"])],
    dependencies: [
        // Commands, options, help and completions: the ecosystem's own.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The reference implementation of CommonMark.
        .systemLibrary(
            name: "CCommonMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        // YAML events with positions; its typing of scalars is not used.
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        // Hashes, sealed links, random bytes.
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // The one system call that the C library's module does not export.
        .systemLibrary(name: "CLinux"),

        .target(name: "Markup", dependencies: ["CCommonMark"], swiftSettings: strict),
        .target(name: "Scheduling", swiftSettings: strict),
        .target(name: "Digests", dependencies: ["CSodium"], swiftSettings: strict),
        .target(
            name: "SiteSource", dependencies: ["Markup", "Scheduling", "Digests", "CYAML"],
            swiftSettings: strict),
        .target(
            name: "SiteRendering", dependencies: ["Markup", "Scheduling", "Digests"],
            resources: [.embedInCode("Assets")], swiftSettings: strict),
        .target(
            name: "SiteBuild",
            dependencies: [
                "SiteSource", "SiteRendering", "Markup", "Scheduling", "Digests", "CLinux",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "bookplate",
            dependencies: [
                "SiteBuild", "SiteSource", "Scheduling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .testTarget(
            name: "MarkupTests", dependencies: ["Markup", "CCommonMark"], swiftSettings: strict),
        .testTarget(
            name: "SchedulingTests", dependencies: ["Scheduling"], swiftSettings: strict),
        .testTarget(
            name: "SiteSourceTests", dependencies: ["SiteSource", "Scheduling"],
            swiftSettings: strict),
        .testTarget(
            name: "SiteRenderingTests",
            dependencies: ["SiteRendering", "SiteSource", "Markup", "Scheduling"],
            exclude: ["Goldens"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
