import Glibc

/// A system call that failed, with what it was about.
package struct FileFailure: Error, Hashable, Sendable {
    /// What was tried, as a verb: "write", "read", "list".
    package let deed: String
    package let path: String
    /// The `errno` of the failed call.
    package let code: Int32
    /// Whether it is the content folder that does not exist, which is no fault of the machine.
    package let isMissingContent: Bool

    package init(
        _ deed: String,
        _ path: String,
        code: Int32 = errno,
        isMissingContent: Bool = false
    ) {
        self.deed = deed
        self.path = path
        self.code = code
        self.isMissingContent = isMissingContent
    }

    /// The sentence for the user, with what to do where that is known.
    package var message: String {
        let reason = unsafe String(cString: strerror(code))
        return "Could not \(deed) \(path): \(reason).\(advice.map { " " + $0 } ?? "")"
    }

    private var isReading: Bool { ["open", "read", "list", "look at"].contains(deed) }

    private var advice: String? {
        switch code {
        case EACCES where isReading, EPERM where isReading:
            "Check who owns it and whether you may read it."
        case _ where isMissingContent:
            unsafe access("site.yaml", F_OK) == 0
                ? "This folder has a site.yaml itself: use --content . for it."
                : "Begin one with `bookplate new site`, or name another with --content."
        case ENOTDIR where deed == "open": "Name the folder in which site.yaml lies."
        case ENOSPC, EDQUOT: "The site is as it was. Free some space and run the command again."
        case EROFS, EACCES, EPERM:
            "The site is as it was. Check who owns the folder and whether it may be written, "
                + "or choose another with --output."
        case EXDEV, EBUSY:
            "site/ and studio/ must lie on the same file system as the output folder itself."
        case EMFILE, ENFILE: "Too many files are open; raise the limit with `ulimit -n`."
        case ELOOP, EINVAL, ENXIO: "Something else stands where a plain file must be; move it away."
        case EIO: "The disk reports an error; the site is as it was."
        default: nil
        }
    }
}
