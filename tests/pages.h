/* For tests of exercises: memory that tells in which order it is touched.  It is cut into blocks, of which only the few
   that were touched last are open; each touch of another one is counted, until it is enough.  Include it first. */
#ifndef PAGES_H
#define PAGES_H
#define _DEFAULT_SOURCE 1 /* for sigaction and mprotect */
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>

/* Memory that is watched must begin where a page does. */
#define WATCHED static _Alignas(1 << 14)

static struct {
    char *room;
    size_t bytes, block;
    int open, enough;                         /* blocks that are open, at most 16; touches that are counted */
    int row;                                  /* blocks in a row, or 0; at most 64 rows */
    volatile sig_atomic_t touches, backwards; /* backwards: touches of a block before the last one of its row */
    int opened[16], latest[64];
    struct sigaction before[2];
} watched;

static void watch_touch(int signal, siginfo_t *info, void *context)
{
    size_t at = (size_t)((char *)info->si_addr - watched.room);
    (void)context;
    if (at >= watched.bytes) /* not ours */
        sigaction(signal, &watched.before[signal == SIGBUS], NULL);
    else if (watched.touches >= watched.enough) {
        watched.touches = watched.enough + 1;
        mprotect(watched.room, watched.bytes, PROT_READ | PROT_WRITE);
    } else {
        int *oldest = &watched.opened[watched.touches++ % watched.open], block = (int)(at / watched.block);
        if (*oldest >= 0)
            mprotect(watched.room + (size_t)*oldest * watched.block, watched.block, PROT_NONE);
        mprotect(watched.room + (size_t)block * watched.block, watched.block, PROT_READ | PROT_WRITE);
        *oldest = block;
        if (watched.row) {
            watched.backwards += block < watched.latest[block / watched.row];
            watched.latest[block / watched.row] = block;
        }
    }
}

/* Closes it.  Where pages cannot be closed, nothing is touched. */
static void watch_begin(void *room, size_t bytes, size_t block, int open, int enough)
{
    struct sigaction ours = {0};
    ours.sa_sigaction = watch_touch;
    ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
    watched.room = room, watched.bytes = bytes, watched.block = block;
    watched.open = open, watched.enough = enough;
    watched.touches = watched.backwards = 0;
    for (int k = 0; k < 16; k++)
        watched.opened[k] = -1;
    for (int k = 0; k < 64; k++)
        watched.latest[k] = -1;
    sigaction(SIGSEGV, &ours, &watched.before[0]);
    sigaction(SIGBUS, &ours, &watched.before[1]);
    mprotect(room, bytes, PROT_NONE);
}

/* Opens it, and tells how often a block was opened: enough + 1 if more often than that. */
static int watch_end(void)
{
    sigaction(SIGSEGV, &watched.before[0], NULL);
    sigaction(SIGBUS, &watched.before[1], NULL);
    mprotect(watched.room, watched.bytes, PROT_READ | PROT_WRITE);
    return watched.touches;
}

#endif
