/* 07-backprop.c: tangled from chapters/workshop/07-backprop.nw; edit it there */
#include "backprop.h"
#include "counting.h"
#include "memory.h"
#include "netfile.h"
#include "options.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* 07: one sample and its gradient */
typedef struct {
    Net *net;
    const Loss *loss;
    Samples *data;
    Gradient *grad;     /* of the risk */
    double risk;
} Case;

static Case case_new(Net *net, const Loss *loss, Samples *data)
{
    Case c = {.net = net, .loss = loss, .data = data};
    c.grad = gradient_new(net);
    c.risk = backprop_risk(net, loss, data, c.grad);
    return c;
}
/* 07: one sample and its gradient */
static void case_free(Case *c)
{
    net_free(c->net);
    samples_free(c->data);
    gradient_free(c->grad);
}
/* 07: one sample and its gradient */
static Case case_read(Run *run)
{
    Net *net = options_net(run);
    const Loss *loss = options_loss(run);
    Case c = case_new(net, loss, options_sample(run, net, loss));
    experiment_number(run, "loss", c.risk);
    return c;
}
/* 07: one sample and its gradient */
static void print_units(Run *run, const Case *c)
{
    const Net *net = c->net;
    for (int i = 1; i <= net->D; i++)
        experiment_row(run, "i=%d s=%s a=%g delta=%s", i, "-",
                       net->a[i], "-");
    for (int i = net->D + 1; i <= net->Q; i++)
        experiment_row(run, "i=%d s=%g a=%g delta=%g", i, net->s[i],
                       net->a[i], c->grad->delta[i]);
}

static void print_gradient(Run *run)
{
    Case c = case_read(run);
    print_units(run, &c);
    options_print(run, c.net, c.grad->g);
    case_free(&c);
}
/* 07: one sample and its gradient */
static void worked(Run *run)
{
    Case c = case_read(run);
    const Net *net = c.net;
    for (int i = 1; i <= net->Q; i++)
        experiment_row(run, "i=%d layer=%d height=%g a=%g s=%g"
                       " delta=%g", i, net->layer[i],
                       options_height(net, i), net->a[i],
                       i > net->D ? net->s[i] : 0, c.grad->delta[i]);
    options_print(run, net, c.grad->g);
    case_free(&c);
}
/* 07: one sample and its gradient */
#define TASK_OPTIONS \
    NET_OPTION("tangled/example.net"), INPUT_OPTION("1,0.5"), \
    TARGET_OPTION("1"), LOSS_OPTION("binary")
/* 07: one sample and its gradient */
static double tanh_by_hand(double s)
{
    return round(100 * tanh(s)) / 100;
}

static double slope_by_hand(double s)
{
    return 1 - tanh_by_hand(s) * tanh_by_hand(s);
}
/* 07: one sample and its gradient */
static double error_by_hand(Run *run, const Case *exact)
{
    static const Activation rough = {.f = tanh_by_hand,
                                     .slope = slope_by_hand};
    Net *net = options_net(run);
    for (int i = net->D + 1; i <= net->Q; i++)
        if (net->f[i] == activation_find("tanh"))
            net->f[i] = &rough;
    Case c = case_new(net, exact->loss,
                      options_sample(run, net, exact->loss));
    int n = net->Q + 1;
    double a = gradient_distance(n, net->a, exact->net->a);
    double d = gradient_distance(n, c.grad->delta, exact->grad->delta);
    double g = gradient_distance(net->W, c.grad->g, exact->grad->g);
    case_free(&c);
    return fmax(a, fmax(d, g));
}
/* 07: one sample and its gradient */
static void hand(Run *run)
{
    Case c = case_read(run);
    const Net *net = c.net;
    double eta = experiment_real(run, "eta"), predicted = 0;
    print_units(run, &c);
    for (int k = 0; k < net->W; k++) {
        double g = c.grad->g[k], next = net->w[k] - eta * g;
        experiment_row(run, "i=%d j=%d w=%g g=%g next=%g", net->to[k],
                       net->from[k], net->w[k], g, next);
        predicted -= eta * g * g;
    }
    experiment_claim(run, "two_digits", error_by_hand(run, &c) < 0.01);
    backprop_update(c.net, eta, c.grad);
    double after = gradient_risk(c.net, c.loss, c.data);
    experiment_number(run, "after", after);
    experiment_number(run, "change", after - c.risk);
    experiment_number(run, "predicted", predicted);
    case_free(&c);
}
/* 07: checks of gradients */
/* check: a network of somebody */
static Case case_for_check(Run *run)
{
    Random random = random_seed(1);
    Net *net = options_net(run);
    const Loss *loss = loss_find("binary");
    options_match(run, net, loss);
    return case_new(net, loss, samples_random(4, net, loss, &random));
}
/* check: the error of one way */
typedef void Way(Net *net, const Loss *loss, const Samples *data,
                 double h, double derivative[]);

static double error_of(Way *way, double h, const Case *c)
{
    double *d = allocate((size_t)c->net->W, sizeof *d);
    way(c->net, c->loss, c->data, h, d);
    double error = gradient_distance(c->net->W, d, c->grad->g);
    free(d);
    return error;
}

