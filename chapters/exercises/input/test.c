#include "exercise.h"
#include "exercise-input.c"
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
    Random random = random_seed(4);
    Net *net = example(&random);
    const Loss *loss = loss_find("binary");
    Gradient *grad = gradient_new(net);
    double x[] = {1, 0.7, -1.2}, dx[] = {99, 99, 99};
    static const double y[] = {1, 0};
    backprop_sample(net, loss, x, y, 1, grad);
    input_gradient(net, grad, dx);
    for (int j = 1; j <= 2; j++) {
        double at = x[j], h = 1e-5;
        x[j] = at + h;
        double above = gradient_loss(net, loss, x, y);
        x[j] = at - h;
        double below = gradient_loss(net, loss, x, y);
        x[j] = at;
        expect(fabs((above - below) / (2 * h) - dx[j]) < 1e-9, "dx agrees with the central difference");
    }
    expect(dx[0] == 99, "x_0 is no input");
    gradient_free(grad);
    net_free(net);
    return exercise_end();
}
