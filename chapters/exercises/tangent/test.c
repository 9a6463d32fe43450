#include "exercise.h"
#include "exercise-tangent.h"
#include "example.h"
/* without: backprop_sample backprop_hidden_deltas backprop_risk gradient_loss gradient_risk net_forward */

enum { MOST = 40 };
enum { RIGHT, NO_DOT, NO_SLOPE, OUT_DOT, NO_BIAS, CONSTANT_MOVES, KINDS };

static double first_asked;

static double sine_slope(double s)
{
    if (isnan(first_asked))
        first_asked = s;
    return cos(s);
}

static const Activation sine = {"sine", sin, sine_slope, NULL};

static double slip(const Net *net, const double v[], const double dl_ds[], int kind)
{
    double dots[MOST] = {0}, dota[MOST] = {0}, sum = 0;
    for (int j = 0; j <= net->D && kind == CONSTANT_MOVES; j++)
        dota[j] = 1;
    for (int i = net->D + 1; i <= net->Q; i++) {
        for (int c = net->in[i]; c < net->in[i + 1]; c++)
            if (net->from[c] > 0 || kind != NO_BIAS)
                dots[i] += v[c] * net->a[net->from[c]] + (kind == NO_DOT ? 0 : net->w[c] * dota[net->from[c]]);
        dota[i] = (kind == NO_SLOPE ? 1 : net->f[i]->slope(net->s[i])) * dots[i];
        if (i > net->Q - net->K)
            sum += dl_ds[i - (net->Q - net->K + 1)] * (kind == OUT_DOT ? dota[i] : dots[i]);
    }
    return sum;
}

static void check(Net *net, const Loss *loss, const double x[], const double y[], const double v[])
{
    static const char *const questions[] = {
        "", "do the activities of hidden units not move, too?", "how fast does an activity move when its sum moves?",
        "by which numbers of the outputs are the derivatives given, s or a?", "does the weight of unit 0 move?",
        "do inputs, or unit 0, move when the weights do?"};
    Gradient *grad = gradient_new(net);
    double got = -99, asked = NAN, want = 0;
    backprop_sample(net, loss, x, y, 1, grad);
    for (int c = 0; c < net->W; c++)
        want += v[c] * grad->g[c];
    const double *dl_ds = grad->delta + net->Q - net->K + 1;
    call((first_asked = NAN, got = directional(net, v, dl_ds), asked = first_asked), got, asked);
    near(got, want, 1e-12 * fmax(1, fabs(want)), "the sum of v times the gradient");
    for (int kind = NO_DOT; kind < KINDS; kind++)
        mistake(fabs(got - slip(net, v, dl_ds, kind)) < 1e-12 * fmax(1, fabs(want)), questions[kind]);
    for (int i = net->D + 1; net->f[net->D + 1] == &sine && i <= net->Q; i++)
        if (net->s[i] == asked) {
            same(net->layer[i], 2, "the layer of the first unit whose slope is asked for, on the way forward,");
            mistake(net->layer[i] > 2, "that is the way back: can you carry derivatives forward?");
        }
    gradient_free(grad);
}

/* One weight that moves alone; then all. */
static void directions(Net *net, const Loss *loss, int most, Random *random)
{
    static const double x[] = {1, 0.7, -1.2, 0.4}, y[] = {1, 0, 1};
    char name[100];
    double *v = calloc((size_t)net->W, sizeof *v);
    snprintf(name, sizeof name, "directional in a network of %d layers, %d units, %d weights", net->L, net->Q, net->W);
    for (int n = 0; v && n < net->W && n < most; n++) {
        about("%s: only the weight from %d to %d moves", name, net->from[n], net->to[n]);
        v[n] = 1;
        check(net, loss, x, y, v);
        v[n] = 0;
    }
    for (int n = 0; v && n < 4; n++) {
        about("%s: all weights move", name);
        for (int c = 0; c < net->W; c++)
            v[c] = random_normal(random);
        check(net, loss, x, y, v);
    }
    free(v);
}

int main(void)
{
    static const int chain[] = {0, 1, 1, 1}, small[] = {0, 2, 2, 2, 2}, large[] = {0, 3, 5, 4, 6, 3};
    Random random = random_seed(6);
    Net *net = example(3, chain, &random);
    directions(net, loss_find("squared"), 6, &random);
    net_free(net);
    net = example(4, small, &random);
    directions(net, loss_find("squared"), 0, &random);
    net_free(net);
    net = example(5, large, &random);
    directions(net, loss_find("binary"), 2, &random);
    for (int i = net->D + 1; i <= net->Q - net->K; i++)
        net->f[i] = &sine;
    directions(net, loss_find("binary"), 0, &random);
    net_free(net);
    return exercise_end();
}
