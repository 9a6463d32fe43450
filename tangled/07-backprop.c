/* 07-backprop.c: tangled from chapters/07-backprop.nw; edit it there */
#include "backprop.h"
#include "experiment.h"
#include "interval.h"
#include "memory.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* backprop: one sample and its gradient */
typedef struct {
    Net *net;
    const Loss *loss;
    double *x, *y;
    Gradient *grad;
} Task;
/* backprop: one sample and its gradient */
static void task_free(Task *task)
{
    free(task->x);
    free(task->y);
    gradient_free(task->grad);
    net_free(task->net);
}
/* backprop: one sample and its gradient */
static Task task_read(Run *run)
{
    char why[WHY];
    Net *net = net_option(run);
    Task t = {net, loss_option(run), NULL, NULL, gradient_new(net)};
    t.x = allocate((size_t)net->D + 1, sizeof *t.x);
    t.y = allocate((size_t)net->K, sizeof *t.y);
    experiment_numbers(run, "input", net->D, t.x + 1);
    experiment_numbers(run, "target", net->K, t.y);
    if (!loss_fits(t.loss, net->K, net->f + net->Q - net->K + 1, why)
        || !loss_accepts(t.loss, net->K, t.y, why))
        experiment_fail(run, why);
    double value = backprop_sample(net, t.loss, t.x, t.y, 1, t.grad);
    experiment_number(run, "loss", value);
    return t;
}
/* backprop: one sample and its gradient */
static void print_gradient(Run *run)
{
    Task t = task_read(run);
    const Net *net = t.net;
    experiment_columns(run, "i s a delta");
    for (int i = 1; i <= net->D; i++)
        printf("%d - %.17g -\n", i, net->a[i]);
    for (int i = net->D + 1; i <= net->Q; i++)
        printf("%d %.17g %.17g %.17g\n", i, net->s[i], net->a[i],
               t.grad->delta[i]);
    experiment_columns(run, "i j w g");
    for (int i = net->D + 1; i <= net->Q; i++)
        for (int k = 0; k < net->fan_in[i]; k++)
            printf("%d %d %.17g %.17g\n", i, net->from[i][k],
                   net->w[i][k], t.grad->g[i][k]);
    task_free(&t);
}
/* backprop: one sample and its gradient */
static void worked(Run *run)
{
    Task t = task_read(run);
    const Net *net = t.net;
    /* worked: note activities and deltas for the text */
    for (int i = 1; i <= net->Q; i++) {
        char key[40];
        snprintf(key, sizeof key, "a%d", i);
        experiment_number(run, key, net->a[i]);
        snprintf(key, sizeof key, "delta%d", i);
        if (i > net->D)
            experiment_number(run, key, t.grad->delta[i]);
    }
    experiment_columns(run, "i layer height a s delta");
    for (int i = 1; i <= net->Q; i++)
        printf("%d %d %g %.4f %.4f %.4f\n", i, net->layer[i],
               net_height(net, i), net->a[i],
               i > net->D ? net->s[i] : 0, t.grad->delta[i]);
    experiment_columns(run, "i j w g");
    for (int i = net->D + 1; i <= net->Q; i++)
        for (int k = 0; k < net->fan_in[i]; k++)
            printf("%d %d %g %.4f\n", i, net->from[i][k],
                   net->w[i][k], t.grad->g[i][k]);
    task_free(&t);
}
/* backprop: checks of gradients */
/* make samples for a check */
static Samples *samples_new(int N, int D, int K)
{
    Samples *data = allocate(1, sizeof *data);
    data->N = N;
    data->x = allocate((size_t)N, sizeof *data->x);
    data->y = allocate((size_t)N, sizeof *data->y);
    for (int n = 0; n < N; n++) {
        data->x[n] = allocate((size_t)D + 1, sizeof **data->x);
        data->y[n] = allocate((size_t)K, sizeof **data->y);
    }
    return data;
}
/* make samples for a check */
static void samples_free(Samples *data)
{
    for (int n = 0; n < data->N; n++) {
        free(data->x[n]);
        free(data->y[n]);
    }
    free(data->x);
    free(data->y);
    free(data);
}
/* make samples for a check */
static Samples *random_samples(Sample *random, const Net *net,
                               const Loss *loss, int N)
{
    Samples *data = samples_new(N, net->D, net->K);
    for (int n = 0; n < N; n++) {
        double sum = 0;
        for (int j = 1; j <= net->D; j++)
            data->x[n][j] = sample_normal(random);
        for (int k = 0; k < net->K; k++)
            sum += data->y[n][k] = sample_uniform(random);
        if (strcmp(loss->output, "softmax") == 0)
            for (int k = 0; k < net->K; k++)
                data->y[n][k] /= sum;
    }
    return data;
}

