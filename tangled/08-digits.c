/* 08-digits.c: tangled from chapters/workshop/08-digits.nw; edit it there */
#include "backprop.h"
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include "parts.h"
#include "train.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 08: the test part */
static Samples *test_part(const Run *run, int *first)
{
    Dataset *file = parts_file(run);
    *first = parts_half(file);
    int N = file->N - *first;
    int *row = allocate((size_t)N, sizeof *row);
    for (int n = 0; n < N; n++)
        row[n] = *first + n;
    Samples *test = parts_samples(run, file, N, row);
    free(row);
    dataset_free(file);
    return test;
}
/* 08: networks, starts and scores */
enum { HIDDEN = 32 };

static Net *net_with(int hidden_layers)
{
    int n[] = {0, PIXELS, HIDDEN, HIDDEN, HIDDEN};
    assert(0 <= hidden_layers && hidden_layers <= 2);
    n[hidden_layers + 2] = CLASSES;
    return net_conventional(hidden_layers + 2, n,
                            activation_find("tanh"),
                            activation_find("softmax"));
}
/* 08: networks, starts and scores */
static Method online(double eta)
{
    return (Method){.loss = loss_find("categorical"), .eta = eta,
                    .batch = 1};
}
/* 08: networks, starts and scores */
static Trainer *begin(Net *net, const Samples *data, Method how,
                      double scale, Random random)
{
    train_start(net, scale, &random);
    return train_new(net, data, how, random);
}
/* 08: networks, starts and scores */
static double learn_for(Net *net, const Samples *data, Method how,
                        double scale, int epochs, Random random)
{
    Trainer *t = begin(net, data, how, scale, random);
    double loss = NAN;
    for (int e = 0; e < epochs; e++)
        loss = train_epoch(t);
    train_free(t);
    return loss;
}
/* 08: networks, starts and scores */
static double percent(int wrong, int N)
{
    return 100.0 * wrong / N;
}
/* 08: networks, starts and scores */
typedef struct {
    double loss, error;     /* mean loss; wrong answers in percent */
} Score;

static Score score(Net *net, const Loss *loss, const Samples *data)
{
    Score s = {0};
    int wrong = 0;
    const double *a = net->a + net->first[net->L];
    for (int n = 0; n < data->N; n++) {
        s.loss += gradient_loss(net, loss, data->x[n], data->y[n]);
        wrong += train_answer(net->K, a)
                 != train_answer(net->K, data->y[n]);
    }
    s.loss /= data->N;
    s.error = percent(wrong, data->N);
    return s;
}
/* 08: networks, starts and scores */
#define STARTS_OPTION(n) \
    {INTEGER, "starts", n, 2, 1000, "starts with other weights"}
#define EPOCHS_OPTION(n) {INTEGER, "epochs", n, 1, 1e5, "epochs"}
#define ETA_OPTION(eta) {REAL, "eta", eta, 1e-9, 1e9, "learning rate"}
#define DECAY_OPTION(decay) \
    {REAL, "decay", decay, 0, 1, "weight decay"}
