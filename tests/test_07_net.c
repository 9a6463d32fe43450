#include "unit.h"
#include "net.h"
#include <math.h>
#include <string.h>

static const Activation *named(const char *name)
{
    return activation_find(name);
}

/* net_uniform */

START_TEST(random_weights_fill_their_range)
{
    const int n[] = {0, 30, 30};
    Net *net = net_conventional(2, n, named("tanh"), named("tanh"));
    Random one = random_seed(9), two = random_seed(9);
    double most = 0, least = 0;
    net_uniform(net, &one, 0.3);
    for (int c = 0; c < net->W; c++) {
        ck_assert_double_eq(net->w[c], 0.3 * (2 * random_uniform(&two) - 1));
        most = fmax(most, net->w[c]);
        least = fmin(least, net->w[c]);
    }
    ck_assert(most > 0.29 && most < 0.3 && least < -0.29 && least >= -0.3);
    net_free(net);
}
END_TEST

START_TEST(random_weights_change_all_and_repeat_with_the_seed)
{
    const int n[] = {0, 40, 20, 30};
    Net *net = net_conventional(3, n, named("tanh"), named("tanh"));
    Net *same = net_conventional(3, n, named("tanh"), named("tanh"));
    Random one = random_seed(5), two = random_seed(5), three = random_seed(6);
    size_t bytes = (size_t)net->W * sizeof(double);
    double sum = 0, squares = 0;
    for (int c = 0; c < net->W; c++)
        net->w[c] = same->w[c] = NAN;
    net_uniform(net, &one, 2);
    net_uniform(same, &two, 2);
    for (int c = 0; c < net->W; c++) {
        ck_assert(net->w[c] >= -2 && net->w[c] <= 2);
        ck_assert(c == 0 || net->w[c] != net->w[c - 1]);
        sum += net->w[c];
        squares += net->w[c] * net->w[c];
    }
    ck_assert_double_eq_tol(sum / net->W, 0, 0.15);             /* 5 standard deviations */
    ck_assert_double_eq_tol(squares / net->W, 4. / 3, 0.16);
    ck_assert_int_eq(memcmp(net->w, same->w, bytes), 0);
    net_uniform(same, &three, 2);
    ck_assert_int_ne(memcmp(net->w, same->w, bytes), 0);
    net_uniform(same, &two, 2);                                 /* the stream goes on */
    ck_assert_int_ne(memcmp(net->w, same->w, bytes), 0);
    two = random_seed(5);
    net_uniform(same, &two, 4);                                 /* and scales, exactly */
    for (int c = 0; c < net->W; c++)
        ck_assert_double_eq(same->w[c], 2 * net->w[c]);
    net_free(net);
    net_free(same);
}
END_TEST

UNIT(random_weights_fill_their_range, random_weights_change_all_and_repeat_with_the_seed)
