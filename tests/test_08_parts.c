#define _XOPEN_SOURCE 700
#include "unit.h"
#include "memory.h"
#include "parts.h"
#include "program.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A number for the rows of samples, in their order. */
static double mark(const Samples *data)
{
    double sum = 0;
    for (int n = 0; n < data->N; n++)
        for (int j = 1; j <= data->D; j++)
            sum += data->x[n][j] * (j + 65 * n);
    return sum;
}

static void prints(Run *run)
{
    Parts p = parts_read(run);
    Random a = parts_start(&p, 0), b = parts_start(&p, 1), again = parts_start(&p, 1);
    printf("sizes %d %d %d %d %d\n", p.half->N, p.train->N, p.valid->N, p.half->D, p.half->K);
    double half = 0, both = 0, least = 1, most = 0, targets = 0;
    for (int n = 0; n < p.half->N; n++)
        for (int j = 1; j <= PIXELS; j++) {
            half += p.half->x[n][j];
            least = fmin(least, p.half->x[n][j]);
            most = fmax(most, p.half->x[n][j]);
        }
    const Samples *part[] = {p.train, p.valid};
    for (int k = 0; k < 2; k++)
        for (int n = 0; n < part[k]->N; n++)
            for (int j = 1; j <= PIXELS; j++)
                both += part[k]->x[n][j];
    for (int n = 0; n < p.half->N; n++)
        for (int k = 0; k < CLASSES; k++)
            targets += p.half->y[n][k];
    printf("together %d range %g %g targets %g\n", fabs(half - both) < 1e-8, least, most, targets);
    double u = random_uniform(&b);
    printf("starts %d %d\n", u == random_uniform(&again), u == random_uniform(&a));
    Parts other = parts_again(run, &p, 0), same = parts_again(run, &p, 0), third = parts_again(run, &p, 1);
    printf("again %d %d %d\n", mark(other.valid) == mark(same.valid), mark(other.valid) == mark(p.valid),
           mark(other.valid) == mark(third.valid));
    printf("constant %d %d\n", parts_constant(p.train, 1), parts_constant(p.train, 29));
    Parts *all[] = {&p, &other, &same, &third};
    for (int k = 0; k < 4; k++)
        parts_free(all[k]);
}

static const Experiment list[] = {{"", prints, "prints", {DATA_OPTION, SEED_OPTION}}, {0}};

START_TEST(three_quarters_and_a_quarter_of_the_first_half)
{
    ck_assert_int_eq(CALL(list, "prog"), 0);
    ck_assert_str_eq(out, "sizes 898 674 224 64 10\ntogether 1 range 0 1 targets 898\nstarts 1 0\nagain 1 0 0\nconstant 1 0\n");
}
END_TEST

/* A file of so many rows, all of its pixels paper but p2, which is n % 17 or the same everywhere. */
static void write_digits(const char *folder, int rows, int classes, int p1, const char *last, int vary)
{
    char path[256];
    snprintf(path, sizeof path, "%s/digits.csv", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    for (int j = 1; j <= PIXELS; j++)
        fprintf(file, "p%d,", j);
    fprintf(file, "digit\n");
    for (int n = 0; n < rows; n++) {
        fprintf(file, "%d,%d,", p1, vary ? n % 17 : 3);
        for (int j = 3; j <= PIXELS; j++)
            fputs("0,", file);
        if (n == rows - 1 && last)
            fprintf(file, "%s\n", last);
        else
            fprintf(file, "%d\n", n % classes);
    }
    fclose(file);
}

START_TEST(what_is_wrong_with_a_file_is_said)
{
    static const struct {
        int rows, classes, p1;
        const char *last;
        int vary;
        const char *message;
    } bad[] = {
        {200, 10, 0, "ten", 1, "the label 'ten' is no digit"},
        {200, 10, 0, "NA", 1, "rows with NA: 1"},
        {6, 2, 0, NULL, 1, "the part for validation is empty"},
        {200, 10, 17, NULL, 1, "p1 is 17, but a pixel is from 0 to 16"},
        {20, 10, 0, NULL, 1, "samples for training, but 10 classes"},
        {200, 1, 0, NULL, 1, "all samples for training are of one class"},
        {200, 10, 0, NULL, 0, "p2 is 3 in all samples for training"},
    };
    char folder[] = "/tmp/test-parts-XXXXXX", path[64];
    if (getenv("CK_FORK"))      /* valgrind: it takes for lost what a program has that ends in the middle */
        return;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t n = 0; n < sizeof bad / sizeof *bad; n++) {
        write_digits(folder, bad[n].rows, bad[n].classes, bad[n].p1, bad[n].last, bad[n].vary);
        ck_assert_int_eq(CALL(list, "prog", "--data", folder), 1);
        ck_assert_msg(strstr(err, bad[n].message) && strstr(err, "digits.csv"), "wanted '%s', got: %s", bad[n].message, err);
        ck_assert_str_eq(out, "");
    }
    write_digits(folder, 200, 10, 0, NULL, 1);
    ck_assert_int_eq(CALL(list, "prog", "--data", folder), 0);
    snprintf(path, sizeof path, "%s/digits.csv", folder);
    remove(path);
    remove(folder);
}
END_TEST

UNIT(three_quarters_and_a_quarter_of_the_first_half, what_is_wrong_with_a_file_is_said)