#define SPLIT_OPTIONS DATA_OPTION, SEED_OPTION
/* 08: watch it learn */
static void show_digit(Net *net, const double x[], const double y[])
{
    static const char shade[] = " .:-=+*#%@";
    for (int j = 1; j <= PIXELS; j++) {
        int c = shade[(int)(x[j] * (sizeof shade - 2) + 0.5)];
        printf("%c%c%s", c, c, j % SIDE == 0 ? "\n" : "");
    }
    const double *a = net_forward(net, x);
    int answer = train_answer(net->K, a);
    printf("the network says %d, with probability %.3f; it is a %d\n",
           answer, a[answer], train_answer(net->K, y));
}
/* 08: watch it learn */
static void demonstration(Run *run)
{
    Parts p = parts_read(run);
    Net *net = net_with(1);
    int epochs = experiment_int(run, "epochs");
    double eta = experiment_real(run, "eta");
    Trainer *t = begin(net, p.train, online(eta), 1,
                       parts_start(&p, 0));
    /* demonstration: learn and tell */
    printf("64-32-10: %d weights, %d digits for training, %d for"
           " validation\n", net->W, p.train->N, p.valid->N);
    for (int e = 1; e <= epochs; e++) {
        double loss = train_epoch(t);
        printf("epoch %2d: loss %.3f, %d of %d wrong\n", e, loss,
               train_wrong(net, p.valid), p.valid->N);
    }
    show_digit(net, p.valid->x[0], p.valid->y[0]);
    train_free(t);
    net_free(net);
    parts_free(&p);
}
/* 08: ten digits */
static int print_image(Run *run, int digit, const Samples *data)
{
    int n = 0;
    while (n < data->N && data->y[n][digit] == 0)
        n++;
    for (int j = 1; n < data->N && j <= PIXELS; j++)
        experiment_row(run, "digit=%d row=%d col=%d value=%g", digit,
                       (j - 1) / SIDE + 1, (j - 1) % SIDE + 1,
                       INK * data->x[n][j]);
    return n < data->N;
}
/* 08: ten digits */
static void samples(Run *run)
{
    Dataset *file = parts_file(run);
    int N = parts_half(file), blank = 0, digits = 0;
    /* samples: stop if there is no first half */
    if (N < 1)
        experiment_fail(run, "%s/digits.csv: the first half is empty",
                        experiment_text(run, "data"));
    int *row = allocate((size_t)N, sizeof *row);
    for (int n = 0; n < N; n++)
        row[n] = n;
    Samples *data = parts_samples(run, file, N, row);
    for (int k = 0; k < CLASSES; k++)
        digits += print_image(run, k, data);
    for (int j = 1; j <= PIXELS; j++)
        blank += parts_constant(data, j);
    experiment_number(run, "digits", digits);
    experiment_number(run, "blank", blank);
    free(row);
    samples_free(data);
    dataset_free(file);
}
/* 08: a bowl */
static const double lambda[] = {1, 10};

