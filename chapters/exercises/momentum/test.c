#include "exercise.h"
#include "exercise-momentum.c"
#include "backprop.h"
#include <math.h>

/* 2 inputs, layers of 2, 2 and 2 units, all shortcuts, random weights */
static Net *example(Random *random)
{
    static const int n[] = {0, 2, 2, 2, 2};
    Net *net = net_shortcuts(4, n, activation_find("tanh"), activation_find("sigmoid"));
    net->f[5] = net->f[6] = activation_find("sigmoid");
    net_uniform(net, random, 1);
    return net;
}

int main(void)
{
    Random random = random_seed(5);
    Net *net = example(&random);
    const Loss *loss = loss_find("binary");
    Gradient *grad = gradient_new(net);
    Samples *data = samples_new(1, 2, 2);
    data->x[0][1] = 0.7;
    data->x[0][2] = -1.2;
    data->y[0][0] = 1;
    double *step = calloc((size_t)net->W, sizeof *step), *old = calloc((size_t)net->W, sizeof *old);
    double *w = calloc((size_t)net->W, sizeof *w);
    for (int n = 0; n < 3; n++) {
        for (int c = 0; c < net->W; c++) {
            w[c] = net->w[c];
            old[c] = step[c];
        }
        double before = gradient_risk(net, loss, data);
        double risk = momentum_step(net, loss, data, 0.5, 0.9, step, grad);
        expect(fabs(risk - before) < 1e-15, "the risk before the step is returned");
        for (int c = 0; c < net->W; c++) {
            expect(fabs(net->w[c] - w[c] - step[c]) < 1e-14, "step is the change of the weights");
            expect(fabs(step[c] - (0.9 * old[c] - 0.5 * grad->g[c])) < 1e-14, "it is alpha times the old step minus eta times the gradient");
        }
    }
    free(step);
    free(old);
    free(w);
    samples_free(data);
    gradient_free(grad);
    net_free(net);
    return exercise_end();
}