static void check(Run *run)
{
    Case c = case_for_check(run);
    static Way *const way[] = {gradient_forward, gradient_central,
                               gradient_complex};
    double best[3] = {INFINITY, INFINITY, INFINITY}, error[3];
    /* check: compare for all h */
    for (int n = 2; n <= 60; n++) {
        double h = pow(10, -n / 4.0);
        for (int k = 0; k < 3; k++) {
            error[k] = error_of(way[k], h, &c);
            best[k] = fmin(best[k], error[k]);
        }
        experiment_row(run, "h=%.3g forward=%.3g central=%.3g"
                       " complex=%.3g", h, error[0], error[1],
                       fmax(error[2], 1e-17));
    }
    /* check: print the best errors */
    double tiny = error_of(gradient_complex, 1e-50, &c);
    experiment_number(run, "forward", best[0]);
    experiment_number(run, "central", best[1]);
    experiment_number(run, "complex", tiny);
    experiment_claim(run, "halves", best[0] > 1e-10 && best[0] < 1e-7);
    experiment_claim(run, "thirds", best[1] > 1e-13 && best[1] < 1e-9);
    experiment_claim(run, "exact", c.net->W > 0 && tiny < 1e-14);
    case_free(&c);
}
/* 07: checks of gradients */
/* draw a network at random */
static void connect_at_random(Random *random, Plan *plan)
{
    for (int nu = 2; nu <= plan->L; nu++) {
        int first = plan->first[nu];
        int before = plan->first[nu - 1];
        for (int i = first; i < first + plan->size[nu]; i++)
            for (int j = 0; j < first; j++)
                if (j == 0 || j == before
                    || random_uniform(random) < 0.7)
                    plan_connect(plan, i, j, random_normal(random) / 2);
    }
}
/* draw a network at random */
static Net *random_net(Random *random, const Loss *loss)
{
    static const char *hidden[] = {"identity", "sigmoid", "tanh"};
    Plan *plan = plan_new();
    plan_layer(plan, 1 + random_below(random, 4), NULL);
    for (int left = random_below(random, 4); left > 0; left--)
        plan_layer(plan, 1 + random_below(random, 5),
                   activation_find("tanh"));
    for (int i = plan->size[1] + 1; i <= plan->Q; i++)
        plan_unit(plan, i,
                  activation_find(hidden[random_below(random, 3)]));
    plan_layer(plan, 2 + random_below(random, 3),
               activation_find(loss->output));
    connect_at_random(random, plan);
    return net_build(plan);
}

static void nets(Run *run)
{
    static const char *name[] = {"squared", "binary", "categorical"};
    Random random = experiment_random(run);
    int all = experiment_int(run, "nets");
    Largest worst[2] = {{0}, {0}};
    for (int n = 0; n < all; n++) {
        /* nets: draw a network and compare its gradients */
        const Loss *loss = loss_find(name[n % 3]);
        Net *net = random_net(&random, loss);
        Case c = case_new(net, loss, samples_random(3, net, loss, &random));
        double complex = error_of(gradient_complex, 1e-50, &c);
        double central = error_of(gradient_central, 1e-5, &c);
        experiment_row(run, "net=%d loss=%s Q=%d W=%d complex=%.2g"
                       " central=%.2g", n + 1, loss->name, net->Q, net->W,
                       complex, central);
        counting_see(&worst[0], complex);
        counting_see(&worst[1], central);
        case_free(&c);
        experiment_progress(run, n + 1, all);
    }
    experiment_number(run, "complex", worst[0].most);
    experiment_number(run, "central", worst[1].most);
    experiment_claim(run, "to_the_last_digit",
                     counting_within(worst[0], 1e-14));
    experiment_claim(run, "central_good",
                     counting_within(worst[1], 1e-8));
}
/* 07: checks of gradients */
static Net *square_net(int n)
{
    const int size[] = {0, n, n, n, n};
    return net_conventional(4, size, activation_find("tanh"),
                            activation_find("sigmoid"));
}
/* 07: checks of gradients */
static void cost(Run *run)
{
    Largest ratio = {0};
    for (int n = 1; n <= 512; n *= 2) {
        Net *net = square_net(n);
        int outputs = net->first[net->L], hidden = net->D + 1;
        double forward = net->W, gradient = net->W;
        double deltas = net->out[outputs] - net->out[hidden];
        double pass = forward + deltas + gradient;
        double central = 2 * net->W * forward, times = central / pass;
        experiment_row(run, "n=%d W=%d forward=%.0f backprop=%.0f"
                       " central=%.0f ratio=%.4f times=%.0f"
                       " per_weight=%.4f", n, net->W, forward, pass,
                       central, pass / forward, times, times / net->W);
        counting_see(&ratio, pass / forward);
        net_free(net);
    }
    experiment_claim(run, "bounded", counting_within(ratio, 3));
}
/* 07: checks of gradients */
static double milliseconds(clock_t from)
{
    return 1000.0 * (double)(clock() - from) / CLOCKS_PER_SEC;
}
/* 07: checks of gradients */
static void measure_time(Run *run)
{
    const Loss *loss = loss_find("binary");
    Net *net = square_net(experiment_int(run, "units"));
    Random random = random_seed(1);
    Case c = case_new(net, loss,
                      samples_random(1, net, loss, &random));
    const double *x = c.data->x[0], *y = c.data->y[0];
    double forward = INFINITY, pass = INFINITY;
    /* measure_time: take the fastest of many passes */
    net_uniform(net, &random, 0.05);
    for (int k = 0; k < experiment_int(run, "passes"); k++) {
        clock_t start = clock();
        net_forward(net, x);
        forward = fmin(forward, milliseconds(start));
        start = clock();
        backprop_sample(net, loss, x, y, 1, c.grad);
        pass = fmin(pass, milliseconds(start));
    }
    experiment_number(run, "W", net->W);
    experiment_number(run, "forward_ms", forward);
    experiment_number(run, "pass_ms", pass);
    case_free(&c);
}
/* 07: lessons */
typedef double Pass(Net *net, const Loss *loss, const double x[],
                    const double y[], double number, Gradient *grad);
typedef double Risk(Net *net, const Loss *loss, const Samples *data,
                    Gradient *grad);

typedef struct {
    const char *name;
    Pass *sample, *online;
    Risk *risk;
} Variant;

#define GALLERY(DO) DO(transposed) DO(slopeless) DO(misplaced) \
    DO(early) DO(biasless) DO(sum) DO(uncleared)
#define DECLARE(bug) \
    Pass bug_##bug##_sample, bug_##bug##_online; Risk bug_##bug##_risk;