static double slide(Run *run, double eta, double alpha, int steps)
{
    double w[] = {1, 1}, step[] = {0, 0}, R = 0;
    experiment_block(run);
    for (int n = 0; n <= steps; n++) {
        R = 0;
        for (int k = 0; k < 2; k++)
            R += lambda[k] * w[k] * w[k] / 2;
        experiment_row(run, "eta=%g alpha=%g step=%d u=%g v=%g R=%g",
                       eta, alpha, n, w[0], w[1], R);
        for (int k = 0; k < 2; k++) {
            step[k] = alpha * step[k] - eta * lambda[k] * w[k];
            w[k] += step[k];
        }
    }
    return R;
}
/* 08: a bowl */
static void bowl(Run *run)
{
    static const double eta[] = {0.05, 0.18, 0.21, 0.05, 0.21, 0.37};
    double alpha = experiment_real(run, "alpha"), R[6];
    int steps = experiment_int(run, "steps");
    for (int k = 0; k < 6; k++)
        R[k] = slide(run, eta[k], k < 3 ? 0 : alpha, steps);
    experiment_number(run, "bound", 2 / lambda[1]);
    experiment_number(run, "bound_momentum",
                      2 * (1 + alpha) / lambda[1]);
    experiment_claim(run, "below", fmax(R[0], R[1]) < 1e-3);
    experiment_claim(run, "above", R[2] > 1e3);
    experiment_claim(run, "momentum", fmax(R[3], R[4]) < 1e-3);
    experiment_claim(run, "momentum_above", R[5] > 1e3);
    experiment_claim(run, "faster", R[3] < R[0]);
}
/* 08: sweeps */
typedef struct {
    double eta;
    Spread loss, valid;     /* training loss, validation error */
    double least, most;     /* of the training losses */
} Trial;
/* 08: sweeps */
static Trial try_starts(const Parts *p, Net *net, Method how,
                        double scale, int epochs, int starts)
{
    Trial t = {.eta = how.eta, .least = INFINITY};
    for (int k = 0; k < starts; k++) {
        learn_for(net, p->train, how, scale, epochs,
                  parts_start(p, k));
        double loss = gradient_risk(net, how.loss, p->train);
        int wrong = train_wrong(net, p->valid);
        counting_add(&t.loss, loss);
        counting_add(&t.valid, percent(wrong, p->valid->N));
        t.least = fmin(t.least, loss);
        t.most = fmax(t.most, loss);
    }
    return t;
}
/* 08: sweeps */
static Trial best_rate(const Parts *p, Net *net, double scale,
                       int epochs, int starts)
{
    static const double eta[] = {0.01, 0.03, 0.1, 0.3};
    Trial best = {.loss.mean = INFINITY};
    for (int k = 0; k < 4; k++) {
        Trial t = try_starts(p, net, online(eta[k]), scale, epochs,
                             starts);
        if (t.loss.mean < best.loss.mean)
            best = t;
    }
    return best;
}
/* 08: sweeps */
static void print_start(Run *run, double scale, const Trial *t)
{
    experiment_row(run, "scale=%g eta=%g loss=%g sd=%g least=%g"
                   " most=%g error=%g error_sd=%g", scale, t->eta,
                   t->loss.mean, counting_sd(t->loss), t->least,
                   t->most, t->valid.mean, counting_sd(t->valid));
}
/* 08: sweeps */
static void start(Run *run)
{
    static const double scale[] = {0, 0.01, 0.1, 1, 3, 10, 100};
    enum { ZERO = 0, ONE = 3, TEN = 5, HUNDRED = 6, ALL = 7 };
    Parts p = parts_read(run);
    Net *net = net_with(1);
    Trial t[ALL];
    int epochs = experiment_int(run, "epochs");
    for (int k = 0; k < ALL; k++) {
        t[k] = best_rate(&p, net, scale[k], epochs,
                         experiment_int(run, "starts"));
        print_start(run, scale[k], &t[k]);
        experiment_progress(run, k + 1, ALL);
    }
    /* start: make claims */
    experiment_claim(run, "zero_learns_nothing", t[ZERO].least > 2.2);
    experiment_claim(run, "one_learns", t[ONE].loss.mean < 0.2);
    experiment_claim(run, "ten_is_large",
                     t[TEN].loss.mean > 2 * t[ONE].loss.mean);
    experiment_claim(run, "hundred_is_worse_than_zero",
                     t[HUNDRED].least > t[ZERO].most);
    net_free(net);
    parts_free(&p);
}
/* 08: sweeps */
typedef struct {
    int batch;          /* 0: all samples */
    int low, high;      /* rates from 2^low to 2^high */
} Sweep;
/* 08: sweeps */
static Trial sweep_rates(Run *run, const Parts *p, Net *net, Sweep s)
{
    int starts = experiment_int(run, "starts");
    Trial best = {.valid.mean = INFINITY};
    for (int k = s.low; k <= s.high; k++) {
        Method how = online(ldexp(1, k));
        how.batch = s.batch ? s.batch : p->train->N;
        if (how.batch > p->train->N)
            how.batch = p->train->N;
        /* sweep_rates: try this rate */
        Trial t = try_starts(p, net, how, 1, experiment_int(run, "epochs"),
                             starts);
        experiment_row(run, "batch=%d eta=%g error=%g sd=%g loss=%g"
                       " loss_sd=%g", how.batch, t.eta, t.valid.mean,
                       counting_sd(t.valid), t.loss.mean, counting_sd(t.loss));
        if (t.valid.mean < best.valid.mean)
            best = t;
    }
    return best;
}
/* 08: sweeps */
static void rates(Run *run)
{
    static const Sweep sweep[] = {{1, -9, -1}, {16, -7, 1},
                                  {0, -5, 2}};
    static const char *const name[] = {"one", "sixteen", "all"};
    Parts p = parts_read(run);
    Net *net = net_with(1);
    Trial best[3];
    for (int k = 0; k < 3; k++) {
        experiment_block(run);
        best[k] = sweep_rates(run, &p, net, sweep[k]);
        experiment_progress(run, k + 1, 3);
    }
    /* rates: print numbers and make claims */
    for (int k = 0; k < 3; k++)
        experiment_number(run, name[k], log2(best[k].eta));
    experiment_claim(run, "one_wants_less", best[0].eta < best[1].eta
                     && best[0].eta < best[2].eta);
    experiment_claim(run, "full_is_slower",
                     best[2].valid.mean > best[1].valid.mean
                     && best[2].valid.mean > best[0].valid.mean);
    net_free(net);
    parts_free(&p);
}
/* 08: learning curves */
typedef struct {
    Spread loss, error, valid_loss, valid_error;
} Curve;

