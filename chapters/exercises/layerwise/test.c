#include "exercise.h"
#include "exercise-layerwise.h"
#include "example.h"
/* without: backprop_hidden_deltas backprop_sample backprop_online backprop_risk */

enum { MOST = 32, UNTOUCHED = 99 };
enum { RIGHT, NEXT_LAYER, OUTPUTS_ONLY, NO_SLOPE, UPWARD, PLACE, KINDS };
static const char *const questions[] = {
    "", "does a hidden unit feed units of the next layer alone?", "does a hidden unit feed outputs alone?",
    "where is the slope of the hidden unit?", "are the deltas behind a unit known when it adds them up?",
    "where is the weight of the m-th that leaves?"};

static void slip(const Net *net, double delta[], int kind)
{
    int last = net->Q - net->K;
    for (int n = last; n > net->D; n--) {
        int j = kind == UPWARD ? net->D + 1 + last - n : n;
        double sum = 0;
        for (int m = net->out[j]; m < net->out[j + 1]; m++) {
            int i = net->fed[m];
            if ((kind != NEXT_LAYER || net->layer[i] == net->layer[j] + 1) && (kind != OUTPUTS_ONLY || i > last))
                sum += delta[i] * net->w[kind == PLACE ? m : net->leaving[m]];
        }
        delta[j] = (kind == NO_SLOPE ? 1 : net->f[j]->slope(net->s[j])) * sum;
    }
}

static void check(Net *net)
{
    static const double x[] = {1, 0.7, -1.2, 0.4}, y[] = {1, 0};
    Gradient *right = gradient_new(net), *mine = gradient_new(net);
    double start[MOST] = {0};
    int done = 0;
    backprop_sample(net, loss_find("squared"), x, y, 1, right);
    for (int i = 0; i <= net->Q; i++)
        start[i] = mine->delta[i] = i > net->Q - net->K ? right->delta[i] : UNTOUCHED;
    bring(mine->delta, ((size_t)net->Q + 1) * sizeof *mine->delta);
    call((hidden_deltas(net, mine), done = 1), done);
    (void)done; /* call wants a variable */
    for (int j = net->Q; j > net->D; j--) {
        if (j > net->Q - net->K) {
            near(mine->delta[j], right->delta[j], 0, "the delta of unit %d, an output, which was given,", j);
            continue;
        }
        near(mine->delta[j], right->delta[j], 1e-12 * fmax(1, fabs(right->delta[j])), "the delta of hidden unit %d", j);
        for (int kind = NEXT_LAYER; kind < KINDS; kind++) {
            double delta[MOST];
            bool equal = true;
            memcpy(delta, start, sizeof delta);
            slip(net, delta, kind);
            for (int i = net->D + 1; i <= net->Q - net->K; i++)
                equal = equal && fabs(mine->delta[i] - delta[i]) <= 1e-12 * fmax(1, fabs(delta[i]));
            mistake(equal, questions[kind]);
        }
    }
    gradient_free(right);
    gradient_free(mine);
    net_free(net);
}

int main(void)
{
    static const int n[] = {0, 2, 2, 2, 2}, large[] = {0, 3, 5, 4, 6, 2};
    static const double w[] = {0.1, 0.55, 0.2, 1.1, -0.3, -1, 2};
    Random random = random_seed(5);
    /* hand.net, with biases */
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    for (int nu = 2; nu <= 4; nu++)
        plan_layer(plan, 1, activation_find(nu < 4 ? "tanh" : "identity"));
    for (int i = 2; i <= 4; i++) {
        plan_connect(plan, i, 0, w[2 * i - 4]);
        plan_connect(plan, i, i - 1, w[i == 4 ? 6 : 2 * i - 3]);
    }
    plan_connect(plan, 4, 2, w[5]);
    about("hidden_deltas in the chain 1-1-1-1 with a shortcut from unit 2 to unit 4");
    check(net_build(plan));
    about("hidden_deltas in a network 2-2-2-2 with all shortcuts");
    check(example(4, n, &random));
    about("hidden_deltas in a network 3-5-4-6-2 with all shortcuts");
    check(example(5, large, &random));
    about("hidden_deltas in a network 3-5-4-6-2 without shortcuts");
    Net *net = net_conventional(5, large, activation_find("tanh"), activation_find("sigmoid"));
    net_uniform(net, &random, 1);
    check(net);
    return exercise_end();
}
