#include "exercise.h"
#include "exercise-layerwise.c"
#include "backprop.h"
#include <math.h>

int main(void)
{
    static const int n[] = {0, 2, 2, 2, 2};
    static const double x[] = {1, 0.7, -1.2}, y[] = {1, 0};
    Random random = random_seed(5);
    for (int shortcuts = 0; shortcuts < 2; shortcuts++) {
        Net *net = shortcuts ? net_shortcuts(4, n, activation_find("tanh"), activation_find("sigmoid"))
                             : net_conventional(4, n, activation_find("tanh"), activation_find("sigmoid"));
        net_uniform(net, &random, 1);
        Gradient *right = gradient_new(net), *mine = gradient_new(net);
        backprop_sample(net, loss_find("binary"), x, y, 1, right);
        for (int i = 1; i <= net->Q; i++)
            mine->delta[i] = i > net->Q - net->K ? right->delta[i] : 99;
        hidden_deltas(net, mine);
        for (int j = net->D + 1; j <= net->Q - net->K; j++)
            expect(fabs(mine->delta[j] - right->delta[j]) < 1e-14, shortcuts
                   ? "with shortcuts from hidden units all that a unit feeds count" : "conventional networks");
        gradient_free(right);
        gradient_free(mine);
        net_free(net);
    }
    return exercise_end();
}