static void add_scores(Curve *c, Net *net, const Loss *loss,
                       const Parts *p)
{
    Score train = score(net, loss, p->train);
    Score valid = score(net, loss, p->valid);
    counting_add(&c->loss, train.loss);
    counting_add(&c->error, train.error);
    counting_add(&c->valid_loss, valid.loss);
    counting_add(&c->valid_error, valid.error);
}
/* 08: learning curves */
static void follow_start(const Parts *p, Method how, int epochs,
                         Curve c[])
{
    Net *net = net_with(1);
    Trainer *t = begin(net, p->train, how, 1, parts_start(p, 0));
    add_scores(&c[0], net, how.loss, p);
    for (int e = 1; e <= epochs; e++) {
        train_epoch(t);
        add_scores(&c[e], net, how.loss, p);
    }
    train_free(t);
    net_free(net);
}
/* 08: learning curves */
static Curve *follow(Run *run, const Parts *p, Method how, int epochs)
{
    int starts = experiment_int(run, "starts");
    Curve *c = allocate((size_t)epochs + 1, sizeof *c);
    for (int k = 0; k < starts; k++) {
        Parts own = parts_again(run, p, k);
        follow_start(&own, how, epochs, c);
        parts_free(&own);
        experiment_progress(run, k + 1, starts);
    }
    return c;
}
/* 08: learning curves */
static int print_curve(Run *run, const Curve *c, double decay,
                       int epochs)
{
    int best = 0;
    experiment_block(run);
    for (int e = 0; e <= epochs; e++) {
        experiment_row(run, "decay=%g epoch=%d loss=%g loss_sd=%g"
                       " error=%g error_sd=%g valid_loss=%g"
                       " valid_loss_sd=%g valid_error=%g"
                       " valid_error_sd=%g", decay, e, c[e].loss.mean,
                       counting_sd(c[e].loss), c[e].error.mean,
                       counting_sd(c[e].error), c[e].valid_loss.mean,
                       counting_sd(c[e].valid_loss),
                       c[e].valid_error.mean,
                       counting_sd(c[e].valid_error));
        if (c[e].valid_loss.mean < c[best].valid_loss.mean)
            best = e;
    }
    return best;
}
/* 08: learning curves */
static void learn(Run *run)
{
    Parts p = parts_read(run);
    Method how = online(experiment_real(run, "eta"));
    double decay = experiment_real(run, "decay");
    int epochs = experiment_int(run, "epochs");
    Curve *plain = follow(run, &p, how, epochs);
    how.decay = decay;
    Curve *decayed = follow(run, &p, how, epochs);
    int best = print_curve(run, plain, 0, epochs);
    int best_decayed = print_curve(run, decayed, decay, epochs);
    /* learn: print numbers and claims */
    const Curve *least = &plain[best], *end = &plain[epochs];
    experiment_number(run, "best_epoch", best);
    experiment_number(run, "best_loss", least->loss.mean);
    experiment_number(run, "best_valid_loss", least->valid_loss.mean);
    experiment_number(run, "end_loss", end->loss.mean);
    experiment_number(run, "end_valid_loss", end->valid_loss.mean);
    experiment_number(run, "best_valid_error", least->valid_error.mean);
    experiment_number(run, "end_valid_error", end->valid_error.mean);
    /* learn: print numbers with decay */
    const Curve *last = &decayed[epochs];
    experiment_number(run, "decay_best_epoch", best_decayed);
    experiment_number(run, "decay_end_loss", last->loss.mean);
    experiment_number(run, "decay_end_valid_loss", last->valid_loss.mean);
    experiment_number(run, "decay_end_valid_error", last->valid_error.mean);
    /* learn: make claims */
    double final_loss = end->valid_loss.mean;
    experiment_claim(run, "training_falls",
                     end->loss.mean < least->loss.mean / 2);
    experiment_claim(run, "validation_rises",
                     final_loss > 1.01 * least->valid_loss.mean);
    experiment_claim(run, "decay_helps",
                     last->valid_loss.mean < 0.99 * final_loss);
    free(plain);
    free(decayed);
    parts_free(&p);
}
/* 08: momentum */
static Method with_momentum(double eta, double alpha, const Parts *p)
{
    Method how = online(eta);
    how.batch = p->train->N < 16 ? p->train->N : 16;
    how.momentum = alpha;
    return how;
}
/* 08: momentum */
static double choose_rate(Run *run, const Parts *p, Net *net,
                          double alpha)
{
    static const double eta[] = {0.25, 0.5, 1, 1.25, 1.5, 2};
    Trial best = {.loss.mean = INFINITY};
    for (int k = 0; k < 6; k++) {
        /* choose_rate: try this rate */
        double rate = round(1e6 * (1 - alpha) * eta[k]) / 1e6;
        Method how = with_momentum(rate, alpha, p);
        Trial t = try_starts(p, net, how, 1, experiment_int(run, "epochs"),
                             experiment_int(run, "starts"));
        experiment_row(run, "alpha=%g eta=%g loss=%g sd=%g", alpha, t.eta,
                       t.loss.mean, counting_sd(t.loss));
        if (t.loss.mean < best.loss.mean)
            best = t;
    }
    return best.eta;
}
/* 08: momentum */
static Spread *losses(Run *run, const Parts *p, Net *net, Method how)
{
    int epochs = experiment_int(run, "epochs");
    Spread *s = allocate((size_t)epochs + 1, sizeof *s);
    for (int k = 0; k < experiment_int(run, "starts"); k++) {
        Trainer *t = begin(net, p->train, how, 1, parts_start(p, k));
        for (int e = 1; e <= epochs; e++)
            counting_add(&s[e], train_epoch(t));
        train_free(t);
        counting_add(&s[0], gradient_risk(net, how.loss, p->train));
    }
    return s;
}
/* 08: momentum */
static void momentum(Run *run)
{
    Parts p = parts_read(run);
    Net *net = net_with(1);
    double alpha = experiment_real(run, "alpha");
    int epochs = experiment_int(run, "epochs");
    double plain = choose_rate(run, &p, net, 0);
    double with = choose_rate(run, &p, net, alpha);
    double eta[] = {plain, with, 10 * with};
    Spread *s[3];
    /* momentum in digits: follow all three */
    for (int k = 0; k < 3; k++) {
        s[k] = losses(run, &p, net,
                      with_momentum(eta[k], k == 1 ? alpha : 0, &p));
        experiment_progress(run, k + 1, 3);
    }
    /* momentum in digits: print curves, numbers and claims */
    for (int e = 1; e <= epochs; e++)
        experiment_row(run, "epoch=%d plain=%g plain_sd=%g momentum=%g"
                       " momentum_sd=%g ten=%g ten_sd=%g", e,
                       s[0][e].mean, counting_sd(s[0][e]), s[1][e].mean,
                       counting_sd(s[1][e]), s[2][e].mean,
                       counting_sd(s[2][e]));
    /* momentum in digits: print numbers */
    experiment_number(run, "eta_plain", plain);
    experiment_number(run, "eta_ten", 10 * with);
    experiment_number(run, "end_plain", s[0][0].mean);
    experiment_number(run, "end_momentum", s[1][0].mean);
    experiment_number(run, "end_ten", s[2][0].mean);
    /* momentum in digits: make claims */
    experiment_claim(run, "smaller_rate", with < plain);
    experiment_claim(run, "lower", s[1][0].mean < s[0][0].mean);
    experiment_claim(run, "ten_fails",
                     s[2][0].mean > 100 * s[1][0].mean);
    for (int k = 0; k < 3; k++)
        free(s[k]);
    net_free(net);
    parts_free(&p);
}
/* 08: the test */
typedef struct {
    const char *name;
    double eta;
    int epochs;
    double error;       /* mean validation error, in percent */
} Choice;

