#define _DEFAULT_SOURCE 1 /* for sigaction and mprotect */
#include "exercise.h"
#include "exercise-transposed.h"
#include "random.h"
#include <signal.h>
#include <sys/mman.h>

/* without: malloc calloc realloc */

/* Long rows in blocks, of which only the last few that were touched are open: how often is another one touched, and is
   one that stands before the last one of its row?  All together are more than the usual stack has room for. */
enum { ROWS = 40, BLOCK = 2048, BLOCKS = 16, LONG = BLOCKS * BLOCK, OPEN = 8, ENOUGH = 2 * ROWS * BLOCKS };
static _Alignas(1 << 14) double room[ROWS][LONG];
static volatile sig_atomic_t touches, backwards;
static int open_blocks[OPEN], latest[ROWS];
static struct sigaction before[2];

static void touched(int signal, siginfo_t *info, void *context)
{
    size_t at = (size_t)((char *)info->si_addr - (char *)room);
    (void)context;
    if (at >= sizeof room) /* not ours */
        sigaction(signal, &before[signal == SIGBUS], NULL);
    else if (touches >= ENOUGH) {
        touches = ENOUGH + 1;
        mprotect(room, sizeof room, PROT_READ | PROT_WRITE);
    } else {
        const size_t bytes = BLOCK * sizeof room[0][0];
        int *oldest = &open_blocks[touches++ % OPEN], block = (int)(at / bytes), row = block / BLOCKS;
        if (*oldest >= 0)
            mprotect((char *)room + (size_t)*oldest * bytes, bytes, PROT_NONE);
        mprotect((char *)room + (size_t)block * bytes, bytes, PROT_READ | PROT_WRITE);
        *oldest = block;
        backwards += block < latest[row];
        latest[row] = block;
    }
}

/* Where pages cannot be closed, nothing is touched. */
static void watch(bool on)
{
    struct sigaction ours = {0};
    ours.sa_sigaction = touched;
    ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
    if (on)
        touches = backwards = 0;
    for (int k = 0; k < OPEN && on; k++)
        open_blocks[k] = -1;
    for (int i = 0; i < ROWS && on; i++)
        latest[i] = -1;
    sigaction(SIGSEGV, on ? &ours : &before[0], on ? &before[0] : NULL);
    sigaction(SIGBUS, on ? &ours : &before[1], on ? &before[1] : NULL);
    mprotect(room, sizeof room, on ? PROT_NONE : PROT_READ | PROT_WRITE);
}

static void by_rows(Random *random)
{
    static double delta[ROWS], back[LONG], want[LONG];
    int count = -99, back_steps = -99, wrong = 0;
    for (int j = 0; j < LONG; j++)
        back[j] = 99, want[j] = 0;
    for (int i = 0; i < ROWS; i++) {
        delta[i] = random_uniform(random) - 0.5;
        for (int j = 0; j < LONG; j++) {
            room[i][j] = random_uniform(random) - 0.5;
            want[j] += room[i][j] * delta[i];
        }
    }
    about("transposed_product of %d rows and %d columns, without room for a copy of W", ROWS, LONG);
    call((watch(true), transposed_product(ROWS, LONG, room[0], delta, back), watch(false), count = touches,
          back_steps = backwards),
         back, count, back_steps);
    for (int j = 0; j < LONG; j++)
        wrong += !(fabs(back[j] - want[j]) <= 1e-13);
    same(wrong, 0, "the number of wrong entries");
    expect(count <= ENOUGH, "rows of W are not read one after the other");
    mistake(true, "which numbers of W are neighbors in memory?");
    expect(back_steps == 0, "rows of W are not read from left to right");
    mistake(true, "in which direction does the inner loop go?");
}

/* One case with random numbers against the definition, column by column. */
static void compare(int m, int n, Random *random)
{
    double W[25], delta[5], back[6], want, plain;
    for (int c = 0; c < 25; c++)
        W[c] = random_uniform(random) - 0.5;
    for (int i = 0; i < 5; i++)
        delta[i] = random_uniform(random) - 0.5;
    for (int j = 0; j < 6; j++)
        back[j] = 99;
    about("transposed_product of %d rows and %d columns", m, n);
    call(transposed_product(m, n, W, delta, back), back);
    for (int j = 0; j < n; j++) {
        want = plain = 0;
        for (int i = 0; i < m; i++) {
            want += W[i * n + j] * delta[i];
            plain += i < n && j < m ? W[j * n + i] * delta[i] : 0;
        }
        near(back[j], want, 1e-14, "entry %d", j);
        mistake(fabs(back[j] - want - 99) < 1e-12, "what was in back before is added to; does each sum begin with 0?");
        mistake(fabs(back[j] - plain) < 1e-12, "is that W itself, and not its transpose?");
    }
    near(back[n], 99, 0, "what stands behind the last entry");
}

int main(void)
{
    Random random = random_seed(1);
    static const double W[] = {1, 2, 3, 4, 5, 6}, delta[] = {10, -1};
    double back[4] = {9, 9, 9, 9};
    about("transposed_product of rows (1, 2, 3), (4, 5, 6) with (10, -1)");
    call(transposed_product(2, 3, W, delta, back), back);
    near(back[0], 6, 0, "entry 0");
    mistake(back[0] == 15, "does each sum begin with 0?");
    mistake(back[0] == 10 - 3, "a row of W has n numbers: how far is it to the next one?");
    near(back[1], 15, 0, "entry 1");
    near(back[2], 24, 0, "entry 2");
    for (int m = 1; m <= 5; m++)
        for (int n = 1; n <= 5; n++)
            compare(m, n, &random);
    by_rows(&random);
    return exercise_end();
}
