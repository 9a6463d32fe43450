/* A unit test is a file tests/test_NN_name.c, NN the chapter (00: appendix A) from which on
   it can run:   START_TEST(shuffle_keeps_rows) {...} END_TEST   UNIT(shuffle_keeps_rows, ...)
   It prints TAP on standard output.  Check: https://libcheck.github.io/check/ */
#ifndef UNIT_H
#define UNIT_H
#include <check.h>
#include <float.h>
#include <stdlib.h>

/* Has long double more digits than double?  Under valgrind it has not. */
static inline int long_double_is_longer(void)
{
    volatile long double one = 1, sum = one + LDBL_EPSILON;
    return LDBL_MANT_DIG > DBL_MANT_DIG && sum > one;
}

#define UNIT(...)                                                       \
    int main(void)                                                      \
    {                                                                   \
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
        return failed > 0;                                              \
    }

#endif