static void check(Run *run)
{
    Net *net = net_option(run);
    const Loss *loss = loss_find("binary");
    char why[WHY];
    if (!loss_fits(loss, net->K, net->f + net->Q - net->K + 1, why))
        experiment_fail(run, why);
    Sample random = sample_seed(1);
    Samples *data = random_samples(&random, net, loss, 4);
    Gradient *grad = gradient_new(net);
    double *d = allocate((size_t)net->W, sizeof *d);
    double best[3] = {INFINITY, INFINITY, INFINITY};
    backprop_risk(net, loss, data, grad);
    /* check: compare for all h */
    experiment_columns(run, "h forward central complex");
    for (int n = 2; n <= 60; n++) {
        double h = pow(10, -n / 4.0), error[3];
        gradient_forward(net, loss, data, h, d);
        error[0] = gradient_distance(net->W, d, grad->all);
        gradient_central(net, loss, data, h, d);
        error[1] = gradient_distance(net->W, d, grad->all);
        gradient_complex(net, loss, data, h, d);
        error[2] = gradient_distance(net->W, d, grad->all);
        printf("%.3g %.3g %.3g %.3g\n", h, error[0], error[1],
               fmax(error[2], 1e-17));
        for (int k = 0; k < 3; k++)
            best[k] = fmin(best[k], error[k]);
    }
    /* check: print the best errors */
    gradient_complex(net, loss, data, 1e-50, d);
    experiment_number(run, "forward", best[0]);
    experiment_number(run, "central", best[1]);
    experiment_number(run, "complex",
                      gradient_distance(net->W, grad->all, d));
    experiment_claim(run, "halves", best[0] > 1e-10 && best[0] < 1e-7);
    experiment_claim(run, "thirds", best[1] > 1e-13 && best[1] < 1e-9);
    experiment_claim(run, "exact",
                     gradient_distance(net->W, grad->all, d) < 1e-14);
    free(d);
    gradient_free(grad);
    samples_free(data);
    net_free(net);
}
/* backprop: checks of gradients */
/* draw a network at random */
static void connect_at_random(Sample *random, Plan *plan)
{
    for (int nu = 2; nu <= plan->L; nu++) {
        int first = plan->first[nu];
        int before = plan->first[nu - 1];
        for (int i = first; i < first + plan->size[nu]; i++)
            for (int j = 0; j < first; j++)
                if (j == 0 || j == before
                    || sample_uniform(random) < 0.7)
                    plan_connect(plan, i, j,
                                 sample_normal(random) / 2);
    }
}
/* draw a network at random */
static Net *random_net(Sample *random, const Loss *loss)
{
    static const char *hidden[] = {"identity", "sigmoid", "tanh"};
    int line;
    char why[WHY];
    Plan *plan = plan_new();
    plan_layer(plan, 1 + sample_below(random, 4), NULL);
    for (int left = sample_below(random, 4); left > 0; left--)
        plan_layer(plan, 1 + sample_below(random, 5),
                   activation_find("tanh"));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        plan->f[i] = activation_find(hidden[sample_below(random, 3)]);
    plan_layer(plan, 2 + sample_below(random, 3),
               activation_find(loss->output));
    connect_at_random(random, plan);
    plan_check(plan, &line, why);
    Net *net = net_new(plan);
    plan_free(plan);
    return net;
}

static void nets(Run *run)
{
    Sample random = sample_seed(experiment_integer(run, "seed"));
    int all = (int)experiment_integer(run, "nets");
    double worst[2] = {0, 0};
    experiment_columns(run, "net loss Q W complex central");
    for (int n = 0; n < all; n++) {
        static const char *name[] = {"squared", "binary",
                                     "categorical"};
        /* nets: compare one network */
        const Loss *loss = loss_find(name[n % 3]);
        Net *net = random_net(&random, loss);
        Samples *data = random_samples(&random, net, loss, 3);
        Gradient *grad = gradient_new(net);
        double *d = allocate((size_t)net->W, sizeof *d);
        backprop_risk(net, loss, data, grad);
        gradient_complex(net, loss, data, 1e-50, d);
        double complex_error = gradient_distance(net->W, grad->all, d);
        gradient_central(net, loss, data, 1e-5, d);
        double central_error = gradient_distance(net->W, d, grad->all);
        printf("%d %s %d %d %.2g %.2g\n", n + 1, loss->name, net->Q, net->W,
               complex_error, central_error);
        worst[0] = fmax(worst[0], complex_error);
        worst[1] = fmax(worst[1], central_error);
        free(d);
        gradient_free(grad);
        samples_free(data);
        net_free(net);
        experiment_progress(run, n + 1, all);
    }
    experiment_number(run, "complex", worst[0]);
    experiment_number(run, "central", worst[1]);
    experiment_claim(run, "to_the_last_digit", worst[0] <= 1e-14);
    experiment_claim(run, "central_good", worst[1] <= 1e-9);
}
/* backprop: checks of gradients */
static void count(const Net *net, double *forward, double *back)
{
    *forward = *back = 0;
    for (int i = net->D + 1; i <= net->Q; i++)
        *forward += net->fan_in[i];
    for (int j = net->D + 1; j <= net->Q - net->K; j++)
        *back += net->fan_out[j];
    *back += *forward;
}
/* backprop: checks of gradients */
static Net *square_net(int n)
{
    const int size[] = {0, n, n, n, n};
    return net_conventional(4, size, activation_find("tanh"),
                            activation_find("sigmoid"));
}
/* backprop: checks of gradients */
static void cost(Run *run)
{
    bool bounded = true;
    experiment_columns(run, "n W forward backprop central ratio");
    for (int n = 1; n <= 512; n *= 2) {
        double forward, back;
        Net *net = square_net(n);
        count(net, &forward, &back);
        double pass = forward + back;
        printf("%d %d %.0f %.0f %.0f %.4f\n", n, net->W, forward, pass,
               2.0 * net->W * forward, pass / forward);
        bounded = bounded && pass < 3 * forward;
        net_free(net);
    }
    experiment_claim(run, "bounded", bounded);
}
/* backprop: checks of gradients */
static double milliseconds(clock_t from)
{
    return 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC;
}

