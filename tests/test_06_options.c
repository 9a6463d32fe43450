#define _XOPEN_SOURCE 700
#include "unit.h"
#include "options.h"
#include "program.h"
#include <stdio.h>
#include <string.h>

static void prints(Run *run)
{
    const Loss *loss = options_loss(run);
    printf("%s %d\n", loss->name, loss == loss_find("binary"));
}

static const Experiment list[] = {{"", prints, "prints", {LOSS_OPTION("binary")}}, {0}};

START_TEST(the_option_finds_a_loss)
{
    ck_assert_int_eq(CALL(list, "prog"), 0);
    ck_assert_str_eq(out, "binary 1\n");
    ck_assert_int_eq(CALL(list, "prog", "--loss", "categorical"), 0);
    ck_assert_str_eq(out, "categorical 0\n");
}
END_TEST

START_TEST(another_name_ends_the_program)
{
    const char *const bad[] = {"hinge", "", "binar", "Binary", "binary "};
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++) {
        char name[16], want[128];
        strcpy(name, bad[n]);
        ck_assert_int_eq(CALL(list, "prog", "--loss", name), 1);
        snprintf(want, sizeof want, "prog: --loss: there is no loss '%s', only squared, binary and categorical\n", name);
        ck_assert_str_eq(err, want);
        ck_assert_str_eq(out, "");
    }
}
END_TEST

UNIT(the_option_finds_a_loss, another_name_ends_the_program)