GALLERY(DECLARE)
/* 07: lessons */
#define VARIANT(bug) {#bug, bug_##bug##_sample, bug_##bug##_online, \
                      bug_##bug##_risk},
static const Variant variants[] = {
    {"right", backprop_sample, backprop_online, backprop_risk},
    GALLERY(VARIANT)
};
enum { RIGHT, TRANSPOSED, SLOPELESS, MISPLACED, EARLY, BIASLESS, SUM,
       UNCLEARED, VARIANTS };
/* 07: lessons */
static Samples *boolean_samples(int D, bool (*answer)(const double x[]))
{
    Samples *data = samples_new(1 << D, D, 1);
    for (int n = 0; n < data->N; n++) {
        for (int j = 1; j <= D; j++)
            data->x[n][j] = n >> (j - 1) & 1;
        data->y[n][0] = answer(data->x[n]);
    }
    return data;
}

static bool is_xor(const double x[])
{
    return x[1] != x[2];
}
/* 07: lessons */
static Net *learning_net(int D, int H, bool shortcuts)
{
    const int n[] = {0, D, H, 1};
    const Activation *f = activation_find("sigmoid");
    return (shortcuts ? net_shortcuts : net_conventional)(3, n, f, f);
}
/* 07: lessons */
static bool solved(Net *net, const Samples *data)
{
    for (int n = 0; n < data->N; n++) {
        double a = net_forward(net, data->x[n])[0];
        if (!(fabs(a - data->y[n][0]) < 0.2))
            return false;
    }
    return true;
}
/* 07: lessons */
typedef struct {
    const Loss *loss;
    const Samples *data;
    const Variant *v;       /* of back-propagation */
    bool online;            /* stochastic, else full descent */
    double range;           /* of the weights at the start */
    double eta;
    double friction;        /* what an uncleared gradient loses */
    int patience;           /* epochs */
} Lesson;
/* 07: an epoch of learning */
static void learn_epoch(Net *net, const Lesson *l, Random *random,
                        Gradient *grad)
{
    if (!l->online) {
        l->v->risk(net, l->loss, l->data, grad);
        backprop_update(net, l->eta, grad);
        return;
    }
    for (int k = 0; k < l->data->N; k++) {
        int n = random_below(random, l->data->N);
        l->v->online(net, l->loss, l->data->x[n], l->data->y[n],
                     l->eta, grad);
    }
}
/* 07: a start */
static double learn_start(Net *net, const Lesson *l, Random *random)
{
    Gradient *grad = gradient_new(net);
    int epoch = 0;
    net_uniform(net, random, l->range);
    bool good = solved(net, l->data);
    for (; !good && epoch < l->patience; epoch++) {
        learn_epoch(net, l, random, grad);
        /* take friction from the gradient */
        for (int c = 0; c < net->W; c++)
            grad->g[c] *= 1 - l->friction;
        good = solved(net, l->data);
    }
    gradient_free(grad);
    return good ? (double)epoch : INFINITY;
}
/* 07: a start */
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
/* 07: a start */
typedef struct {
    double eta;
    Share share;                            /* of starts solved */
    double mean;                            /* of epochs spent */
    double quarter, median, three_quarters; /* of epochs needed */
    int halves;     /* failures with two answers right, two near 1/2 */
} Result;
/* 07: a start */
static Result try_starts(Net *net, const Lesson *l, int starts,
                         Random random)
{
    double *epochs = allocate((size_t)starts, sizeof *epochs);
    Result r = {.eta = l->eta};
    int good = 0;
    for (int n = 0; n < starts; n++) {
        Random own = random_seed(random_below(&random, 1 << 30));
        epochs[n] = learn_start(net, l, &own);
        good += isfinite(epochs[n]);
        r.mean += fmin(epochs[n], l->patience) / starts;
        r.halves += isinf(epochs[n]) && is_half_right(net, l->data);
    }
    /* try_starts: count and sort */
    r.share = counting_share(good, starts);
    r.quarter = counting_quantile(epochs, starts, 0.25);
    r.median = counting_quantile(epochs, starts, 0.5);
    r.three_quarters = counting_quantile(epochs, starts, 0.75);
    free(epochs);
    return r;
}
/* 07: a start */
enum { RATES = 7 };

typedef struct {
    Result rate[RATES];
    int best;
} Pilot;
/* 07: a start */
static Pilot try_rates(Run *run, Net *net, Lesson l)
{
    Pilot p = {.best = 0};
    Random random = experiment_random(run);
    random = random_seed(random_below(&random, 1 << 30));
    l.patience = experiment_int(run, "epochs");
    for (int k = 0; k < RATES; k++, l.eta *= 2) {
        p.rate[k] = try_starts(net, &l, experiment_int(run, "pilot"),
                               random);
        if (p.rate[k].mean < p.rate[p.best].mean)
            p.best = k;
    }
    return p;
}
/* 07: a start */
static Result learn_best(Run *run, Net *net, Lesson l)
{
    Pilot p = try_rates(run, net, l);
    l.eta = p.rate[p.best].eta;
    l.patience = experiment_int(run, "epochs");
    return try_starts(net, &l, experiment_int(run, "starts"),
                      experiment_random(run));
}

#define LEARNING_OPTIONS(starts, pilot) \
    {INTEGER, "starts", starts, 1, 1e6, "starts"}, \
    {INTEGER, "pilot", pilot, 1, 1e6, "starts to choose a rate"}, \
    {INTEGER, "epochs", "5000", 1, 1e6, "patience"}, \
    SEED_OPTION
