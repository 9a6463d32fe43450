#include "exercise.h"
#include "exercise-momentum.h"
#include "example.h"

enum { MOST = 200 };
enum { RIGHT, PLAIN, UPHILL, STALE, AVERAGE, ADDED, MEMORY_RATE, KINDS };
static const char *const questions[] = {
    "", "where is the last step?", "downhill, or uphill?", "which step is taken, the last one or the new one?",
    "momentum adds the whole new step: nothing is averaged",
    "was the gradient empty, before the samples were added up?", "which of the two is multiplied by eta?"};

/* The new step from the old one and the derivative; *moved: the change of the weight. */
static double step_of(double old, double g, double eta, double alpha, double filled, int kind, double *moved)
{
    double new = kind == PLAIN         ? -eta * g
                 : kind == UPHILL      ? alpha * old + eta * g
                 : kind == AVERAGE     ? alpha * old - (1 - alpha) * eta * g
                 : kind == ADDED       ? alpha * old - eta * (g + filled)
                 : kind == MEMORY_RATE ? eta * (alpha * old - g)
                                       : alpha * old - eta * g;
    *moved = kind == STALE ? old : new;
    return new;
}

static bool agrees(int W, const double got[], const double old[], const double g[], double eta, double alpha,
                   double filled, int kind)
{
    for (int c = 0; c < W; c++) {
        double moved;
        step_of(old[c], g[c], eta, alpha, filled, kind, &moved);
        if (!(fabs(got[c] - moved) <= 1e-12))
            return false;
    }
    return true;
}

static void check(Net *net, const Loss *loss, const Samples *data, double eta, double alpha, double step[])
{
    const double filled = 0.5;
    double w[MOST], old[MOST], change[MOST], risk = -99, moved;
    Gradient *right = gradient_new(net), *grad = gradient_new(net);
    int W = net->W;
    double before = backprop_risk(net, loss, data, right);
    for (int c = 0; c < W; c++) {
        w[c] = net->w[c];
        old[c] = step[c];
        grad->g[c] = filled;
    }
    bring(net->w, (size_t)W * sizeof *net->w);
    bring(step, (size_t)W * sizeof *step);
    call(risk = momentum_step(net, loss, data, eta, alpha, step, grad), risk);
    near(risk, before, 1e-12, "what is returned, the risk before the step,");
    mistake(fabs(risk - gradient_risk(net, loss, data)) < 1e-14, "the risk before the step, or after it?");
    mistake(fabs(risk - before * data->N) < 1e-12, "is the risk a sum, or a mean?");
    for (int c = 0; c < W; c++)
        change[c] = net->w[c] - w[c];
    for (int c = 0; c < W; c++) {
        double new = step_of(old[c], right->g[c], eta, alpha, filled, RIGHT, &moved);
        near(change[c], new, 1e-12, "the change of weight %d", c);
        for (int kind = PLAIN; kind < KINDS; kind++)
            mistake(agrees(W, change, old, right->g, eta, alpha, filled, kind), questions[kind]);
        near(step[c], new, 1e-12, "step[%d]", c);
        mistake(step[c] == old[c], "what will the next step remember?");
        mistake(agrees(W, step, old, right->g, eta, alpha, filled, PLAIN),
                "what is remembered of the steps before the last?");
        mistake(fabs(step[c] + new) < 1e-12, "is step what is added to a weight, or what is subtracted?");
    }
    gradient_free(right);
    gradient_free(grad);
}

int main(void)
{
    static const int small[] = {0, 2, 2, 2, 2}, large[] = {0, 3, 5, 4, 2};
    Random random = random_seed(5);
    for (int size = 0; size < 2; size++) {
        Net *net = size ? example(4, large, &random) : example(4, small, &random);
        const Loss *loss = loss_find("binary");
        Samples *data = samples_random(size ? 7 : 3, net, loss, &random);
        double *step = calloc((size_t)net->W, sizeof *step);
        for (int c = 0; step && c < net->W; c++)
            step[c] = random_normal(&random) / 10;
        for (int n = 0; step && n < 3; n++) {
            about("momentum_step with eta = %g, alpha = 0.9, %d samples, step %d", 0.5 + n, data->N, n + 1);
            check(net, loss, data, 0.5 + n, 0.9, step);
        }
        about("momentum_step with alpha = 0");
        check(net, loss, data, 0.5, 0, step);
        free(step);
        samples_free(data);
        net_free(net);
    }
    return exercise_end();
}
