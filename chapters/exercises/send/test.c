#include "exercise.h"
#include "exercise-send.c"
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
    Random random = random_seed(3);
    Net *net = example(&random);
    Gradient *right = gradient_new(net), *sent = gradient_new(net);
    static const double x[] = {1, 0.7, -1.2}, y[] = {1, 0};
    for (int n = 0; n < 3; n++) {
        backprop_sample(net, loss_find("binary"), x, y, 1, right);
        for (int i = 1; i <= net->Q; i++)
            sent->delta[i] = i > net->Q - net->K ? right->delta[i] : 99;
        int *out = net->out;
        net->out = calloc((size_t)net->Q + 2, sizeof *out);
        send_deltas(net, sent);         /* who asks out or leaving finds nothing */
        free(net->out);
        net->out = out;
        for (int j = net->D + 1; j <= net->Q - net->K; j++)
            expect(fabs(sent->delta[j] - right->delta[j]) < 1e-14, "hidden deltas are those of the chapter, without out and leaving");
        for (int i = net->Q - net->K + 1; i <= net->Q; i++)
            expect(sent->delta[i] == right->delta[i], "the deltas of the outputs stay");
        net_uniform(net, &random, 2);
    }
    gradient_free(right);
    gradient_free(sent);
    net_free(net);
    return exercise_end();
}
