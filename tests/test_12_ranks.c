#define _XOPEN_SOURCE 700
#include "unit.h"
#include "ranks.h"
#include <stdlib.h>

/* What a library of MPI leaves behind is not ours. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) { return 1; }

START_TEST(a_process_is_alone)
{
    float v[] = {1, 2, 3};
    ranks_start();
    ck_assert_int_eq(ranks_me(), 0);
    ck_assert_int_eq(ranks_all(), 1);
#ifndef USE_MPI
    ranks_add(3, v);
#endif
    ck_assert(v[0] == 1 && v[1] == 2 && v[2] == 3);
    ranks_end();
}
END_TEST

/* Each kind of MPI knows only its own variable: with another one it begins, and finds one process. */
START_TEST(one_of_one)
{
    float v[] = {1, 2, 3};
    if (getenv("CK_FORK"))
        return;                         /* under valgrind */
    unsetenv("PMI_RANK");
    setenv("OMPI_COMM_WORLD_RANK", "0", 1);
    ranks_start();
    ck_assert_int_eq(ranks_me(), 0);
    ck_assert_int_eq(ranks_all(), 1);
    ranks_add(3, v);
    ck_assert(v[0] == 1 && v[1] == 2 && v[2] == 3);
    ranks_end();
}
END_TEST

UNIT(a_process_is_alone, one_of_one)
