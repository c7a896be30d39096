#include <sys/syscall.h>
#include <unistd.h>

/* Exchanges two names in one step (renameat2(2), RENAME_EXCHANGE); 0, or -1 with errno.
   The C library declares it only with _GNU_SOURCE, which module maps cannot set. */
static inline int linux_exchange(int folder, const char *name, int other, const char *target) {
    return (int)syscall(SYS_renameat2, folder, name, other, target, 1u << 1);
}