static const char *const net_name[] = {"64-10", "64-32-10",
                                       "64-32-32-10"};
static const int epoch_list[] = {5, 10, 20, 40};
enum { LENGTHS = 4 };
/* 08: the test */
static void try_lengths(const Parts *p, Net *net, Method how, int start,
                        Spread error[])
{
    Trainer *t = begin(net, p->train, how, 1, parts_start(p, start));
    for (int k = 0, e = 0; k < LENGTHS; k++) {
        for (; e < epoch_list[k]; e++)
            train_epoch(t);
        counting_add(&error[k], percent(train_wrong(net, p->valid),
                                      p->valid->N));
    }
    train_free(t);
}
/* 08: the test */
static Choice choose(Run *run, const Parts *p, int layers)
{
    static const double eta[] = {0.01, 0.03, 0.1};
    Choice best = {.error = INFINITY};
    Net *net = net_with(layers);
    for (int r = 0; r < 3; r++) {
        Spread error[LENGTHS] = {{0}};
        for (int k = 0; k < experiment_int(run, "pilot"); k++)
            try_lengths(p, net, online(eta[r]), k, error);
        for (int k = 0; k < LENGTHS; k++) {
            /* choose: print the choice, and take it if it is best */
            Choice c = {net_name[layers], eta[r], epoch_list[k], error[k].mean};
            experiment_row(run, "net=%s eta=%g epochs=%d error=%g sd=%g", c.name,
                           c.eta, c.epochs, c.error, counting_sd(error[k]));
            if (c.error < best.error)
                best = c;
        }
    }
    net_free(net);
    return best;
}
/* 08: the test */
static Spread accuracy(Run *run, const Parts *p, Choice c, int layers,
                       const Samples *test, Net **first)
{
    Spread s = {0};
    for (int k = 0; k < experiment_int(run, "starts"); k++) {
        Net *net = net_with(layers);
        learn_for(net, p->half, online(c.eta), 1, c.epochs,
                  parts_start(p, k));
        counting_add(&s, 100 - percent(train_wrong(net, test),
                                       test->N));
        if (k == 0)
            *first = net;
        else
            net_free(net);
    }
    return s;
}
/* 08: the test */
static double binomial(double accuracy, int N)
{
    double q = accuracy / 100;
    return 100 * sqrt(q * (1 - q) / N);
}
/* 08: the test */
static double square_distance(const double x[], const double z[])
{
    double sum = 0;
    for (int j = 1; j <= PIXELS; j++)
        sum += (x[j] - z[j]) * (x[j] - z[j]);
    return sum;
}
/* 08: the test */
static int nearest(const Samples *known, const double x[])
{
    int best = 0;
    double least = INFINITY;
    for (int n = 0; n < known->N; n++) {
        double d = square_distance(known->x[n], x);
        if (d < least) {
            least = d;
            best = n;
        }
    }
    return train_answer(CLASSES, known->y[best]);
}
/* 08: the test */
static double nearest_accuracy(const Samples *known,
                               const Samples *test)
{
    int right = 0;
    for (int n = 0; n < test->N; n++)
        right += nearest(known, test->x[n])
                 == train_answer(CLASSES, test->y[n]);
    return percent(right, test->N);
}
/* 08: the test */
static void print_confusion(Run *run, Net *net, const Samples *test)
{
    int count[CLASSES][CLASSES] = {{0}};
    for (int n = 0; n < test->N; n++) {
        const double *a = net_forward(net, test->x[n]);
        int truth = train_answer(CLASSES, test->y[n]);
        count[truth][train_answer(CLASSES, a)]++;
    }
    experiment_block(run);
    for (int i = 0; i < CLASSES; i++)
        for (int k = 0; k < CLASSES; k++)
            experiment_row(run, "truth=%d answer=%d count=%d", i, k,
                           count[i][k]);
}
/* 08: the test */
static int next_mistake(Net *net, const Samples *test, double below,
                        double *loss)
{
    int worst = -1;
    *loss = 0;
    for (int n = 0; n < test->N; n++) {
        double value = gradient_loss(net, loss_find("categorical"),
                                     test->x[n], test->y[n]);
        const double *a = net->a + net->first[net->L];
        bool wrong = train_answer(CLASSES, a)
                     != train_answer(CLASSES, test->y[n]);
        if (wrong && value < below && value > *loss) {
            *loss = value;
            worst = n;
        }
    }
    return worst;
}
/* 08: the test */
enum { MISTAKES = 12 };

