/* Random feed-forward plans for the tests, and a copy of n numbers, which the caller frees. */
#ifndef NETS_H
#define NETS_H
#include "memory.h"
#include "plan.h"
#include "random.h"
#include <stdbool.h>
#include <string.h>

/* The same as square tables: is there a connection from j to i, and its weight. */
enum { MOST = 32 };
static bool exists[MOST][MOST];
static double table[MOST][MOST];

/* Two to five layers, each unit with an activation of its own, shortcuts, some biases,
   connections in a random order, weights w(random). */
static inline Plan *plan_of_weights(Random *random, bool softmax, double (*w)(Random *random))
{
    static const char *const names[] = {"identity", "step", "sigmoid", "tanh"};
    Plan *plan = plan_new();
    int L = 2 + random_below(random, 4), tries = random_below(random, 5) * 100;
    for (int nu = 1; nu <= L; nu++)
        plan_layer(plan, 1 + random_below(random, 5),
                   nu == 1 ? NULL : activation_find(nu == L && softmax ? "softmax" : "tanh"));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        if (!(softmax && plan->layer[i] == L) && random_below(random, 4) > 0)
            plan_unit(plan, i, activation_find(names[random_below(random, 4)]));
    memset(exists, 0, sizeof exists);
    for (int k = 0; k < tries; k++) {
        int i = 1 + random_below(random, plan->Q), j = random_below(random, i);
        if (plan->layer[i] > 1 && (j == 0 || plan->layer[j] < plan->layer[i]) && !exists[i][j]) {
            exists[i][j] = true;
            plan_connect(plan, i, j, table[i][j] = w(random));
        }
    }
    return plan;
}

static inline Plan *random_plan(Random *random, bool softmax)
{
    return plan_of_weights(random, softmax, random_normal);
}

static inline double *copy_of(const double a[], int n)
{
    double *copy = allocate((size_t)n + 1, sizeof *copy);
    memcpy(copy, a, (size_t)n * sizeof *copy);
    return copy;
}

#endif
