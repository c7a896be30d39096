package import Scheduling

/// What master pages and pools refer to besides what pages refer to.
package struct TeamDefinitions: Sendable {
    /// The pages that a master page or a pool names, if they can be read.
    var pages: [DefinitionID: BookingPage] = [:]
    /// The ids of all pages, readable or not.
    var pageIDs: Set<DefinitionID> = []
    var pools: [DefinitionID: ResourcePool] = [:]
    /// Pools that exist but have errors.
    var brokenPools: Set<DefinitionID> = []

    package init() {}
}

/// A master page, and where what checks speak of is written.
package struct LoadedMaster: Sendable {
    package let master: MasterPage
    package let entry: PageEntry
    /// For each rule of the scenario, in their order, where it begins.
    package let rulePlaces: [PageEntry.Place]
}