static void print_mistakes(Run *run, Net *net, const Samples *test,
                           int first)
{
    int n[MISTAKES], found = 0;
    double below = INFINITY, loss;
    while (found < MISTAKES && (n[found] =
               next_mistake(net, test, below, &loss)) >= 0) {
        /* print_mistakes: print the one that was found */
        const double *a = net_forward(net, test->x[n[found]]);
        int answer = train_answer(CLASSES, a);
        int truth = train_answer(CLASSES, test->y[n[found]]);
        experiment_row(run, "rank=%d sample=%d truth=%d answer=%d"
                       " probability=%g of_truth=%g loss=%g", found + 1,
                       n[found] + first + 1, truth, answer, a[answer],
                       a[truth], loss);
        below = loss;
        found++;
    }
    /* print_mistakes: print their pixels */
    for (int k = 0; k < found; k++)
        for (int j = 1; j <= PIXELS; j++)
            experiment_row(run, "rank=%d row=%d col=%d value=%g", k + 1,
                           (j - 1) / SIDE + 1, (j - 1) % SIDE + 1,
                           INK * test->x[n[k]][j]);
}
/* 08: the test */
static bool *right_answers(Net *net, const Samples *known,
                           const Samples *test)
{
    bool *right = allocate((size_t)test->N, sizeof *right);
    for (int n = 0; n < test->N; n++) {
        const double *x = test->x[n];
        int answer = net ? train_answer(CLASSES, net_forward(net, x))
                         : nearest(known, x);
        right[n] = answer == train_answer(CLASSES, test->y[n]);
    }
    return right;
}
/* 08: the test */
static void print_pair(Run *run, const char *first, const bool one[],
                       const char *second, const bool two[], int N)
{
    int only_one = 0, only_two = 0;
    for (int n = 0; n < N; n++) {
        only_one += one[n] && !two[n];
        only_two += two[n] && !one[n];
    }
    experiment_row(run, "first=%s second=%s only_first=%d"
                   " only_second=%d z=%g", first, second, only_one,
                   only_two, (only_one - only_two)
                   / sqrt(fmax(1, only_one + only_two)));
}
/* 08: the test */
static void print_pairs(Run *run, Net *const net[3],
                        const Samples *known, const Samples *test)
{
    bool *right[4];
    for (int k = 0; k < 4; k++)
        right[k] = right_answers(k < 3 ? net[k] : NULL, known, test);
    for (int k = 0; k < 3; k++)
        print_pair(run, k < 2 ? net_name[k + 1] : "nearest",
                   right[k + 1], net_name[k < 2 ? k : 1],
                   right[k < 2 ? k : 1], test->N);
    for (int k = 0; k < 4; k++)
        free(right[k]);
}
/* 08: the test */
/* final: print the results and make claims */
static void print_results(Run *run, const Parts *p, const Choice c[3],
                          const Spread s[3], const Samples *test)
{
    int N = test->N;
    double rival = nearest_accuracy(p->half, test);
    for (int k = 0; k < 3; k++)
        experiment_row(run, "method=%s eta=%g epochs=%d valid=%g"
                       " accuracy=%g sd=%g binomial=%g", c[k].name,
                       c[k].eta, c[k].epochs, 100 - c[k].error,
                       s[k].mean, counting_sd(s[k]),
                       binomial(s[k].mean, N));
    experiment_row(run, "method=%s eta=%s epochs=%s valid=%g"
                   " accuracy=%g sd=%s binomial=%g", "nearest", "-",
                   "-", nearest_accuracy(p->train, p->valid), rival,
                   "-", binomial(rival, N));
    experiment_number(run, "learning", p->half->N);
    experiment_number(run, "test", N);
    /* print_results: make claims */
    experiment_claim(run, "nearest_wins", rival > s[0].mean
                     && rival > s[1].mean && rival > s[2].mean);
    experiment_claim(run, "hidden_helps", s[1].mean > s[0].mean);
    experiment_claim(run, "second_is_noise",
                     s[2].mean - s[1].mean
                     < 2 * binomial(s[1].mean, N));
    /* print_results: is the test part harder? */
    bool harder = rival < nearest_accuracy(p->train, p->valid);
    for (int k = 0; k < 3; k++)
        harder = harder && s[k].mean < 100 - c[k].error;
    experiment_claim(run, "test_is_harder", harder);
}

