/* The four checks of chapter "Back-propagation" on the back-propagation of this folder. */
#include "exercise.h"
#include "backprop.h"
#include "gradient.h"
#include "memory.h"

enum { SAMPLES = 4 };
static const double H = 1e-20, RATE = 0.1, BOUND = 1e-10;

/* One sample of them all. */
static Samples one_of(const Samples *data, int n)
{
    Samples one = *data;
    one.N = 1;
    one.x = data->x + n;
    one.y = data->y + n;
    return one;
}

int main(void)
{
    /* a network that is not symmetric in any way: 2 inputs, layers of 3, 2 and 2 units, shortcuts */
    static const int n[] = {0, 2, 3, 2, 2};
    Random random = random_seed(1);
    Net *net = net_shortcuts(4, n, activation_find("tanh"), activation_find("sigmoid"));
    net_uniform(net, &random, 1);
    const Loss *loss = loss_find("binary");
    Samples *data = samples_random(SAMPLES, net, loss, &random);
    Gradient *grad = gradient_new(net);
    double *truth = allocate((size_t)net->W, sizeof *truth), *was = allocate((size_t)net->W, sizeof *was);

    Samples one = one_of(data, 0);
    gradient_complex(net, loss, &one, H, truth);
    gradient_clear(net, grad);
    backprop_sample(net, loss, one.x[0], one.y[0], 1, grad);
    about("the gradient of one sample");
    expect(gradient_distance(net->W, grad->g, truth) < BOUND, "it is that of the complex step");

    gradient_complex(net, loss, data, H, truth);
    backprop_risk(net, loss, data, grad);
    about("the gradient of the risk of %d samples", SAMPLES);
    expect(gradient_distance(net->W, grad->g, truth) < BOUND, "it is that of the complex step");

    for (int c = 0; c < net->W; c++)
        was[c] = grad->g[c];
    backprop_risk(net, loss, data, grad);
    about("the gradient of the risk, twice");
    expect(gradient_distance(net->W, grad->g, was) == 0, "the second is the first");

    one = one_of(data, 1);
    gradient_complex(net, loss, &one, H, truth);
    for (int c = 0; c < net->W; c++)
        was[c] = net->w[c];
    backprop_online(net, loss, one.x[0], one.y[0], RATE, grad);
    for (int c = 0; c < net->W; c++)
        was[c] = (was[c] - net->w[c]) / RATE;
    about("a step with one sample, divided by -eta");
    expect(gradient_distance(net->W, was, truth) < BOUND, "it is that of the complex step");

    free(truth);
    free(was);
    gradient_free(grad);
    samples_free(data);
    net_free(net);
    return exercise_end();
}