static void measure_time(Run *run)
{
    int n = (int)experiment_integer(run, "units");
    Net *net = square_net(n);
    Gradient *grad = gradient_new(net);
    const Loss *loss = loss_find("binary");
    Sample random = sample_seed(1);
    Samples *data = random_samples(&random, net, loss, 1);
    double forward = INFINITY, pass = INFINITY;
    /* measure_time: take the fastest of many passes */
    net_uniform(net, &random, 0.05);
    for (int k = 0; k < experiment_integer(run, "passes"); k++) {
        clock_t start = clock();
        net_forward(net, data->x[0]);
        forward = fmin(forward, milliseconds(start));
        start = clock();
        backprop_sample(net, loss, data->x[0], data->y[0], 1, grad);
        pass = fmin(pass, milliseconds(start));
    }
    experiment_number(run, "W", net->W);
    experiment_number(run, "forward_ms", forward);
    experiment_number(run, "pass_ms", pass);
    gradient_free(grad);
    samples_free(data);
    net_free(net);
}
/* backprop: learning */
typedef double Pass(Net *net, const Loss *loss, const double x[],
                    const double y[], double number, Gradient *grad);
typedef double Risk(Net *net, const Loss *loss, const Samples *data,
                    Gradient *grad);

typedef struct {
    const char *name;
    Pass *sample, *online;
    Risk *risk;
} Variant;