static void final(Run *run)
{
    Parts p = parts_read(run);
    Choice c[3];
    Spread s[3];
    Net *first[3];
    for (int k = 0; k < 3; k++) {
        c[k] = choose(run, &p, k);
        experiment_progress(run, k + 1, 7);
    }
    /* final: open the test part */
    int before;
    Samples *test = test_part(run, &before);
    for (int k = 0; k < 3; k++) {
        s[k] = accuracy(run, &p, c[k], k, test, &first[k]);
        experiment_progress(run, k + 4, 7);
    }
    print_results(run, &p, c, s, test);
    print_confusion(run, first[1], test);
    print_mistakes(run, first[1], test, before);
    print_pairs(run, first, p.half, test);
    experiment_progress(run, 7, 7);
    samples_free(test);
    for (int k = 0; k < 3; k++)
        net_free(first[k]);
    parts_free(&p);
}
/* 08: the test */
static int wrong_in_quarter(const Run *run, const Dataset *file,
                            int row[], int N, int quarter)
{
    int part = N / 4, wrong = 0;
    int *known = allocate((size_t)N, sizeof *known);
    for (int n = 0, m = 0; n < N; n++)
        if (n / part != quarter)
            known[m++] = row[n];
    Samples *fresh = parts_samples(run, file, part,
                                   row + quarter * part);
    Samples *old = parts_samples(run, file, N - part, known);
    for (int n = 0; n < part; n++)
        wrong += nearest(old, fresh->x[n])
                 != train_answer(CLASSES, fresh->y[n]);
    samples_free(fresh);
    samples_free(old);
    free(known);
    return wrong;
}
/* 08: the test */
static Share print_quarters(Run *run, const Dataset *file,
                            const char *kind, int row[])
{
    int N = parts_half(file), part = parts_quarter(run, file), sum = 0;
    for (int q = 0; q < 4; q++) {
        int wrong = wrong_in_quarter(run, file, row, N, q);
        experiment_row(run, "kind=%s quarter=%d wrong=%d of=%d"
                       " error=%g", kind, q + 1, wrong, part,
                       percent(wrong, part));
        sum += wrong;
    }
    Share all = counting_share(sum, 4 * part);
    experiment_number(run, kind, 100.0 * sum / all.T);
    return all;
}
/* 08: the test */
static void split(Run *run)
{
    Dataset *file = parts_file(run);
    Random random = experiment_random(run);
    int N = parts_half(file);
    int *row = allocate((size_t)N, sizeof *row);
    random_permutation(&random, N, row);
    Share mixed = print_quarters(run, file, "random", row);
    for (int n = 0; n < N; n++)
        row[n] = n;
    Share blocks = print_quarters(run, file, "block", row);
    experiment_claim(run, "blocks_are_harder",
                     counting_more(blocks, mixed));
    free(row);
    dataset_free(file);
}
/* 08: features */
static void features(Run *run)
{
    Parts p = parts_read(run);
    Net *net = net_with(1);
    Method how = online(experiment_real(run, "eta"));
    how.decay = experiment_real(run, "decay");
    learn_for(net, p.train, how, experiment_real(run, "scale"),
              experiment_int(run, "epochs"), parts_start(&p, 0));
    for (int c = 0; c < net->W; c++) {
        int j = net->from[c] - 1, i = net->to[c];
        if (j >= 0 && net->layer[i] == 2)
            experiment_row(run, "unit=%d row=%d col=%d weight=%g", i,
                           j / SIDE + 1, j % SIDE + 1, net->w[c]);
    }
    experiment_number(run, "wrong", train_wrong(net, p.valid));
    experiment_number(run, "valid", p.valid->N);
    net_free(net);
    parts_free(&p);
}

