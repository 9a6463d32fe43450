#include "exercise.h"
#include "exercise-input.h"
#include "example.h"

enum { MOST = 32 };
enum { RIGHT, NEXT_LAYER, PLACE, LAST, NO_WEIGHT };

static double slip(const Net *net, const double delta[], int j, int kind)
{
    double sum = 0;
    for (int m = net->out[j]; m < net->out[j + 1]; m++) {
        double term = delta[net->fed[m]] * (kind == NO_WEIGHT ? 1 : net->w[kind == PLACE ? m : net->leaving[m]]);
        if (kind == LAST)
            sum = 0;
        if (kind != NEXT_LAYER || net->layer[net->fed[m]] == 2)
            sum += term;
    }
    return sum;
}

static void check(Net *net, const Loss *loss, double x[], const double y[])
{
    Gradient *grad = gradient_new(net);
    double dx[MOST + 1], h = 1e-5;
    for (int j = 0; j <= MOST; j++)
        dx[j] = -99;
    backprop_sample(net, loss, y, y, 0.5, grad); /* anything that is in g before does not matter */
    backprop_sample(net, loss, x, y, 0.5, grad);
    call(input_gradient(net, grad, dx), dx);
    for (int j = 1; j <= net->D; j++) {
        double at = x[j];
        x[j] = at + h;
        double above = gradient_loss(net, loss, x, y);
        x[j] = at - h;
        double below = gradient_loss(net, loss, x, y);
        x[j] = at;
        near(dx[j], (above - below) / (2 * h), 1e-8, "dx[%d], as a central difference,", j);
        mistake(fabs(dx[j] - slip(net, grad->delta, j, NEXT_LAYER)) < 1e-12,
                "does an input feed the next layer alone?");
        mistake(fabs(dx[j] - slip(net, grad->delta, j, PLACE)) < 1e-12, "where is the weight of the m-th that leaves?");
        mistake(fabs(dx[j] - slip(net, grad->delta, j, LAST)) < 1e-12, "how many units does an input feed?");
        mistake(fabs(dx[j] - slip(net, grad->delta, j, NO_WEIGHT)) < 1e-12, "by which weight does x reach a unit?");
        mistake(fabs(dx[j - 1] - slip(net, grad->delta, j, RIGHT)) < 1e-12, "do inputs count from 0, or from 1?");
        mistake(fabs(dx[j] - x[j] * slip(net, grad->delta, j, RIGHT)) < 1e-12, "derivatives by inputs, or by weights?");
    }
    near(dx[0], -99, 0, "dx[0], which belongs to no input,");
    mistake(fabs(dx[0] - slip(net, grad->delta, 0, RIGHT)) < 1e-12, "is unit 0 an input?");
    near(dx[net->D + 1], -99, 0, "dx[D + 1], which belongs to no input,");
    gradient_free(grad);
    net_free(net);
}

int main(void)
{
    static const int two[] = {0, 2, 1}, small[] = {0, 2, 2, 2, 2}, large[] = {0, 6, 5, 4, 3, 2};
    static const double y[] = {1, 0, 0.5, 0.5, 0.5, 0.5, 0.5};
    double x[] = {1, 0.7, -1.2, 0, 2, -0.3, 0.4};
    Random random = random_seed(4);
    about("input_gradient in a network 2-1");
    check(example(2, two, &random), loss_find("squared"), x, y);
    about("input_gradient in a network 2-2-2-2 with all shortcuts");
    check(example(4, small, &random), loss_find("binary"), x, y);
    about("input_gradient in a network 6-5-4-3-2 with all shortcuts");
    check(example(5, large, &random), loss_find("binary"), x, y);
    about("input_gradient in a network 6-5-4-3-2 without shortcuts");
    Net *net = net_conventional(5, large, activation_find("tanh"), activation_find("sigmoid"));
    net_uniform(net, &random, 1);
    check(net, loss_find("squared"), x, y);
    return exercise_end();
}