/* 07: the gallery of bugs */
static bool differs(const Case *c, int N, const double g[])
{
    Samples first = *c->data;
    double *truth = allocate((size_t)c->net->W, sizeof *truth);
    first.N = N;
    gradient_complex(c->net, c->loss, &first, 1e-50, truth);
    double distance = gradient_distance(c->net->W, g, truth);
    free(truth);
    return distance > 1e-12;
}
/* 07: the gallery of bugs */
static bool fails_sample(const Case *c, const Variant *v)
{
    gradient_clear(c->net, c->grad);
    v->sample(c->net, c->loss, c->data->x[0], c->data->y[0], 1,
              c->grad);
    return differs(c, 1, c->grad->g);
}
/* 07: the gallery of bugs */
static bool fails_risk(const Case *c, const Variant *v)
{
    gradient_clear(c->net, c->grad);
    v->risk(c->net, c->loss, c->data, c->grad);
    return differs(c, c->data->N, c->grad->g);
}
/* 07: the gallery of bugs */
static bool fails_twice(const Case *c, const Variant *v)
{
    int W = c->net->W;
    double *once = allocate((size_t)W, sizeof *once);
    gradient_clear(c->net, c->grad);
    v->risk(c->net, c->loss, c->data, c->grad);
    memcpy(once, c->grad->g, (size_t)W * sizeof *once);
    v->risk(c->net, c->loss, c->data, c->grad);
    bool fails = gradient_distance(W, once, c->grad->g) > 0;
    free(once);
    return fails;
}
/* 07: the gallery of bugs */
static bool fails_step(const Case *c, const Variant *v)
{
    const double eta = 0.5;
    int W = c->net->W;
    double *w = c->net->w, *step = allocate((size_t)W, sizeof *step);
    memcpy(step, w, (size_t)W * sizeof *step);
    v->online(c->net, c->loss, c->data->x[0], c->data->y[0], eta,
              c->grad);
    for (int k = 0; k < W; k++) {
        double before = step[k];
        step[k] = (before - w[k]) / eta;
        w[k] = before;
    }
    bool fails = differs(c, 1, step);
    free(step);
    return fails;
}
/* 07: the gallery of bugs */
/* bugs: do the first steps look wrong? */
static Share count_rises(Run *run, Net *net, const Lesson *l)
{
    Random random = experiment_random(run);
    int starts = experiment_int(run, "starts"), up = 0;
    for (int n = 0; n < starts; n++) {
        Gradient *grad = gradient_new(net);
        bool rises = false;
        net_uniform(net, &random, 1);
        /* count_rises: watch ten steps */
        double before = gradient_risk(net, l->loss, l->data), after;
        for (int k = 0; k < 10; k++, before = after) {
            learn_epoch(net, l, &random, grad);
            after = gradient_risk(net, l->loss, l->data);
            rises = rises || after > before;
        }
        up += rises;
        gradient_free(grad);
    }
    return counting_share(up, starts);
}

typedef struct {
    bool sample, risk, twice, step;     /* caught by which check? */
    Result full, online;                /* how it learns */
    Share rises;    /* starts whose risk rises in the first steps */
} Verdict;
/* 07: the gallery of bugs */
static Verdict examine(Run *run, const Case *c, const Variant *v,
                       const Samples *data, double eta)
{
    Net *net = learning_net(2, 3, false);
    Lesson l = {.loss = c->loss, .data = data, .v = v, .range = 1,
                .eta = 0.125};
    Verdict verdict = {
        .sample = fails_sample(c, v), .risk = fails_risk(c, v),
        .twice = fails_twice(c, v), .step = fails_step(c, v),
        .full = learn_best(run, net, l),
    };
    l.online = true;
    verdict.online = learn_best(run, net, l);
    l.online = false;
    l.eta = (eta > 0 ? eta : verdict.full.eta) / 2;
    verdict.rises = count_rises(run, net, &l);
    net_free(net);
    return verdict;
}
/* 07: the gallery of bugs */
static void print_verdict(Run *run, const char *bug, Verdict v)
{
    Share full = v.full.share, online = v.online.share;
    experiment_row(run, "bug=%s sample=%d risk=%d twice=%d step=%d"
                   " full_eta=%g full=%d full_low=%.3f full_high=%.3f"
                   " full_median=%g full_mean=%.0f online_eta=%g"
                   " online=%d online_low=%.3f online_high=%.3f"
                   " online_median=%g online_mean=%.0f starts=%d"
                   " rises=%d", bug, v.sample, v.risk, v.twice, v.step,
                   v.full.eta, full.k, full.low, full.high,
                   v.full.median, v.full.mean, v.online.eta, online.k,
                   online.low, online.high, v.online.median,
                   v.online.mean, full.T, v.rises.k);
}
/* 07: the gallery of bugs */
static bool is_caught(Verdict v)
{
    return v.sample || v.risk || v.twice || v.step;
}
/* 07: the gallery of bugs */
/* bugs: make claims */
static bool limps(Verdict v, Verdict right)
{
    return counting_more(right.full.share, v.full.share)
           && counting_more(right.online.share, v.online.share)
           && v.full.share.k > 0 && v.online.share.k > 0;
}
/* bugs: make claims */
static void claim_harm(Run *run, const Verdict v[VARIANTS])
{
    Verdict right = v[RIGHT], slow = v[MISPLACED], none = v[SLOPELESS];
    experiment_claim(run, "hopeless", none.full.share.high < 0.15
                     && none.online.share.high < 0.15);
    experiment_claim(run, "limps", limps(v[TRANSPOSED], right)
                     && limps(v[BIASLESS], right));
    experiment_claim(run, "slow", slow.full.share.k > 0
                     && slow.full.median > 8 * right.full.median);
    experiment_claim(run, "stumbles", slow.online.share.high < 0.15);
    experiment_claim(run, "only_a_rate",
                     right.full.eta == 4 * v[SUM].full.eta
                     && right.full.mean == v[SUM].full.mean);
    experiment_claim(run, "rolls_away",
                     counting_more(right.full.share,
                                   v[UNCLEARED].full.share));
    /* bugs: claim what the order does */
    double slower = v[EARLY].online.mean / right.online.mean;
    experiment_claim(run, "early_slows", slower > 1 && slower < 4);
    /* bugs: claim what the first steps show */
    experiment_claim(run, "first_steps", v[RIGHT].rises.high < 0.05
                     && v[BIASLESS].rises.high < 0.05
                     && v[SUM].rises.low > 0.1
                     && v[UNCLEARED].rises.low > 0.8);
}