EXPERIMENTS(
    /* 08: list of experiments */
    {"", demonstration, "watch a network learn to read digits",
     {SPLIT_OPTIONS, EPOCHS_OPTION("8"), ETA_OPTION("0.05")}},
    /* 08: list of experiments */
    {"samples", samples, "an image of each digit", {DATA_OPTION}},
    /* 08: list of experiments */
    {"bowl", bowl, "paths of gradient descent in a bowl",
     {{REAL, "alpha", "0.8", 0, 1, "momentum"},
      {INTEGER, "steps", "100", 1, 1e6, "steps"}}},
    /* 08: list of experiments */
    {"start", start, "training loss against the scale of the start",
     {SPLIT_OPTIONS, STARTS_OPTION("5"), EPOCHS_OPTION("5")}},
    /* 08: list of experiments */
    {"rates", rates, "validation error against the learning rate",
     {SPLIT_OPTIONS, STARTS_OPTION("5"), EPOCHS_OPTION("20")}},
    /* 08: list of experiments */
    {"learn", learn, "losses and errors by epoch, with and without decay",
     {SPLIT_OPTIONS, STARTS_OPTION("5"), EPOCHS_OPTION("150"),
      ETA_OPTION("0.0625"),
      DECAY_OPTION("0.0001")}},
    /* 08: list of experiments */
    {"momentum", momentum, "training loss with and without momentum",
     {SPLIT_OPTIONS, STARTS_OPTION("5"), EPOCHS_OPTION("20"),
      {REAL, "alpha", "0.9", 0, 0.999, "momentum"}}},
    /* 08: list of experiments */
    {"final", final, "test accuracies, confusion, worst mistakes",
     {SPLIT_OPTIONS, STARTS_OPTION("10"),
      {INTEGER, "pilot", "3", 1, 1000, "starts for each choice"}}},
    /* 08: list of experiments */
    {"split", split, "nearest neighbors in random parts and in blocks",
     {SPLIT_OPTIONS}},
    /* 08: list of experiments */
    {"features", features, "the weights into the hidden units",
     {SPLIT_OPTIONS, EPOCHS_OPTION("50"), ETA_OPTION("0.0625"),
      DECAY_OPTION("0.0003"),
      {REAL, "scale", "0.1", 0, 1e6, "scale of the start"}}},)
