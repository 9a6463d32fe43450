/* A unit test is a file tests/test_NN_name.c, NN the chapter (00: appendix A) from which on
   it can run:   START_TEST(shuffle_keeps_rows) {...} END_TEST   UNIT(shuffle_keeps_rows, ...)
   It prints TAP on standard output.  Check: https://libcheck.github.io/check/ */
#ifndef UNIT_H
#define UNIT_H
#include <check.h>
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Has long double more digits than double?  Under valgrind it has not. */
static inline int long_double_is_longer(void)
{
    volatile long double one = 1, sum = one + LDBL_EPSILON;
    return LDBL_MANT_DIG > DBL_MANT_DIG && sum > one;
}

#define UNIT(...)                                                       \
    int main(void)                                                      \
    {                                                                   \
        /* whoever grades tells a word, and wants to hear it */         \
        int asks = getenv("UNIT_WORD") ? dup(0) : -1;                   \
        const TTest *tests[] = {__VA_ARGS__};                           \
        Suite *suite = suite_create("unit");                            \
        TCase *tcase = tcase_create("unit");                            \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)       \
            tcase_add_test(tcase, tests[i]);                            \
        tcase_set_timeout(tcase, 120);                                  \
        suite_add_tcase(suite, tcase);                                  \
        SRunner *runner = srunner_create(suite);                        \
        srunner_set_tap(runner, "-");                                   \
        srunner_run_all(runner, CK_SILENT);                             \
        int failed = srunner_ntests_failed(runner);                     \
        srunner_free(runner);                                           \
        char word[99] = "";                                             \
        if (!failed && asks >= 0 && read(asks, word, 98) > 0)           \
            printf("passed %s", word);                                  \
        return failed > 0;                                              \
    }

#endif