#define DECLARE(bug) Pass bug##_sample, bug##_online; Risk bug##_risk;
DECLARE(bug_transposed) DECLARE(bug_slopeless) DECLARE(bug_misplaced)
DECLARE(bug_early) DECLARE(bug_biasless) DECLARE(bug_sum)
DECLARE(bug_uncleared)
/* backprop: learning */
#define VARIANT(name, bug) \
    {name, bug##_sample, bug##_online, bug##_risk},
static const Variant variants[] = {
    VARIANT("right", backprop)
    VARIANT("transposed", bug_transposed)
    VARIANT("slopeless", bug_slopeless)
    VARIANT("misplaced", bug_misplaced)
    VARIANT("early", bug_early)
    VARIANT("biasless", bug_biasless)
    VARIANT("sum", bug_sum)
    VARIANT("uncleared", bug_uncleared)
};
enum { VARIANTS = sizeof variants / sizeof *variants };
/* backprop: learning */
static Samples *xor_samples(void)
{
    Samples *data = samples_new(4, 2, 1);
    for (int n = 0; n < 4; n++) {
        data->x[n][1] = n & 1;
        data->x[n][2] = n >> 1;
        data->y[n][0] = (n & 1) ^ (n >> 1);
    }
    return data;
}
/* backprop: learning */
static Net *learning_net(int D, int H, bool shortcuts)
{
    int line;
    char why[WHY];
    const Activation *f = activation_find("sigmoid");
    Plan *plan = plan_new();
    plan_layer(plan, D, NULL);
    plan_layer(plan, H, f);
    plan_layer(plan, 1, f);
    plan_full(plan, 0, 2);
    plan_full(plan, 1, 2);
    plan_full(plan, 0, 3);
    plan_full(plan, 2, 3);
    if (shortcuts)
        plan_full(plan, 1, 3);
    plan_check(plan, &line, why);
    Net *net = net_new(plan);
    plan_free(plan);
    return net;
}
/* backprop: learning */
static bool solved(Net *net, const Samples *data)
{
    for (int n = 0; n < data->N; n++) {
        double a = net_forward(net, data->x[n])[0];
        if (!(fabs(a - data->y[n][0]) < 0.2))
            return false;
    }
    return true;
}
/* backprop: learning */
static void learn_epoch(Net *net, const Loss *loss,
                        const Samples *data, const Variant *v,
                        bool online, double eta, Sample *random,
                        Gradient *grad)
{
    if (!online) {
        v->risk(net, loss, data, grad);
        backprop_update(net, eta, grad);
        return;
    }
    for (int k = 0; k < data->N; k++) {
        int n = sample_below(random, data->N);
        v->online(net, loss, data->x[n], data->y[n], eta, grad);
    }
}
/* backprop: learning */
static int learn_start(Net *net, const Loss *loss, const Samples *data,
                       const Variant *v, bool online, double eta,
                       int patience, Sample *random)
{
    Gradient *grad = gradient_new(net);
    int epoch = 0;
    net_uniform(net, random, 1);
    while (epoch < patience && !solved(net, data)) {
        learn_epoch(net, loss, data, v, online, eta, random, grad);
        epoch++;
    }
    bool good = solved(net, data);
    gradient_free(grad);
    return good ? epoch : 0;
}
/* backprop: learning */
static int by_size(const void *one, const void *two)
{
    double a = *(const double *)one, b = *(const double *)two;
    return (a > b) - (a < b);
}
/* backprop: the gallery of bugs */
typedef struct {
    Net *net;
    const Loss *loss;
    Samples *data, one;     /* four samples, and the first of them */
    Gradient *grad;
    double *truth;          /* from the complex step */
} Bench;

static bool differs(Bench *b, const Samples *data, const double g[])
{
    gradient_complex(b->net, b->loss, data, 1e-50, b->truth);
    return gradient_distance(b->net->W, g, b->truth) > 1e-12;
}
/* backprop: the gallery of bugs */
static bool fails_sample(Bench *b, const Variant *v)
{
    gradient_clear(b->net, b->grad);
    v->sample(b->net, b->loss, b->one.x[0], b->one.y[0], 1, b->grad);
    return differs(b, &b->one, b->grad->all);
}
/* backprop: the gallery of bugs */
static bool fails_risk(Bench *b, const Variant *v)
{
    gradient_clear(b->net, b->grad);
    v->risk(b->net, b->loss, b->data, b->grad);
    return differs(b, b->data, b->grad->all);
}
/* backprop: the gallery of bugs */
static bool fails_twice(Bench *b, const Variant *v)
{
    size_t bytes = (size_t)b->net->W * sizeof *b->truth;
    gradient_clear(b->net, b->grad);
    v->risk(b->net, b->loss, b->data, b->grad);
    memcpy(b->truth, b->grad->all, bytes);
    v->risk(b->net, b->loss, b->data, b->grad);
    return memcmp(b->truth, b->grad->all, bytes) != 0;
}
/* backprop: the gallery of bugs */
static bool fails_step(Bench *b, const Variant *v)
{
    const double eta = 0.5;
    size_t W = (size_t)b->net->W;
    double *before = allocate(W, sizeof *before);
    double *step = allocate(W, sizeof *step);
    memcpy(before, b->net->weight, W * sizeof *before);
    v->online(b->net, b->loss, b->one.x[0], b->one.y[0], eta, b->grad);
    for (size_t c = 0; c < W; c++)
        step[c] = (before[c] - b->net->weight[c]) / eta;
    memcpy(b->net->weight, before, W * sizeof *before);
    bool fails = differs(b, &b->one, step);
    free(before);
    free(step);
    return fails;
}
/* backprop: the gallery of bugs */
/* bugs: learn XOR with a variant */
static bool clearly_more(int k, int than, int trials)
{
    double low, high, unused;
    interval_wilson(k, trials, &low, &unused);
    interval_wilson(than, trials, &unused, &high);
    return low > high;
}

static bool better(const int a[2], const int b[2], int trials)
{
    return clearly_more(a[0], b[0], trials)
           && clearly_more(a[1], b[1], trials);
}
/* bugs: learn XOR with a variant */
static void print_count(int k, int trials)
{
    double low, high;
    interval_wilson(k, trials, &low, &high);
    printf(" %d %.3f %.3f", k, low, high);
}
/* bugs: learn XOR with a variant */
static void note(Run *run, const char *what, const char *name,
                 double value)
{
    char key[80];
    snprintf(key, sizeof key, "%s_%s", what, name);
    for (char *p = key; *p; p++)
        if (*p == ' ')
            *p = '_';
    experiment_number(run, key, value);
}
/* bugs: learn XOR with a variant */
static int learn_with(Run *run, const Variant *v, bool online,
                      int starts)
{
    Sample random = sample_seed(experiment_integer(run, "seed"));
    const Loss *loss = loss_find("binary");
    Net *net = learning_net(2, 3, false);
    Samples *data = xor_samples();
    int good = 0;
    for (int n = 0; n < starts; n++) {
        Sample own = sample_seed(sample_below(&random, 1 << 30));
        good += learn_start(net, loss, data, v, online, 1, 1000,
                            &own) > 0;
    }
    samples_free(data);
    net_free(net);
    return good;
}

static void bugs(Run *run)
{
    int starts = (int)experiment_integer(run, "starts");
    Bench b = {net_option(run), loss_find("binary"), NULL, {0}, NULL,
               NULL};
    /* bugs: prepare the bench */
    char why[WHY];
    bool clean = false, caught = true;
    int learned[VARIANTS][2];
    int outputs = b.net->Q - b.net->K + 1;
    if (!loss_fits(b.loss, b.net->K, b.net->f + outputs, why))
        experiment_fail(run, why);
    Sample random = sample_seed(1);
    b.data = random_samples(&random, b.net, b.loss, 4);
    b.one = (Samples){1, b.data->x, b.data->y};
    b.grad = gradient_new(b.net);
    b.truth = allocate((size_t)b.net->W, sizeof *b.truth);
    experiment_columns(run, "bug sample risk twice step full low high "
                       "online low high starts (1: caught)");
    for (int n = 0; n < VARIANTS; n++) {
        const Variant *v = &variants[n];
        /* bugs: check it and let it learn */
        bool sample = fails_sample(&b, v), risk = fails_risk(&b, v);
        bool twice = fails_twice(&b, v), step = fails_step(&b, v);
        int full = learn_with(run, v, false, starts);
        int online = learn_with(run, v, true, starts);
        printf("\"%s\" %d %d %d %d  ", v->name, sample, risk, twice, step);
        print_count(full, starts);
        print_count(online, starts);
        printf(" %d\n", starts);
        if (n == 0)
            clean = !sample && !risk && !twice && !step;
        else
            caught = caught && (sample || risk || twice || step);
        /* bugs: note how well it learned */
        learned[n][0] = full;
        learned[n][1] = online;
        experiment_progress(run, n + 1, VARIANTS);
    }
    /* bugs: print claims and clean up */
    for (int n = 0; n < VARIANTS; n++) {
        note(run, "full", variants[n].name, learned[n][0]);
        note(run, "online", variants[n].name, learned[n][1]);
    }
    experiment_claim(run, "hopeless", learned[2][0] + learned[2][1]
                     + learned[3][0] + learned[3][1] == 0);
    experiment_claim(run, "limps", better(learned[0], learned[1], starts)
                     && better(learned[0], learned[5], starts)
                     && learned[1][1] > 0 && learned[5][1] > 0);
    experiment_claim(run, "early_hurts",
                     clearly_more(learned[0][1], learned[4][1], starts));
    experiment_number(run, "starts", starts);
    experiment_claim(run, "clean", clean);
    experiment_claim(run, "caught", caught);
    free(b.truth);
    gradient_free(b.grad);
    samples_free(b.data);
    net_free(b.net);
}
/* backprop: a famous example */
/* web: one step in either order */
static double web_step(Run *run, bool early, bool fixed)
{
    static const double x[] = {1, 0.05, 0.10}, y[] = {0.01, 0.99};
    const Loss *loss = loss_find("squared");
    Net *net = net_option(run), *old = net_option(run);
    /* web_step: stop if the network does not suit */
    char why[WHY];
    if (net->D != 2 || net->K != 2)
        experiment_fail(run, "--net: want two inputs and two outputs");
    if (!loss_fits(loss, 2, net->f + net->Q - 1, why))
        experiment_fail(run, why);
    Gradient *grad = gradient_new(net);
    (early ? bug_early_online : backprop_online)(net, loss, x, y, 0.5,
                                                 grad);
    for (int i = net->D + 1; fixed && i <= net->Q; i++)
        if (net_weight(net, i, 0))
            *net_weight(net, i, 0) = *net_weight(old, i, 0);
    double after = gradient_loss(net, loss, x, y);
    gradient_free(grad);
    net_free(net);
    net_free(old);
    return after;
}

static void web(Run *run)
{
    static const char *key[] = {"right_fixed", "early_fixed",
                                "right", "early"};
    double after[4];
    experiment_columns(run, "order biases loss_after");
    for (int n = 0; n < 4; n++) {
        after[n] = web_step(run, n % 2, n < 2);
        printf("%s %s %.9f\n", n % 2 ? "early" : "right",
               n < 2 ? "fixed" : "learned", after[n]);
        experiment_number(run, key[n], after[n]);
    }
    const double published = 0.291027924;
    experiment_number(run, "published", published);
    experiment_claim(run, "copied",
                     fabs(after[1] - published) < 1e-9);
    experiment_claim(run, "not_right",
                     fabs(after[0] - published) > 1e-7);
}
/* backprop: learning XOR and symmetry */
typedef struct {
    int solved;
    double low, high;       /* interval of Wilson for the fraction */
    int quarter, median, three_quarters;    /* epochs; 0: never */
    int halves;     /* failures with two answers right, two near 1/2 */
} Result;

static const struct {
    const char *name;
    int H;
    bool shortcuts;
} contestants[] = {{"2-2-1", 2, false}, {"2-3-1", 3, false},
                   {"2-4-1", 4, false}, {"2-1-1+", 1, true}};
/* backprop: learning XOR and symmetry */
/* xor: all starts of one network */
static int by_epochs(const void *one, const void *two)
{
    int a = *(const int *)one, b = *(const int *)two;
    if (a == 0 || b == 0)
        return (a == 0) - (b == 0);
    return (a > b) - (a < b);
}
/* xor: all starts of one network */
static bool is_half_right(Net *net, const Samples *data)
{
    int right = 0, half = 0;
    for (int n = 0; n < data->N; n++) {
        double a = net_forward(net, data->x[n])[0];
        right += fabs(a - data->y[n][0]) < 0.2;
        half += fabs(a - 0.5) < 0.05;
    }
    return right == 2 && half == 2;
}
/* xor: all starts of one network */
static Result try_starts(Run *run, Net *net, const Loss *loss,
                         int starts, Sample *random)
{
    int *epochs = allocate((size_t)starts, sizeof *epochs);
    int patience = (int)experiment_integer(run, "epochs");
    double eta = experiment_real(run, "eta");
    Samples *data = xor_samples();
    Result r = {0};
    for (int n = 0; n < starts; n++) {
        epochs[n] = learn_start(net, loss, data, &variants[0], false,
                                eta, patience, random);
        r.solved += epochs[n] > 0;
        r.halves += !epochs[n] && is_half_right(net, data);
    }
    qsort(epochs, (size_t)starts, sizeof *epochs, by_epochs);
    r.quarter = epochs[starts / 4];
    r.median = epochs[starts / 2];
    r.three_quarters = epochs[3 * starts / 4];
    interval_wilson(r.solved, starts, &r.low, &r.high);
    free(epochs);
    samples_free(data);
    return r;
}

static void xor(Run *run)
{
    static const char *losses[] = {"squared", "binary"};
    Sample random = sample_seed(experiment_integer(run, "seed"));
    int starts = (int)experiment_integer(run, "starts");
    Result results[8];
    experiment_columns(run, "net loss solved starts low high "
                            "quarter median three_quarters");
    for (int n = 0; n < 8; n++) {
        const Loss *loss = loss_find(losses[n % 2]);
        Net *net = learning_net(2, contestants[n / 2].H,
                                contestants[n / 2].shortcuts);
        Result r = try_starts(run, net, loss, starts, &random);
        /* xor: print a row */
        printf("%s %s %d %d %.4f %.4f %d %d %d\n",
               contestants[n / 2].name, loss->name, r.solved, starts, r.low,
               r.high, r.quarter, r.median, r.three_quarters);
        results[n] = r;
        experiment_progress(run, n + 1, 8);
        net_free(net);
    }
    /* xor: print numbers and claims */
    bool faster = true;
    for (int n = 0; n < 8; n += 2) {
        int H = contestants[n / 2].H;
        char name[2] = {(char)('0' + H), 0};
        note(run, "squared", name, results[n].solved);
        note(run, "binary", name, results[n + 1].solved);
        note(run, "squared_median", name, results[n].median);
        note(run, "binary_median", name, results[n + 1].median);
        faster = faster && results[n + 1].three_quarters > 0
                 && results[n + 1].three_quarters < results[n].quarter;
    }
    int halves = results[0].halves + results[1].halves;
    int failed = 2 * starts - results[0].solved - results[1].solved;
    experiment_number(run, "starts", starts);
    experiment_number(run, "halves", halves);
    experiment_number(run, "failed", failed);
    experiment_claim(run, "faster", faster);
    experiment_claim(run, "units_help",
                     results[2].low > results[0].high
                     && results[4].solved == starts);
    experiment_claim(run, "shortcut", results[7].solved == starts
                     && results[7].low > results[6].high);
}
/* backprop: learning XOR and symmetry */
static Samples *symmetry_samples(void)
{
    Samples *data = samples_new(64, 6, 1);
    for (int n = 0; n < 64; n++) {
        double *x = data->x[n];
        for (int j = 1; j <= 6; j++)
            x[j] = n >> (j - 1) & 1;
        data->y[n][0] = x[1] == x[6] && x[2] == x[5] && x[3] == x[4];
    }
    return data;
}
/* backprop: learning XOR and symmetry */
static void sweep(Net *net, const Samples *data, double step[],
                  Gradient *grad)
{
    const double eta = 0.1 * data->N, alpha = 0.9;
    backprop_risk(net, loss_find("squared"), data, grad);
    for (int c = 0; c < net->W; c++) {
        step[c] = alpha * step[c] - eta * grad->all[c];
        net->weight[c] += step[c];
    }
}
/* backprop: learning XOR and symmetry */
static int learn_symmetry(Net *net, const Samples *data, int patience,
                          Sample *random)
{
    Gradient *grad = gradient_new(net);
    double *step = allocate((size_t)net->W, sizeof *step);
    int sweeps = 0;
    net_uniform(net, random, 0.3);
    while (sweeps < patience && !solved(net, data)) {
        sweep(net, data, step, grad);
        sweeps++;
    }
    bool good = solved(net, data);
    for (int n = 0; good && n < sweeps; n++)
        sweep(net, data, step, grad);
    free(step);
    gradient_free(grad);
    return good ? sweeps : 0;
}
/* backprop: learning XOR and symmetry */
typedef struct {
    double mirror;      /* largest |w_j + w_(7-j)| / largest |w_j| */
    double middle, large;   /* sizes of pairs, the smallest being 1 */
} Shape;

static Shape shape(const double w[])
{
    double size[3], most = 0;
    Shape s = {0};
    for (int j = 1; j <= 3; j++) {
        size[j - 1] = fabs(w[j] - w[7 - j]) / 2;
        s.mirror = fmax(s.mirror, fabs(w[j] + w[7 - j]));
        most = fmax(most, fmax(fabs(w[j]), fabs(w[7 - j])));
    }
    qsort(size, 3, sizeof *size, by_size);
    s.mirror /= most;
    s.middle = size[1] / size[0];
    s.large = size[2] / size[0];
    return s;
}
/* backprop: learning XOR and symmetry */
/* symmetry: medians */
static bool is_near(const Shape s[2], double middle, double large)
{
    for (int h = 0; h < 2; h++)
        if (fabs(s[h].middle / middle - 1) > 0.1
            || fabs(s[h].large / large - 1) > 0.1)
            return false;
    return true;
}
/* symmetry: medians */
static double quantile(double list[], int n, double q)
{
    qsort(list, (size_t)n, sizeof *list, by_size);
    return n ? list[(int)(q * (n - 1))] : 0;
}

static void symmetry(Run *run)
{
    int starts = (int)experiment_integer(run, "starts"), good = 0;
    int patience = (int)experiment_integer(run, "sweeps");
    Sample random = sample_seed(experiment_integer(run, "seed"));
    Samples *data = symmetry_samples();
    Net *net = learning_net(6, 2, false);
    double *first[2], *list[4];
    int kinds[2] = {0, 0};
    for (int k = 0; k < 2; k++)
        first[k] = allocate((size_t)net->W, sizeof **first);
    for (int k = 0; k < 4; k++)
        list[k] = allocate(2 * (size_t)starts, sizeof *list[k]);
    experiment_columns(run, "start sweeps mirror1 middle1 large1 "
                            "mirror2 middle2 large2");
    for (int n = 0; n < starts; n++) {
        int sweeps = learn_symmetry(net, data, patience, &random);
        /* symmetry: print a row, collect the shapes */
        if (sweeps == 0)
            continue;
        Shape s[] = {shape(net->w[7]), shape(net->w[8])};
        int kind = is_near(s, 2, 4) ? 0 : is_near(s, 1.5, 2) ? 1 : 2;
        if (kind < 2 && kinds[kind]++ == 0)
            memcpy(first[kind], net->weight, (size_t)net->W * sizeof **first);
        printf("%d %d %.4f %.3f %.3f %.4f %.3f %.3f\n", n + 1, sweeps,
               s[0].mirror, s[0].middle, s[0].large, s[1].mirror, s[1].middle,
               s[1].large);
        for (int h = 0; h < 2; h++) {
            list[0][2 * good + h] = s[h].mirror;
            list[1][2 * good + h] = s[h].middle;
            list[2][2 * good + h] = s[h].large;
        }
        list[3][good++] = sweeps;
        experiment_progress(run, n + 1, starts);
    }
    /* symmetry: print numbers */
    double low, high;
    interval_wilson(good, starts, &low, &high);
    experiment_number(run, "starts", starts);
    experiment_number(run, "solved", good);
    experiment_number(run, "low", low);
    experiment_number(run, "high", high);
    experiment_number(run, "mirror", quantile(list[0], 2 * good, 0.9));
    experiment_number(run, "middle", quantile(list[1], 2 * good, 0.5));
    experiment_number(run, "large", quantile(list[2], 2 * good, 0.5));
    experiment_number(run, "sweeps", quantile(list[3], good, 0.5));
    experiment_number(run, "fast", quantile(list[3], good, 0));
    experiment_number(run, "slow", quantile(list[3], good, 0.9));
    experiment_number(run, "one_two_four", kinds[0]);
    experiment_number(run, "two_three_four", kinds[1]);
    experiment_claim(run, "mirrored",
                     quantile(list[0], 2 * good, 0.9) < 0.01);
    experiment_claim(run, "mostly", kinds[0] > 2 * good / 3);
    /* symmetry: print a solution of each kind */
    for (int kind = 0; kind < 2; kind++) {
        memcpy(net->weight, first[kind], (size_t)net->W * sizeof **first);
        experiment_columns(run, "i j w of a solution");
        for (int i = 7; i <= 9; i++)
            for (int k = 0; k < net->fan_in[i]; k++)
                printf("%d %d %.4f\n", i, net->from[i][k], net->w[i][k]);
        free(first[kind]);
    }
    for (int k = 0; k < 4; k++)
        free(list[k]);
    samples_free(data);
    net_free(net);
}
/* backprop: learning XOR and symmetry */
static double safety(double p, double q)
{
    double least = INFINITY;
    for (int n = 1; n < 27; n++) {
        double sum = n % 3 - 1 + (n / 3 % 3 - 1) * p
                     + (n / 9 - 1) * q;
        if (n != 13)
            least = fmin(least, fabs(sum));
    }
    return least / q;
}
/* backprop: learning XOR and symmetry */
static void ratios(Run *run)
{
    int parts = (int)experiment_integer(run, "parts"), best = 0;
    const double most = 0.25;
    bool beaten = false;
    experiment_columns(run, "p q safety, the best ones");
    for (int a = parts; a <= 8 * parts; a++)
        for (int b = a; b <= 8 * parts; b++) {
            double p = (double)a / parts, q = (double)b / parts;
            beaten = beaten || safety(p, q) > most;
            best += safety(p, q) == most;
            if (safety(p, q) >= most)
                printf("%g %g %g\n", p, q, safety(p, q));
        }
    experiment_number(run, "parts", parts);
    experiment_claim(run, "two_best", best == 2 && !beaten);
}

static const Experiment experiments[] = {
    /* backprop: list of experiments */
    #define TASK_OPTIONS \
     NET_OPTION("tangled/example.net"), \
     {TEXT, "input", "1,0.5", 0, 0, "its input, numbers and commas"}, \
     {TEXT, "target", "1", 0, 0, "its targets"}, LOSS_OPTION("binary")
    {"", print_gradient, "deltas and gradient of one sample",
     {TASK_OPTIONS}},
    {"gradient", print_gradient, "the same", {TASK_OPTIONS}},
    {"worked", worked, "the same for a drawing", {TASK_OPTIONS}},
    /* backprop: list of experiments */
    {"web", web, "a famous example, in the right and the wrong order",
     {NET_OPTION("tangled/web.net")}},
    /* backprop: list of experiments */
    {"check", check, "three derivatives against the step h",
     {NET_OPTION("tangled/example.net")}},
    /* backprop: list of experiments */
    {"nets", nets, "gradients of random networks against two checks",
     {{INTEGER, "nets", "100", 1, 1e6, "number of networks"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of networks and samples"}}},
    /* backprop: list of experiments */
    {"cost", cost, "products of a pass and of differences", {{0}}},
    {"time", measure_time, "milliseconds of a pass on this machine",
     {{INTEGER, "units", "577", 1, 10000, "units in each of four layers"},
      {INTEGER, "passes", "20", 1, 1e6, "how often, fastest counts"}}},
    /* backprop: list of experiments */
    {"bugs", bugs, "seven bugs, four checks, and who still learns",
     {NET_OPTION("tangled/example.net"),
      {INTEGER, "starts", "100", 1, 1e6, "starts of learning XOR"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of the starts"}}},
    /* backprop: list of experiments */
    {"xor", xor, "how often and how fast XOR is learned",
     {{INTEGER, "starts", "500", 1, 1e6, "starts of each network"},
      {INTEGER, "epochs", "5000", 1, 1e6, "patience"},
      {REAL, "eta", "2", 0, 1e3, "learning rate"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of the starts"}}},
    /* backprop: list of experiments */
    {"symmetry", symmetry, "two hidden units learn mirror symmetry",
     {{INTEGER, "starts", "100", 1, 1e5, "starts"},
      {INTEGER, "sweeps", "5000", 1, 1e6, "patience"},
      {INTEGER, "seed", "1", 0, 1e9, "seed of the starts"}}},
    /* backprop: list of experiments */
    {"ratios", ratios, "which ratios of three pairs are safest",
     {{INTEGER, "parts", "64", 2, 512, "parts of 1, a power of two"}}},
    {0}
};

int main(int argc, char *argv[])
{
    return experiment_main(argc, argv, experiments);
}
