#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Exchanges two names in one step (renameat2(2), RENAME_EXCHANGE); 0, or -1 with errno.
   The C library declares it only with _GNU_SOURCE, which module maps cannot set. */
static inline int linux_exchange(int folder, const char *name, int other, const char *target) {
    return (int)syscall(SYS_renameat2, folder, name, other, target, 1u << 1);
}

/* What fstat(2) says, for code that sees more than one module with a `struct stat`. */
struct linux_status {
    unsigned long long device, inode;
    long long size, seconds, nanoseconds;
    unsigned int mode;
};

/* Looks at an open file; 0, or -1 with errno. */
static inline int linux_look(int file, struct linux_status *status) {
    struct stat found;
    if (fstat(file, &found) != 0) return -1;
    status->device = found.st_dev;
    status->inode = found.st_ino;
    status->size = found.st_size;
    status->seconds = found.st_mtim.tv_sec;
    status->nanoseconds = found.st_mtim.tv_nsec;
    status->mode = found.st_mode;
    return 0;
}
