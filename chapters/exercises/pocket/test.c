#include "exercise.h"
#include "exercise-pocket.h"

enum { D = 2, EPOCHS = 50 };

static struct {
    double w[D + 1]; /* after epoch e; 0 is before training */
    int wrong;       /* samples that these weights get wrong */
    int mistakes;    /* made in this epoch */
} told[EPOCHS + 1];

static Dataset *noisy_problem(void)
{
    Random random = random_seed(7);
    Dataset *data = dataset_new(60, D);
    for (int n = 0; n < data->N; n++) {
        for (int j = 1; j <= D; j++)
            data->x[n][j] = random_normal(&random);
        data->y[n] = data->x[n][1] + random_normal(&random) > 0;
    }
    return data;
}

static void train(const Dataset *data, const double start[])
{
    Perceptron *p = perceptron_new(D);
    memcpy(p->w, start, sizeof told[0].w);
    for (int e = 0; e <= EPOCHS; e++) {
        told[e].mistakes = e > 0 ? perceptron_epoch(p, data) : 0;
        told[e].wrong = perceptron_wrong(p, data);
        memcpy(told[e].w, p->w, sizeof told[e].w);
    }
    perceptron_free(p);
}

/* The epoch in from..to with the fewest wrong samples, the first or the last of these. */
static int best(int from, int to, bool last)
{
    int e = from;
    for (int k = from + 1; k <= to; k++)
        if (told[k].wrong < told[e].wrong + last)
            e = k;
    return e;
}

/* Usual mistakes. */
enum { RIGHT, LAST, NO_START, NO_END, LATEST, MISTAKES, BACK, WAYS };

/* The epoch whose weights are in the pocket if mistakes that are made in an epoch are counted. */
static int best_by_mistakes(int epochs)
{
    int e = 0, least = told[0].wrong;
    for (int k = 1; k <= epochs; k++)
        if (told[k].mistakes < least) {
            least = told[k].mistakes;
            e = k;
        }
    return e;
}

/* The weights if each epoch begins with those in the pocket. */
static void go_back(const Dataset *data, int epochs, double pocket[])
{
    Perceptron *p = perceptron_new(D);
    int least = told[0].wrong;
    memcpy(pocket, told[0].w, sizeof told[0].w);
    for (int e = 0; e < epochs; e++) {
        memcpy(p->w, pocket, sizeof told[0].w);
        perceptron_epoch(p, data);
        if (perceptron_wrong(p, data) < least) {
            least = perceptron_wrong(p, data);
            memcpy(pocket, p->w, sizeof told[0].w);
        }
    }
    perceptron_free(p);
}

/* Are the weights those that this mistake gives? */
static bool looks(int how, const Dataset *data, int epochs, const double w[])
{
    double back[D + 1];
    if (how == BACK) {
        go_back(data, epochs, back);
        return memcmp(back, w, sizeof back) == 0;
    }
    int e = how == LAST                     ? epochs
            : how == NO_START && epochs > 0 ? best(1, epochs, false)
            : how == NO_END && epochs > 0   ? best(0, epochs - 1, false)
            : how == MISTAKES               ? best_by_mistakes(epochs)
                                            : best(0, epochs, how == LATEST);
    return memcmp(told[e].w, w, sizeof told[e].w) == 0;
}

static bool like[WAYS]; /* do all weights that came look like that? */

static int train_from(const double start[], const Dataset *data, int epochs, double w[])
{
    Perceptron *p = perceptron_new(D);
    memcpy(p->w, start, sizeof told[0].w);
    int result = pocket_train(p, data, epochs);
    memcpy(w, p->w, sizeof told[0].w);
    perceptron_free(p);
    return result;
}

static void check(const Dataset *data, const double start[], int epochs, int got, double w[])
{
    Perceptron p = {D, w};
    int e = best(0, epochs, false);
    about("pocket_train of 60 noisy points, w = (%g, %g, %g), epochs = %d", start[0], start[1], start[2], epochs);
    same(perceptron_wrong(&p, data), told[e].wrong, "the number of samples that p gets wrong afterwards");
    for (int j = 0; j <= D; j++) {
        near(w[j], told[e].w[j], 0, "weight %d of p, as after epoch %d,", j, e);
        mistake(like[NO_START], "do the weights at the start take part?");
        mistake(like[NO_END], "do the weights after the last epoch take part?");
        mistake(like[LATEST], "if several epochs are equally good, which one counts?");
        mistake(like[LAST], "these are the last weights: where is the pocket emptied?");
        mistake(like[BACK], "the pocket only keeps weights: does training go on from the newest?");
        mistake(like[MISTAKES], "mistakes during an epoch are not those of the weights at its end");
    }
    same(got, told[e].wrong, "the result, the number of samples that these weights get wrong,");
    mistake(like[RIGHT] && epochs > 0 && got == told[epochs].wrong, "is this the number for the last weights?");
    mistake(like[RIGHT] && epochs > 0 && got == told[e].mistakes, "this is the number of mistakes while it learned");
}

enum { STARTS = 4, RUNS = 12 };

/* nothing; a start that is hard to improve; one that is bad; one that is long, and is left slowly */
static const double starts[STARTS][D + 1] = {{0, 0, 0}, {0, 1, 0}, {3, -2, 1}, {-9, 30, 9}};

/* How many epochs: the last two end with a record, and with the last equal to it. */
static int epochs(int run)
{
    static const int some[] = {0, 1, 2, 3, 5, 10, 20, 30, 40, EPOCHS};
    return run < RUNS - 2 ? some[run] : best(0, EPOCHS, run == RUNS - 1);
}

int main(void)
{
    static double w[STARTS][RUNS][D + 1];
    static int got[STARTS][RUNS];
    Dataset *data = noisy_problem();
    memset(like, true, sizeof like);
    for (int s = 0; s < STARTS; s++) {
        train(data, starts[s]);
        for (int run = 0; run < RUNS; run++) {
            double now[D + 1] = {-99, -99, -99};
            int result = -99;
            about("pocket_train of 60 noisy points, w = (%g, %g, %g), epochs = %d", starts[s][0], starts[s][1],
                  starts[s][2], epochs(run));
            call(result = train_from(starts[s], data, epochs(run), now), result, now);
            memcpy(w[s][run], now, sizeof now);
            got[s][run] = result;
            for (int how = 0; how < WAYS; how++)
                like[how] = like[how] && looks(how, data, epochs(run), now);
        }
    }
    for (int s = 0; s < STARTS; s++) {
        train(data, starts[s]);
        for (int run = 0; run < RUNS; run++)
            check(data, starts[s], epochs(run), got[s][run], w[s][run]);
    }
    dataset_free(data);
    return exercise_end();
}