static void bugs(Run *run)
{
    Verdict v[VARIANTS] = {0};
    int caught = 0;
    Case c = case_for_check(run);
    Samples *data = boolean_samples(2, is_xor);
    for (int n = 0; n < VARIANTS; n++) {
        v[n] = examine(run, &c, &variants[n], data, v[RIGHT].full.eta);
        print_verdict(run, variants[n].name, v[n]);
        caught += is_caught(v[n]);
        experiment_progress(run, n + 1, VARIANTS);
    }
    experiment_claim(run, "clean", !is_caught(v[RIGHT]));
    experiment_claim(run, "caught", caught == VARIANTS - 1);
    claim_harm(run, v);
    samples_free(data);
    case_free(&c);
}
/* 07: a famous example */
/* web: one step in either order */
static double web_step(Net *net, bool early, double *fixed)
{
    static const double x[] = {1, 0.05, 0.10}, y[] = {0.01, 0.99};
    const Loss *loss = loss_find("squared");
    size_t bytes = (size_t)net->W * sizeof *net->w;
    Gradient *grad = gradient_new(net);
    double *old = allocate(bytes, 1);
    memcpy(old, net->w, bytes);
    (early ? bug_early_online : backprop_online)(net, loss, x, y, 0.5,
                                                 grad);
    double learned = gradient_loss(net, loss, x, y);
    for (int c = 0; c < net->W; c++)
        if (net->from[c] == 0)
            net->w[c] = old[c];
    *fixed = gradient_loss(net, loss, x, y);
    memcpy(net->w, old, bytes);
    free(old);
    gradient_free(grad);
    return learned;
}

static void web(Run *run)
{
    const double published = 0.291027924;
    double fixed[2];
    Net *net = options_net(run);
    /* web: stop if the network does not suit */
    if (net->D != 2 || net->K != 2)
        experiment_fail(run, "--net: want two inputs and two outputs");
    options_match(run, net, loss_find("squared"));
    for (int early = 0; early < 2; early++) {
        double learned = web_step(net, early, &fixed[early]);
        experiment_row(run, "order=%s fixed=%.9f learned=%.9f",
                       early ? "early" : "right", fixed[early],
                       learned);
    }
    experiment_number(run, "published", published);
    experiment_claim(run, "copied", fabs(fixed[1] - published) < 1e-9);
    experiment_claim(run, "not_right",
                     fabs(fixed[0] - published) > 1e-7);
    net_free(net);
}
/* 07: the way down */
static Net *two_weights(double w21, double w32)
{
    Plan *plan = plan_new();
    plan_layer(plan, 1, NULL);
    plan_layer(plan, 1, activation_find("tanh"));
    plan_layer(plan, 1, activation_find("identity"));
    plan_connect(plan, 2, 1, w21);
    plan_connect(plan, 3, 2, w32);
    return net_build(plan);
}
/* 07: the way down */
static Samples *two_samples(void)
{
    Samples *data = samples_new(2, 1, 1);
    for (int n = 0; n < 2; n++) {
        data->x[n][1] = n == 0 ? 0.5 : 2;
        data->y[n][0] = tanh(data->x[n][1]);
    }
    return data;
}
/* 07: the way down */
static double descend(Run *run, Case *c, const double start[2],
                      double eta, int steps)
{
    double *w = c->net->w, *g = c->grad->g;
    memcpy(w, start, 2 * sizeof *w);
    experiment_block(run);
    for (int k = 0; k <= steps; k++) {
        c->risk = backprop_risk(c->net, c->loss, c->data, c->grad);
        experiment_row(run, "eta=%g step=%d w21=%g w32=%g R=%g"
                       " slope=%g", eta, k, w[0], w[1], c->risk,
                       hypot(g[0], g[1]));
        backprop_update(c->net, eta, c->grad);
    }
    return c->risk;
}
/* 07: the way down */
static void downhill(Run *run)
{
    static const double start[5][2] = {{1.6, -1.7}, {-1, 1.5},
                                       {-0.9, 1.5}, {0, 0}, {-1.8, 0}};
    double large = experiment_real(run, "large"), end[4];
    double small = experiment_real(run, "eta");
    int steps = experiment_int(run, "steps");
    Case c = case_new(two_weights(0, 0), loss_find("squared"),
                      two_samples());
    double top = c.risk;
    /* downhill: print the surface */
    for (int j = -40; j <= 44; j++)
        for (int i = -40; i <= 44; i++) {
            c.net->w[0] = 0.05 * i;
            c.net->w[1] = 0.05 * j;
            experiment_row(run, "w21=%g w32=%g R=%g", c.net->w[0],
                           c.net->w[1],
                           gradient_risk(c.net, c.loss, c.data));
        }
    for (int k = 0; k < 4; k++)
        end[k] = descend(run, &c, start[k], small, steps);
    double far = descend(run, &c, start[4], large, 20);
    double away = descend(run, &c, start[4], 2 * large, 20);
    experiment_claim(run, "arrives",
                     fmax(end[0], fmax(end[1], end[2])) < 0.001);
    experiment_claim(run, "stays", end[3] == top && top > 0.1);
    experiment_claim(run, "jumps", far < 0.01);
    experiment_claim(run, "diverges", away > 1000);
    case_free(&c);
}
/* 07: a sweep with momentum */
static void sweep(Net *net, const Samples *data, double step[],
                  Gradient *grad)
{
    const double eta = 0.1 * data->N, alpha = 0.9;
    backprop_risk(net, loss_find("squared"), data, grad);
    for (int c = 0; c < net->W; c++) {
        step[c] = alpha * step[c] - eta * grad->g[c];
        net->w[c] += step[c];
    }
}
/* 07: the safety of a ratio */
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
/* 07: learning XOR and symmetry */
static const struct {
    const char *name;
    int H;
    bool shortcuts;
} contestants[] = {{"2-2-1", 2, false}, {"2-3-1", 3, false},
                   {"2-4-1", 4, false}, {"2-1-1+", 1, true}};
