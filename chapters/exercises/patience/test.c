#include "exercise.h"
#include "exercise-patience.h"
#include "random.h"

enum { TRIES = 300, MOST = 30 };
enum { RIGHT, EQUAL, LAST_LOSS, ONE_MORE, ONE_LESS, NAN_BEST, NAN_STAYS, AFTER_END, ALL_SEEN, KINDS };
static const char *const questions[] = {
    "", "is a loss that is as small as the best one below it?", "below the loss before, or below the smallest so far?",
    "how long is the patience, exactly?", "how long is the patience, exactly?",
    "can something that is not a number be the best?", "what if the first loss is not a number?",
    "which is the last epoch of T?", "are the losses after the stop known when one stops?"};

/* From the start, for each t: where is the smallest so far? */
static int early(int T, const double loss[], int patience, int *best, int kind)
{
    for (int t = 0; t < T; t++) {
        int b = 0;
        for (int u = 1; u <= t; u++) {
            double than = loss[kind == LAST_LOSS ? u - 1 : b];
            bool better = kind == EQUAL ? loss[u] <= than : kind == NAN_BEST ? !(loss[u] >= than) : loss[u] < than;
            if (better || (isnan(than) && !isnan(loss[u]) && kind != NAN_STAYS))
                b = u;
        }
        *best = b;
        if (t - b >= patience + (kind == ONE_MORE) - (kind == ONE_LESS)) {
            for (int u = t + 1; u < T && kind == ALL_SEEN; u++)
                if (loss[u] < loss[*best])
                    *best = u;
            return t;
        }
    }
    return kind == AFTER_END ? T : T - 1;
}

enum { SMALL = 12 };
static const struct {
    int T, patience;
    double loss[8];
} small[SMALL] = {{8, 3, {5, 4, 3, 3.5, 3.2, 3.1, 2, 1}},
                  {8, 4, {5, 4, 3, 3.5, 3.2, 3.1, 2, 1}},
                  {8, 1, {5, 4, 3, 3.5, 3.2, 3.1, 2, 1}},
                  {4, 2, {1, 1, 1, 1}},
                  {8, 4, {9, 1, 3, 2, 3, 2, 3, 2}},
                  {4, 10, {5, 4, 3, 3.5}},
                  {1, 9, {5}},
                  {8, 3, {5, 3, NAN, 2, NAN, NAN, NAN, NAN}},
                  {8, 3, {NAN, 3, NAN, 2, 4, NAN, NAN, NAN}},
                  {4, 2, {-1, -3, -2, -2.5}},
                  {3, 5, {1e300, 1e299, 1e301}},
                  {8, 0, {5, 4, 3, 3.5, 3.2, 3.1, 2, 1}}};
static double loss[TRIES][MOST];
static int T[TRIES], patience[TRIES], stop[TRIES], best[TRIES];

static void about_case(int n)
{
    int length = 0;
    char list[200] = "";
    for (int t = 0; t < T[n] && n < SMALL; t++)
        length += snprintf(list + length, sizeof list - (size_t)length, "%s%g", t ? ", " : " ", loss[n][t]);
    if (n < SMALL)
        about("early_stop of the losses%s with patience %d", list, patience[n]);
    else
        about("early_stop of %d losses with patience %d", T[n], patience[n]);
}

/* Is this slip what explains all answers? */
static bool explains(int kind)
{
    for (int n = 0; n < TRIES; n++) {
        int b;
        if (stop[n] != early(T[n], loss[n], patience[n], &b, kind) || best[n] != b)
            return false;
    }
    return true;
}

/* Behind the small ones: losses that fall, and do not always, with many ties; some of them are not numbers. */
static void fill(Random *random)
{
    for (int n = 0; n < TRIES; n++) {
        T[n] = n < SMALL ? small[n].T : 1 + random_below(random, MOST);
        patience[n] = n < SMALL ? small[n].patience : 1 + random_below(random, 9);
        stop[n] = best[n] = -99;
        for (int t = 0; t < T[n]; t++)
            if (n < SMALL)
                loss[n][t] = small[n].loss[t];
            else
                loss[n][t] = t > 0 && random_below(random, 6) == 0 ? NAN : 8 - t / 4 + random_below(random, 5);
    }
}

int main(void)
{
    Random random = random_seed(9);
    fill(&random);
    for (int n = 0; n < SMALL; n++) {
        about_case(n);
        call(stop[n] = early_stop(T[n], loss[n], patience[n], &best[n]), stop[n], best[n]);
    }
    about("early_stop of up to %d losses", MOST);
    call(for (int n = SMALL; n < TRIES; n++) stop[n] = early_stop(T[n], loss[n], patience[n], &best[n]), stop, best);
    for (int n = 0; n < TRIES; n++) {
        int b, t = early(T[n], loss[n], patience[n], &b, RIGHT);
        about_case(n);
        for (int what = 0; what < 2; what++) {
            if (what == 0)
                same(stop[n], t, "the epoch after which it stops");
            else
                same(best[n], b, "the best epoch");
            for (int kind = EQUAL; kind < KINDS && !exercise.last; kind++)
                mistake(explains(kind), questions[kind]);
        }
    }
    return exercise_end();
}
