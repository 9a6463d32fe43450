/* parts.c: tangled from chapters/workshop/08-digits.nw; edit it there */
#include "parts.h"
#include "memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* parts.c: the digits in parts */
Dataset *parts_file(const Run *run)
{
    char names[6 * PIXELS] = "p1";
    size_t end = 2;
    for (int j = 2; j <= PIXELS; j++)
        end += (size_t)snprintf(names + end, sizeof names - end,
                                ",p%d", j);
    Dataset *file = experiment_dataset(run, "digits.csv", names,
                                       "digit");
    const char *folder = experiment_text(run, "data");
    /* parts_file: stop if something is missing */
    if (file->left_out > 0)
        experiment_fail(run, "%s/digits.csv: rows with NA: %d", folder,
                        file->left_out);
    /* parts_file: stop if a label is no digit */
    for (int c = 0; c < file->classes; c++) {
        const char *label = file->class_name[c];
        if (!strchr("0123456789", label[0]) || label[1] != '\0')
            experiment_fail(run, "%s/digits.csv: the label '%.40s' is no"
                            " digit from 0 to 9", folder, label);
    }
    return file;
}
/* parts.c: the digits in parts */
Samples *parts_samples(const Run *run, const Dataset *file, int N,
                           const int row[])
{
    Samples *data = samples_new(N, PIXELS, CLASSES);
    for (int n = 0; n < N; n++) {
        const double *p = file->x[row[n]];
        const char *label = file->class_name[file->y[row[n]]];
        for (int j = 1; j <= PIXELS; j++) {
            /* parts_samples: stop if p[j] is no shade */
            if (!(0 <= p[j] && p[j] <= INK))
                experiment_fail(run, "%s/digits.csv: row %d: p%d is %g, but a"
                                " pixel is from 0 to %d",
                                experiment_text(run, "data"), row[n] + 1, j, p[j],
                                INK);
            data->x[n][j] = p[j] / INK;
        }
        data->y[n][label[0] - '0'] = 1;
    }
    return data;
}
/* parts.c: the digits in parts */
int parts_half(const Dataset *file)
{
    return file->N / 2;
}
/* parts.c: the digits in parts */
int parts_quarter(const Run *run, const Dataset *file)
{
    int quarter = parts_half(file) / 4;
    if (quarter < 1)
        experiment_fail(run, "%s/digits.csv: the part for validation is"
                        " empty; rows in all: %d",
                        experiment_text(run, "data"), file->N);
    return quarter;
}
/* parts.c: the digits in parts */
Random parts_start(const Parts *p, int k)
{
    Random random = p->random;
    int seed = random_below(&random, 1 << 30);
    while (k-- > 0)
        seed = random_below(&random, 1 << 30);
    return random_seed(seed);
}
/* parts.c: the digits in parts */
/* parts_read: can anybody learn from it? */
bool parts_constant(const Samples *data, int j)
{
    int n = 1;
    while (n < data->N && data->x[n][j] == data->x[0][j])
        n++;
    return n == data->N;
}
/* parts_read: can anybody learn from it? */
static int classes_in(const Samples *data)
{
    int count = 0;
    for (int k = 0; k < data->K; k++) {
        double of_class = 0;
        for (int n = 0; n < data->N; n++)
            of_class += data->y[n][k];
        count += of_class > 0;
    }
    return count;
}
/* parts_read: can anybody learn from it? */
static void check_training(const Run *run, const Samples *data)
{
    const char *folder = experiment_text(run, "data");
    if (data->N < CLASSES)
        experiment_fail(run, "%s/digits.csv: %d samples for training,"
                        " but %d classes", folder, data->N, CLASSES);
    if (classes_in(data) < 2)
        experiment_fail(run, "%s/digits.csv: all samples for training"
                        " are of one class", folder);
    for (int j = 1; j <= PIXELS; j++)
        if (parts_constant(data, j) && data->x[0][j] != 0)
            experiment_fail(run, "%s/digits.csv: p%d is %g in all"
                            " samples for training", folder, j,
                            INK * data->x[0][j]);
}

static Parts split(const Run *run, Random random)
{
    Parts p = {.random = random};
    Dataset *file = parts_file(run);
    int N = parts_half(file), valid = parts_quarter(run, file);
    int *row = allocate((size_t)N, sizeof *row);
    random_permutation(&p.random, N, row);
    p.valid = parts_samples(run, file, valid, row);
    p.train = parts_samples(run, file, N - valid, row + valid);
    p.half = parts_samples(run, file, N, row);
    check_training(run, p.train);
    free(row);
    dataset_free(file);
    return p;
}
/* parts.c: the digits in parts */
Parts parts_read(const Run *run)
{
    return split(run, experiment_random(run));
}

Parts parts_again(const Run *run, const Parts *p, int k)
{
    return split(run, parts_start(p, k));
}
/* parts.c: the digits in parts */
void parts_free(Parts *p)
{
    samples_free(p->half);
    samples_free(p->train);
    samples_free(p->valid);
}