/* 07: learning XOR and symmetry */
/* xor: print a row */
static void print_result(Run *run, const char *name, const char *loss,
                         Result r)
{
    experiment_row(run, "net=%s loss=%s eta=%g solved=%d starts=%d"
                   " low=%.4f high=%.4f quarter=%g median=%g"
                   " three_quarters=%g mean=%.1f halves=%d", name, loss,
                   r.eta, r.share.k, r.share.T, r.share.low,
                   r.share.high, r.quarter, r.median, r.three_quarters,
                   r.mean, r.halves);
}

static Result contest(Run *run, int which, const char *loss, bool pilot)
{
    const char *name = contestants[which].name;
    Samples *data = boolean_samples(2, is_xor);
    Net *net = learning_net(2, contestants[which].H,
                            contestants[which].shortcuts);
    Lesson l = {.loss = loss_find(loss), .data = data,
                .v = &variants[RIGHT], .range = 1, .eta = 1};
    Pilot p = pilot ? try_rates(run, net, l)
                    : (Pilot){{learn_best(run, net, l)}, 0};
    for (int k = 0; k < (pilot ? RATES : 1); k++)
        print_result(run, name, loss, p.rate[k]);
    samples_free(data);
    net_free(net);
    return p.rate[0];
}
/* 07: learning XOR and symmetry */
/* xor: make claims */
static bool are_alike(Result a, Result b)
{
    return abs(a.share.k - b.share.k) * 20 < a.share.T
           && a.median < 2.5 * b.median && b.median < 2.5 * a.median;
}

static bool nearly_all(const Result r[2])
{
    return r[0].share.low > 0.97 && r[1].share.low > 0.95;
}
/* xor: make claims */
static void claim_learning(Run *run, Result r[4][2])
{
    bool rate = true, alike = true, help = true;
    for (int n = 0; n < 4; n++) {
        rate = rate && r[n][0].eta >= 2 * r[n][1].eta;
        alike = alike && are_alike(r[n][0], r[n][1]);
    }
    for (int k = 0; k < 2; k++)
        help = help && counting_more(r[1][k].share, r[0][k].share);
    int solved = r[0][0].share.k + r[0][1].share.k;
    experiment_number(run, "halves", r[0][0].halves + r[0][1].halves);
    experiment_number(run, "failed", 2 * r[0][0].share.T - solved);
    experiment_claim(run, "rate", rate);
    experiment_claim(run, "alike", alike);
    experiment_claim(run, "units_help", help && nearly_all(r[2]));
    experiment_claim(run, "shortcuts_help", nearly_all(r[3]));
}

static void contests(Run *run, bool pilot)
{
    static const char *losses[] = {"squared", "binary"};
    Result r[4][2];
    for (int n = 0; n < 8; n++) {
        r[n / 2][n % 2] = contest(run, n / 2, losses[n % 2], pilot);
        experiment_progress(run, n + 1, 8);
    }
    if (!pilot)
        claim_learning(run, r);
}

static void xor(Run *run)
{
    contests(run, false);
}
/* 07: learning XOR and symmetry */
static void rates(Run *run)
{
    contests(run, true);
}
/* 07: learning XOR and symmetry */
static void momentum(Run *run)
{
    static const double eta[] = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20};
    Samples *data = boolean_samples(2, is_xor);
    Net *net = learning_net(2, 2, false);
    Lesson l = {.loss = loss_find("binary"), .data = data,
                .v = &variants[UNCLEARED], .range = 1,
                .patience = experiment_int(run, "epochs")};
    Result r[8][2];
    for (int k = 0; k < 16; k++) {
        l.eta = eta[k / 2];
        l.friction = k % 2 == 0 ? 1 : 0.1;
        r[k / 2][k % 2] = try_starts(net, &l,
                                     experiment_int(run, "starts"),
                                     experiment_random(run));
        experiment_progress(run, k + 1, 16);
    }
    /* momentum: print rows and make claims */
    for (int k = 0; k < 8; k++)
        experiment_row(run, "eta=%g starts=%d solved=%d median=%g"
                       " solved_momentum=%d median_momentum=%g", eta[k],
                       r[k][0].share.T, r[k][0].share.k, r[k][0].median,
                       r[k][1].share.k, r[k][1].median);
    double first = r[0][1].median / r[3][0].median;
    double second = r[1][1].median / r[4][0].median;
    experiment_claim(run, "tenfold", fabs(first - 1) < 0.25
                     && fabs(second - 1) < 0.25);
    experiment_claim(run, "steadier",
                     counting_more(r[4][1].share, r[7][0].share));
    samples_free(data);
    net_free(net);
}
/* 07: learning XOR and symmetry */
static void learn(Run *run)
{
    Random random = experiment_random(run);
    Samples *data = boolean_samples(2, is_xor);
    Net *net = learning_net(2, experiment_int(run, "hidden"), false);
    Lesson lesson = {.loss = options_loss(run), .data = data,
                     .v = &variants[RIGHT], .range = 1,
                     .eta = experiment_real(run, "eta"),
                     .patience = experiment_int(run, "epochs")};
    options_match(run, net, lesson.loss);
    double epochs = learn_start(net, &lesson, &random);
    if (isinf(epochs))
        experiment_fail(run, "unsolved after %d epochs; change --seed",
                        lesson.patience);
    experiment_number(run, "epochs", epochs);
    netfile_write(net, stdout);
    samples_free(data);
    net_free(net);
}
/* 07: learning XOR and symmetry */
static bool is_symmetric(const double x[])
{
    return x[1] == x[6] && x[2] == x[5] && x[3] == x[4];
}
/* 07: learning XOR and symmetry */
static double learn_symmetry(Net *net, const Samples *data,
                             int patience, Random *random)
{
    Gradient *grad = gradient_new(net);
    double *step = allocate((size_t)net->W, sizeof *step);
    int sweeps = 0;
    net_uniform(net, random, 0.3);
    for (; sweeps < patience && !solved(net, data); sweeps++)
        sweep(net, data, step, grad);
    bool good = solved(net, data);
    for (int n = 0; good && n < sweeps; n++)
        sweep(net, data, step, grad);
    free(step);
    gradient_free(grad);
    return good ? (double)sweeps : INFINITY;
}
/* 07: learning XOR and symmetry */
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
    double middle = counting_quantile(size, 3, 0.5);
    s.mirror /= most;
    s.middle = middle / size[0];
    s.large = size[2] / size[0];
    return s;
}
/* 07: learning XOR and symmetry */
static bool is_near(const Shape s[2], double middle, double large)
{
    for (int h = 0; h < 2; h++)
        if (!(fabs(s[h].middle / middle - 1) <= 0.1)
            || !(fabs(s[h].large / large - 1) <= 0.1))
            return false;
    return true;
}

