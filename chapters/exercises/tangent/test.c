#include "exercise.h"
#include "exercise-tangent.c"
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
    Random random = random_seed(6);
    Net *net = example(&random);
    const Loss *loss = loss_find("squared");
    Gradient *grad = gradient_new(net);
    static const double x[] = {1, 0.7, -1.2}, y[] = {1, 0};
    double *v = calloc((size_t)net->W, sizeof *v);
    backprop_sample(net, loss, x, y, 1, grad);
    const double *dl_ds = grad->delta + net->Q - net->K + 1;
    for (int n = 0; n < 5; n++) {
        double want = 0;
        for (int c = 0; c < net->W; c++) {
            v[c] = n < 4 ? random_normal(&random) : c == 0;
            want += v[c] * grad->g[c];
        }
        expect(fabs(directional(net, v, dl_ds) - want) < 1e-13, "it is the sum of v times the gradient");
    }
    free(v);
    gradient_free(grad);
    net_free(net);
    return exercise_end();
}
