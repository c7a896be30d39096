/* The C library as Swift sees it, rather than headers of its own, of which Swift would see a
   second copy. */
#pragma clang module import SwiftGlibc
#include <sys/syscall.h>

/* Exchanges two names in one step (renameat2(2), RENAME_EXCHANGE); 0, or -1 with errno.
   The C library declares it only with _GNU_SOURCE, which module maps cannot set. */
static inline int linux_exchange(int folder, const char *name, int other, const char *target) {
    return (int)syscall(SYS_renameat2, folder, name, other, target, 1u << 1);
}

/* What stat(2) says. Swift sees a `struct stat` in each C module that includes its header, and
   which of them owns its fields depends on the order in which files are compiled. */
struct linux_status {
    unsigned long long device, inode;
    long long size;
    /* When the content changed, and when the inode did, since 1970. */
    long long seconds, nanoseconds;
    long long changed_seconds, changed_nanoseconds;
    unsigned int mode;
};

static inline int linux_note(int result, const struct stat *found, struct linux_status *status) {
    if (result != 0) return -1;
    status->device = found->st_dev;
    status->inode = found->st_ino;
    status->size = found->st_size;
    status->seconds = found->st_mtim.tv_sec;
    status->nanoseconds = found->st_mtim.tv_nsec;
    status->changed_seconds = found->st_ctim.tv_sec;
    status->changed_nanoseconds = found->st_ctim.tv_nsec;
    status->mode = found->st_mode;
    return 0;
}

/* Looks at an open file; 0, or -1 with errno. */
static inline int linux_look(int file, struct linux_status *status) {
    struct stat found;
    return linux_note(fstat(file, &found), &found, status);
}

/* Looks at a file by its path below a folder, with the flags of fstatat(2); 0, or -1 with errno. */
static inline int linux_look_at(
    int folder, const char *path, int flags, struct linux_status *status) {
    struct stat found;
    return linux_note(fstatat(folder, path, &found, flags), &found, status);
}
