#include "exercise.h"
#include "exercise-split.h"

enum { TRIES = 60000, N = 5, VALID = 2, TEST = 1, CODES = 243, CHOICES = 30, MANY = 1000 };

static void count(int n, const int part[], int size[3], int *strange)
{
    size[0] = size[1] = size[2] = *strange = 0;
    for (int k = 0; k < n; k++)
        if (part[k] >= 0 && part[k] <= 2)
            size[part[k]]++;
        else
            ++*strange;
}

static void one(int n, int valid, int test, Random *random)
{
    int part[MANY + 1], size[3], strange;
    for (int k = 0; k <= MANY; k++)
        part[k] = -99;
    about("split(%d, %d, %d)", n, valid, test);
    call(split(n, valid, test, random, part), *random, part);
    count(n, part, size, &strange);
    same(strange, 0, "the number of parts that are not 0, 1 or 2");
    mistake(strange == n - valid - test, "are training samples marked, too?");
    same(size[1], valid, "the number of validation samples");
    mistake(size[1] == test && size[2] == valid, "which number is that of the validation samples?");
    same(size[2], test, "the number of test samples");
    mistake(size[1] <= valid && size[2] <= test, "can a sample be drawn a second time?");
    mistake(size[1] > valid || size[2] > test, "if each sample decides for itself, is it always the same number?");
    same(part[n], -99, "part[N], which is no sample,");
}

/* How often each choice comes; the last count is that of choices with other sizes. */
static void choices(Random *random, int often[CODES + 1])
{
    for (int n = 0; n < TRIES; n++) {
        int part[N] = {-99, -99, -99, -99, -99}, size[3], strange, code = 0;
        split(N, VALID, TEST, random, part);
        count(N, part, size, &strange);
        for (int k = 0; k < N; k++)
            code = 3 * code + part[k];
        often[!strange && size[1] == VALID && size[2] == TEST ? code : CODES]++;
    }
}

static void frequencies(Random *random)
{
    static int often[CODES + 1];
    int first[3] = {0}, seen = 0, most = 0;
    const double mean = (double)TRIES / CHOICES;
    about("%d times split(%d, %d, %d)", TRIES, N, VALID, TEST);
    call(choices(random, often), often);
    same(often[CODES], 0, "the number of times with other sizes");
    for (int code = 0; code < CODES; code++) {
        seen += often[code] > 0;
        most = often[code] > most ? often[code] : most;
        first[code / 81] += often[code];
    }
    same(seen, CHOICES, "the number of different choices");
    mistake(seen == 1, "is anything drawn at random?");
    mistake(seen > 1 && seen <= 2 * N, "can samples that are not neighbors be in the same part?");
    for (int code = 0; code < CODES; code++)
        if (often[code] > 0) {
            expect(fabs(often[code] - mean) < 6 * sqrt(mean),
                   "one choice comes %d times; all should come about %g times", often[code], mean);
            mistake(first[1] > TRIES * (VALID + 0.2) / N || first[1] < TRIES * (VALID - 0.2) / N,
                    "have the first samples the same chance as the last ones?");
            mistake(most > 1.2 * mean, "are all orders equally likely in your way to shuffle?");
        }
}

/* How often each of 12 samples is in each part, and pairs of neighbors in the same part. */
static void places(Random *random, int often[12][3], int pairs[3])
{
    for (int n = 0; n < TRIES; n++) {
        int part[12], size[3], strange;
        split(12, 3, 5, random, part);
        count(12, part, size, &strange);
        for (int k = 0; k < 12 && !strange; k++) {
            often[k][part[k]]++;
            pairs[part[k]] += part[k] == part[(k + 1) % 12];
        }
    }
}

static void many_places(Random *random)
{
    static const int size[] = {4, 3, 5};
    int often[12][3] = {{0}}, pairs[3] = {0};
    about("%d times split(12, 3, 5)", TRIES);
    call(places(random, often, pairs), often, pairs);
    for (int p = 0; p < 3; p++) {
        double mean = TRIES * size[p] / 12., both = TRIES * size[p] * (size[p] - 1) / 11.;
        for (int k = 0; k < 12; k++) {
            expect(fabs(often[k][p] - mean) < 6 * sqrt(mean),
                   "sample %d is %d times in part %d, instead of about %g times",
                   k, often[k][p], p, mean);
            mistake(fabs(often[0][p] - mean) >= 6 * sqrt(mean) && abs(often[0][p] - often[11][p]) >= 6 * sqrt(mean),
                    "have the first samples the same chance as the last ones?");
        }
        expect(fabs(pairs[p] - both) < 12 * sqrt(both),
               "neighbors are %d times together in part %d, instead of about %g times", pairs[p], p, both);
    }
}

int main(void)
{
    Random random = random_seed(1), before = random;
    one(12, 3, 5, &random);
    expect(memcmp(&random, &before, sizeof random) != 0, "it does not draw from the generator that it is given");
    one(12, 5, 0, &random);
    one(3, 0, 3, &random);
    one(3, 3, 0, &random);
    one(3, 1, 2, &random);
    one(4, 0, 0, &random);
    one(1, 1, 0, &random);
    one(0, 0, 0, &random);
    one(MANY, 150, 300, &random);
    frequencies(&random);
    many_places(&random);
    return exercise_end();
}