enum { ONE_TWO_FOUR, TWO_THREE_FOUR, OTHER };

static int kind_of(const Shape s[2])
{
    return is_near(s, 2, 4) ? ONE_TWO_FOUR
           : is_near(s, 1.5, 2) ? TWO_THREE_FOUR : OTHER;
}
/* 07: learning XOR and symmetry */
typedef struct {
    double sweeps;      /* infinite if it was not solved */
    Shape unit[2];
    Random from;
} Start;
/* 07: learning XOR and symmetry */
static void print_start(Run *run, int number, const Start *s)
{
    experiment_row(run, "start=%d sweeps=%g mirror1=%.4f middle1=%.3f"
                   " large1=%.3f mirror2=%.4f middle2=%.3f"
                   " large2=%.3f", number, s->sweeps,
                   s->unit[0].mirror, s->unit[0].middle,
                   s->unit[0].large, s->unit[1].mirror,
                   s->unit[1].middle, s->unit[1].large);
}
/* 07: learning XOR and symmetry */
/* symmetry: print numbers and claims */
static void print_findings(Run *run, const char *over, const Start s[],
                           int starts, int patience, bool claim)
{
    double *list = allocate(7 * (size_t)starts, sizeof *list);
    double *mirror = list + starts, *middle = mirror + 2 * starts;
    double *large = middle + 2 * starts;
    int solved = 0, kind[3] = {0};
    /* print_findings: collect what was solved in time */
    for (int n = 0; n < starts; n++) {
        bool good = s[n].sweeps <= patience;
        list[n] = good ? s[n].sweeps : INFINITY;
        for (int h = 0, k = 2 * solved; good && h < 2; h++, k++) {
            mirror[k] = s[n].unit[h].mirror;
            middle[k] = s[n].unit[h].middle;
            large[k] = s[n].unit[h].large;
        }
        kind[kind_of(s[n].unit)] += good;
        solved += good;
    }
    int units = 2 * solved;
    double most = counting_quantile(mirror, units, 0.9);
    /* print_findings: print a row */
    Share share = counting_share(solved, starts);
    experiment_row(run, "over=%s starts=%d solved=%d low=%g high=%g"
                   " one_two_four=%d two_three_four=%d fast=%g quarter=%g"
                   " median=%g mirror=%g middle=%g large=%g sweeps=%d",
                   over, starts, solved, share.low, share.high,
                   kind[ONE_TWO_FOUR], kind[TWO_THREE_FOUR],
                   counting_quantile(list, starts, 0),
                   counting_quantile(list, starts, 0.25),
                   counting_quantile(list, starts, 0.5), most,
                   counting_quantile(middle, units, 0.5),
                   counting_quantile(large, units, 0.5), patience);
    if (claim) {
        experiment_claim(run, "mirrored", most < 0.01);
        experiment_claim(run, "mostly",
                         2 * kind[ONE_TWO_FOUR] > solved);
        experiment_claim(run, "two_kinds",
                         solved > 0 && kind[OTHER] == 0);
    }
    free(list);
}

