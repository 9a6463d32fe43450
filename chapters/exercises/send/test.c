#include "exercise.h"
#include "exercise-send.h"
#include "example.h"
/* without: backprop_hidden_deltas backprop_sample backprop_online backprop_risk */

enum { MOST = 32, UNTOUCHED = 99 };
enum { RIGHT, NOT_EMPTY, NO_SLOPE, UPWARD, OUTPUT_SLOPE };

/* The same, with a slip. */
static void slip(const Net *net, double delta[], int kind)
{
    for (int j = net->D + 1; j <= net->Q - net->K && kind != NOT_EMPTY; j++)
        delta[j] = 0;
    for (int n = net->Q; n > net->D; n--) {
        int i = kind == UPWARD ? net->D + 1 + net->Q - n : n;
        if ((i <= net->Q - net->K && kind != NO_SLOPE) || kind == OUTPUT_SLOPE)
            delta[i] *= net->f[i]->slope(net->s[i]);
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            delta[net->from[c]] += delta[i] * net->w[c];
    }
}

static bool hidden_equal(const Net *net, const double a[], const double b[])
{
    for (int i = net->D + 1; i <= net->Q - net->K; i++)
        if (!(fabs(a[i] - b[i]) <= 1e-12 * fmax(1, fabs(b[i]))))
            return false;
    return true;
}

static void hints(const Net *net, const double start[], const double got[], const double listed[])
{
    static const char *const questions[] = {
        "", "with what does a hidden delta begin, before anybody has sent to it?",
        "where is the slope of a hidden unit?",
        "is the delta of a unit complete when it sends? who must have sent before?",
        "have the outputs their slope already, in the delta that is given?"};
    double delta[MOST];
    for (int kind = NOT_EMPTY; kind <= OUTPUT_SLOPE; kind++) {
        memcpy(delta, start, sizeof delta);
        slip(net, delta, kind);
        mistake(hidden_equal(net, got, delta), questions[kind]);
    }
    mistake(hidden_equal(net, got, listed), "can you do it without the second list, fed and leaving?");
    mistake(hidden_equal(net, got, start), "has anybody sent anything?");
}

static void check(Net *net, const double x[], const double y[])
{
    Gradient *right = gradient_new(net), *sent = gradient_new(net), *listed = gradient_new(net);
    double start[MOST] = {0};
    int done = 0;
    backprop_sample(net, loss_find("binary"), x, y, 1, right);
    for (int i = 0; i <= net->Q; i++)
        start[i] = sent->delta[i] = listed->delta[i] = i > net->Q - net->K ? right->delta[i] : UNTOUCHED;
    for (int m = 0; m < net->W; m++) { /* who uses them is seen */
        net->fed[m] = net->Q;
        net->leaving[m] = m;
    }
    backprop_hidden_deltas(net, listed);
    bring(sent->delta, ((size_t)net->Q + 1) * sizeof *sent->delta);
    call((send_deltas(net, sent), done = 1), done);
    (void)done; /* call wants a variable */
    for (int j = net->Q; j > net->D; j--) {
        bool output = j > net->Q - net->K;
        if (output)
            near(sent->delta[j], right->delta[j], 0, "the delta of unit %d, an output, which was given,", j);
        else
            near(sent->delta[j], right->delta[j], 1e-12 * fmax(1, fabs(right->delta[j])), "delta[%d]", j);
        mistake(output && sent->delta[j] == right->delta[j] * net->f[j]->slope(net->s[j]),
                "have the outputs their slope already, in the delta that is given?");
        hints(net, start, sent->delta, listed->delta);
    }
    gradient_free(right);
    gradient_free(sent);
    gradient_free(listed);
    net_free(net);
}

int main(void)
{
    static const int chain[] = {0, 1, 1, 1}, small[] = {0, 2, 2, 2, 2}, large[] = {0, 3, 5, 4, 6, 2};
    static const double x[] = {1, 0.7, -1.2, 0.4}, y[] = {1, 0};
    Random random = random_seed(3);
    about("send_deltas in a network 1-1-1 with a shortcut");
    check(example(3, chain, &random), x, y);
    for (int n = 0; n < 3; n++) {
        about("send_deltas in a network 2-2-2-2 with all shortcuts");
        check(example(4, small, &random), x, y);
    }
    about("send_deltas in a network 3-5-4-6-2 with all shortcuts");
    check(example(5, large, &random), x, y);
    about("send_deltas in a network 3-5-4-6-2 without shortcuts");
    Net *net = net_conventional(5, large, activation_find("tanh"), activation_find("sigmoid"));
    net_uniform(net, &random, 1);
    check(net, x, y);
    return exercise_end();
}
