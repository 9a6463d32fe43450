/* For tests of exercises: a network on which slips show. */
#ifndef EXAMPLE_H
#define EXAMPLE_H
#include "backprop.h"
#include "random.h"

/* All shortcuts, several kinds of hidden units, random weights. */
static inline Net *example(int L, const int n[], Random *random)
{
    static const char *const names[] = {"tanh", "sigmoid", "identity"};
    Net *net = net_shortcuts(L, n, activation_find("tanh"), activation_find("sigmoid"));
    for (int i = net->D + 1; i <= net->Q - net->K; i++)
        net->f[i] = activation_find(names[net->layer[i] % 3]);
    net_uniform(net, random, 1);
    return net;
}

#endif