static void symmetry(Run *run)
{
    Random random = experiment_random(run);
    int patience = experiment_int(run, "sweeps");
    int starts = experiment_int(run, "starts");
    Start *s = allocate((size_t)starts, sizeof *s);
    Samples *data = boolean_samples(6, is_symmetric);
    Net *net = learning_net(6, 2, false);
    for (int n = 0; n < starts; n++) {
        /* symmetry: learn from start n */
        s[n].from = random;
        s[n].sweeps = learn_symmetry(net, data, 4 * patience, &random);
        s[n].unit[0] = shape(net->w + net->in[7]);
        s[n].unit[1] = shape(net->w + net->in[8]);
        if (s[n].sweeps <= patience)
            print_start(run, n + 1, &s[n]);
        experiment_progress(run, n + 1, starts);
    }
    /* symmetry: print a solution of each kind */
    for (int kind = 0; kind < OTHER; kind++)
        for (int n = 0; n < starts; n++)
            if (s[n].sweeps <= patience && kind_of(s[n].unit) == kind) {
                Random from = s[n].from;
                learn_symmetry(net, data, patience, &from);
                experiment_block(run);
                options_print(run, net, NULL);
                break;
            }
    print_findings(run, "all", s, starts, patience, false);
    print_findings(run, "patient", s, starts, 4 * patience, true);
    free(s);
    samples_free(data);
    net_free(net);
}
/* 07: learning XOR and symmetry */
static void epsilons(Run *run)
{
    static const double epsilon[] = {0.0125, 0.025, 0.05, 0.1, 0.2};
    Samples *data = boolean_samples(6, is_symmetric);
    Net *net = learning_net(6, 2, false);
    Lesson l = {.loss = loss_find("squared"), .data = data,
                .v = &variants[UNCLEARED], .range = 0.3,
                .friction = 0.1,
                .patience = experiment_int(run, "sweeps")};
    Result r[5];
    for (int k = 0; k < 5; k++) {
        /* epsilons: try a rate */
        l.eta = epsilon[k] * data->N;
        r[k] = try_starts(net, &l, experiment_int(run, "starts"),
                          experiment_random(run));
        experiment_row(run, "epsilon=%g solved=%d starts=%d low=%.4f high=%.4f"
                       " quarter=%g median=%g three_quarters=%g", epsilon[k],
                       r[k].share.k, r[k].share.T, r[k].share.low,
                       r[k].share.high, r[k].quarter, r[k].median,
                       r[k].three_quarters);
        experiment_progress(run, k + 1, 5);
    }
    experiment_claim(run, "half_is_better",
                     2 * r[2].median < r[3].median);
    samples_free(data);
    net_free(net);
}
/* 07: learning XOR and symmetry */
static void ratios(Run *run)
{
    int parts = 1 << experiment_int(run, "bits"), best = 0;
    bool beaten = false;
    for (int a = parts; a <= 8 * parts; a++)
        for (int b = a; b <= 8 * parts; b++) {
            double p = (double)a / parts, q = (double)b / parts;
            double s = safety(p, q);
            beaten = beaten || s > 0.25;
            best += s == 0.25;
            if (s >= 0.25)
                experiment_row(run, "p=%g q=%g safety=%g", p, q, s);
        }
    experiment_number(run, "parts", parts);
    experiment_claim(run, "two_best", best == 2 && !beaten);
}

EXPERIMENTS(
    /* 07: list of experiments */
    {"", print_gradient, "deltas and gradient of one sample",
     {TASK_OPTIONS}},
    {"gradient", print_gradient, "the same", {TASK_OPTIONS}},
    {"worked", worked, "the same for a drawing", {TASK_OPTIONS}},
    /* 07: list of experiments */
    {"hand", hand, "a calculation by hand, exactly, and a step",
     {NET_OPTION("tangled/hand.net"), INPUT_OPTION("1"),
      TARGET_OPTION("0"), LOSS_OPTION("squared"),
      {REAL, "eta", "0.1", 0, 1e3, "learning rate"}}},
    /* 07: list of experiments */
    {"web", web, "a famous example, in the right and the wrong order",
     {NET_OPTION("tangled/web.net")}},
    /* 07: list of experiments */
    {"downhill", downhill, "gradient descent on two weights",
     {{REAL, "eta", "0.2", 0, 1e3, "a small learning rate"},
      {REAL, "large", "2.4", 0, 1e3, "a large one"},
      {INTEGER, "steps", "300", 1, 1e6, "steps at the small one"}}},
    /* 07: list of experiments */
    {"check", check, "three derivatives against the step h",
     {NET_OPTION("tangled/example.net")}},
    /* 07: list of experiments */
    {"nets", nets, "gradients of random networks against two checks",
     {{INTEGER, "nets", "100", 1, 1e6, "number of networks"},
      SEED_OPTION}},
    /* 07: list of experiments */
    {"cost", cost, "products of a pass and of differences", {{0}}},
    {"time", measure_time, "milliseconds of a pass on this machine",
     {{INTEGER, "units", "577", 1, 2000, "units in each of four layers"},
      {INTEGER, "passes", "20", 1, 1e6, "how often, fastest counts"}}},
    /* 07: list of experiments */
    {"bugs", bugs, "seven bugs, four checks, and who still learns",
     {NET_OPTION("tangled/example.net"), LEARNING_OPTIONS("400", "40")}},
    /* 07: list of experiments */
    {"xor", xor, "how often and how fast XOR is learned",
     {LEARNING_OPTIONS("500", "100")}},
    /* 07: list of experiments */
    {"rates", rates, "learning XOR at seven learning rates",
     {{INTEGER, "pilot", "100", 1, 1e6, "starts for each rate"},
      {INTEGER, "epochs", "5000", 1, 1e6, "patience"}, SEED_OPTION}},
    /* 07: list of experiments */
    {"momentum", momentum, "XOR without and with momentum",
     {{INTEGER, "starts", "200", 1, 1e6, "starts"},
      {INTEGER, "epochs", "5000", 1, 1e6, "patience"}, SEED_OPTION}},
    /* 07: list of experiments */
    {"learn", learn, "one start of learning XOR; prints the network",
     {{INTEGER, "hidden", "3", 1, 1000, "hidden units"},
      {INTEGER, "epochs", "5000", 1, 1e6, "patience"},
      {REAL, "eta", "2", 0, 1e3, "learning rate"},
      LOSS_OPTION("binary"), SEED_OPTION}},
    /* 07: list of experiments */
    {"symmetry", symmetry, "two hidden units learn mirror symmetry",
     {{INTEGER, "starts", "100", 1, 1e5, "starts"},
      {INTEGER, "sweeps", "5000", 1, 1e6, "patience"},
      SEED_OPTION}},
    /* 07: list of experiments */
    {"epsilon", epsilons, "mirror symmetry at five learning rates",
     {{INTEGER, "starts", "100", 1, 1e5, "starts"},
      {INTEGER, "sweeps", "5000", 1, 1e6, "patience"}, SEED_OPTION}},
    /* 07: list of experiments */
    {"ratios", ratios, "which ratios of three pairs are safest",
     {{INTEGER, "bits", "6", 1, 9, "binary digits behind the point"}}},)
