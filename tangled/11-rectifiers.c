/* 11-rectifiers.c: tangled from chapters/workshop/11-rectifiers.nw; edit it there */
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include "mlp.h"
#include "parts.h"
#include "train.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* 11: sums of sigmoids */
static double sum_of_sigmoids(double h, int N)
{
    double sum = 0;
    for (int i = 1; i <= N; i++)
        sum += activation_sigmoid(h - i + 0.5);
    return sum;
}
/* 11: sums of sigmoids */
static double softplus(double h)
{
    return fmax(h, 0) + log1p(exp(-fabs(h)));
}
/* 11: sums of sigmoids */
static void sums(Run *run)
{
    int N = experiment_int(run, "units");
    const Activation *f = activation_find("sigmoid");
    Largest error = {0}, rest = {0}, corner = {0};
    for (int k = -100; k <= 100; k++) {
        double h = k / 10.0, sum = sum_of_sigmoids(h, N);
        double off = sum - softplus(h), predicted = -f->slope(h) / 24;
        experiment_row(run, "h=%g sum=%.6f softplus=%.6f relu=%g"
                       " off=%.6f predicted=%.6f", h, sum, softplus(h),
                       fmax(h, 0), off, predicted);
        counting_see(&error, fabs(off));
        counting_see(&rest, fabs(off - predicted));
        counting_see(&corner, softplus(h) - fmax(h, 0));
    }
    /* sums: print what was largest */
    experiment_number(run, "error", error.most);
    experiment_number(run, "rest", rest.most);
    experiment_claim(run, "small", counting_within(error, 0.011));
    experiment_claim(run, "predicted", counting_within(rest, 0.0002));
    experiment_claim(run, "corner", counting_within(corner, log(2)));
}
/* 11: pieces */
typedef struct {
    double *offset, *rise;      /* of the sums of a layer */
} Rows;
/* 11: pieces */
static Rows rows_new(int n)
{
    return (Rows){allocate((size_t)n, sizeof(double)),
                   allocate((size_t)n, sizeof(double))};
}
/* 11: pieces */
static void rows_free(Rows *rows)
{
    free(rows->offset);
    free(rows->rise);
}
/* 11: pieces */
static Rows next_rows(const Mlp *m, int l, const Rows *s, double x)
{
    int n = m->n[l], rows = m->n[l + 1];
    Rows next = rows_new(rows);
    for (int i = 0; i < rows; i++) {
        next.offset[i] = m->b[l + 1][i];
        for (int j = 0; j < n; j++) {
            double w = m->W[l + 1][i * n + j];
            if (s->offset[j] + s->rise[j] * x > 0) {
                next.offset[i] += w * s->offset[j];
                next.rise[i] += w * s->rise[j];
            }
        }
    }
    return next;
}
/* 11: pieces */
static int ascending(const void *one, const void *two)
{
    double a = *(const double *)one, b = *(const double *)two;
    return (a > b) - (a < b);
}
/* 11: pieces */
static int zeros(int n, const Rows *s, double from, double to,
                 double cut[])
{
    int count = 0;
    cut[count++] = from;
    for (int j = 0; j < n; j++) {
        double x = -s->offset[j] / s->rise[j];
        if (from < x && x < to)
            cut[count++] = x;
    }
    qsort(cut, (size_t)count, sizeof *cut, ascending);
    cut[count] = to;
    return count;
}
/* 11: pieces */
static int pieces(const Mlp *m, int l, const Rows *s, double from,
                   double to)
{
    double *cut = allocate((size_t)m->n[l] + 2, sizeof *cut);
    int parts = zeros(m->n[l], s, from, to, cut);
    int sum = l == m->M - 1 ? parts : 0;
    for (int k = 0; k < parts && l < m->M - 1; k++) {
        Rows next = next_rows(m, l, s, (cut[k] + cut[k + 1]) / 2);
        sum += pieces(m, l + 1, &next, cut[k], cut[k + 1]);
        rows_free(&next);
    }
    free(cut);
    return sum;
}
/* 11: pieces */
static int pieces_of(const Mlp *m)
{
    Rows s = rows_new(m->n[1]);
    for (int i = 0; i < m->n[1]; i++) {
        s.offset[i] = m->b[1][i];
        s.rise[i] = m->W[1][i];
    }
    int count = pieces(m, 1, &s, -1, 1);
    rows_free(&s);
    return count;
}
/* 11: pieces */
static Mlp *tents(int hidden)
{
    Mlp *m = mlp_deep(1, hidden, 2, 1, "relu", "identity");
    for (int l = 1; l <= hidden; l++) {
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < m->n[l - 1]; j++)
                m->W[l][i * m->n[l - 1] + j] = l == 1 ? 1
                                               : j == 0 ? 2 : -4;
        m->b[l][1] = -0.5;
    }
    return m;
}
/* 11: pieces */
static void count_pieces(Run *run)
{
    int starts = experiment_int(run, "networks");
    Random random = experiment_random(run);
    bool bounded = true;
    double shallow = 0, deep = 0;
    for (int hidden = 1; hidden <= 5; hidden++) {
        Mlp *m = mlp_deep(1, hidden, 8, 1, "relu", "identity");
        Mlp *tent = tents(hidden);
        Spread count = {0};
        /* count_pieces: of random networks */
        for (int k = 0; k < starts; k++) {
            mlp_start(m, sqrt(2), &random);
            for (int l = 1; l <= hidden; l++)
                for (int i = 0; i < 8; i++)
                    m->b[l][i] = random_normal(&random);
            int p = pieces_of(m);
            bounded = bounded && p <= pow(9, hidden);
            counting_add(&count, p);
        }
        shallow = hidden == 1 ? count.mean : shallow;
        deep = count.mean;
        experiment_row(run, "hidden=%d random=%.1f sd=%.1f units=%d"
                       " tents=%d bound2=%g bound8=%g", hidden,
                       count.mean, counting_sd(count), 8 * hidden,
                       pieces_of(tent), pow(3, hidden), pow(9, hidden));
        bounded = bounded && pieces_of(tent) <= pow(3, hidden);
        mlp_free(tent);
        mlp_free(m);
    }
    /* count_pieces: what the text says */
    experiment_claim(run, "bounded", bounded);
    experiment_claim(run, "like_units", deep < 5 * 8 + 1
                     && deep > shallow);
}
/* 11: four activations learn */
enum { KINDS = 4, RATES = 8 };

typedef struct {
    const char *name;
    double gain;        /* that suits it */
} Contender;
/* 11: four activations learn */
static const Contender kinds[KINDS] = {
    {"sigmoid", 8}, {"tanh", 1}, {"relu", 1.4142135623730951},
    {"elu", 1.2}};
/* 11: four activations learn */
#define LAYERS_OPTION(n) \
    {INTEGER, "layers", n, 1, 200, "hidden layers"}
#define EPOCHS_OPTION(n) {INTEGER, "epochs", n, 0, 1e5, "epochs"}
#define STARTS_OPTION(n) \
    {INTEGER, "starts", n, 2, 1000, "starts with other weights"}
#define ETA_OPTION(eta) {REAL, "eta", eta, 1e-9, 1e9, "learning rate"}
#define GAIN_OPTION(g) \
    {REAL, "gain", g, 1e-6, 1e6, "gamma of the start"}
#define ETAS_OPTION(list) \
    {TEXT, "etas", list, 0, 0, "learning rates, with commas"}
/* 11: four activations learn */
static double *rates_of(const Run *run, int *count)
{
    double *eta = experiment_numbers(run, "etas", count);
    for (int k = 0; k < *count; k++)
        if (eta[k] <= 0)
            experiment_fail(run, "--etas: %g is not positive", eta[k]);
    return eta;
}
/* 11: four activations learn */
typedef struct {
    Spread loss, error;         /* training loss, validation errors */
    Spread log_loss;            /* to base 10, for the figure */
} Epoch;
/* 11: four activations learn */
static double valid_errors(Mlp *m, const Samples *data)
{
    int wrong = 0;
    for (int n = 0; n < data->N; n++) {
        const double *a = mlp_forward(m, data->x[n]);
        wrong += train_answer(data->K, a)
                 != train_answer(data->K, data->y[n]);
    }
    return 100.0 * wrong / data->N;
}
/* 11: four activations learn */
static void see_epoch(Mlp *m, const Parts *p, Epoch *e)
{
    double risk = mlp_risk(m, loss_find("categorical"), p->train);
    counting_add(&e->loss, risk);
    counting_add(&e->log_loss, log10(risk));
    counting_add(&e->error, valid_errors(m, p->valid));
}
/* 11: four activations learn */
static Epoch *learn(const Run *run, const Parts *p, const char *f,
                    double gain, double eta)
{
    int epochs = experiment_int(run, "epochs");
    const Loss *loss = loss_find("categorical");
    Mlp *m = mlp_deep(PIXELS, experiment_int(run, "layers"), 32,
                      CLASSES, f, "softmax");
    Epoch *e = allocate((size_t)epochs + 1, sizeof *e);
    for (int k = 0; k < experiment_int(run, "starts"); k++) {
        Random random = parts_start(p, k);
        mlp_start(m, gain, &random);
        for (int t = 0; t <= epochs; t++) {
            if (t > 0)
                mlp_epoch(m, loss, p->train, eta, &random);
            see_epoch(m, p, &e[t]);
        }
    }
    mlp_free(m);
    return e;
}
/* 11: four activations learn */
typedef struct {
    double eta;
    Epoch *epoch;
} Course;
/* 11: four activations learn */
static Course best_course(Run *run, const Parts *p,
                          const Contender *kind, int count,
                          const double eta[])
{
    Course best = {0};
    int end = experiment_int(run, "epochs");
    for (int k = 0; k < count; k++) {
        Epoch *e = learn(run, p, kind->name, kind->gain, eta[k]);
        experiment_row(run, "f=%s gain=%.4g eta=%g loss=%.4f sd=%.4f"
                       " error=%.2f", kind->name, kind->gain, eta[k],
                       e[end].loss.mean, counting_sd(e[end].loss),
                       e[end].error.mean);
        if (!best.epoch
            || e[end].loss.mean < best.epoch[end].loss.mean) {
            free(best.epoch);
            best = (Course){eta[k], e};
        } else
            free(e);
    }
    return best;
}
/* 11: four activations learn */
static void print_courses(Run *run, const Course best[])
{
    for (int f = 0; f < KINDS; f++) {
        experiment_block(run);
        for (int t = 0; t <= experiment_int(run, "epochs"); t++) {
            const Epoch *e = &best[f].epoch[t];
            experiment_row(run, "f=%s eta=%g epoch=%d log_loss=%.4f"
                           " log_sd=%.4f error=%.3f error_sd=%.3f",
                           kinds[f].name, best[f].eta, t,
                           e->log_loss.mean, counting_sd(e->log_loss),
                           e->error.mean, counting_sd(e->error));
        }
    }
}
/* 11: four activations learn */
static void race(Run *run)
{
    Parts p = parts_read(run);
    int count = 0, end = experiment_int(run, "epochs");
    double *eta = rates_of(run, &count);
    Course best[KINDS];
    for (int f = 0; f < KINDS; f++) {
        best[f] = best_course(run, &p, &kinds[f], count, eta);
        experiment_progress(run, f + 1, KINDS);
    }
    print_courses(run, best);
    /* race: what the text says of it */
    int early = end < 5 ? end : 5;
    bool slowest = true, last = true, lowest = true;
    for (int f = 1; f < KINDS; f++) {
        const Epoch *e = best[f].epoch, *sigmoid = best[0].epoch;
        slowest = slowest
                  && e[early].loss.mean < sigmoid[early].loss.mean;
        last = last && e[end].loss.mean < sigmoid[end].loss.mean;
        lowest = lowest
                 && best[3].epoch[end].loss.mean <= e[end].loss.mean;
    }
    experiment_claim(run, "sigmoid_slowest", slowest);
    experiment_claim(run, "sigmoid_last", last);
    experiment_claim(run, "sigmoid_learns",
                     best[0].epoch[end].loss.mean < 1);
    experiment_claim(run, "elu_lowest", lowest);
    for (int f = 0; f < KINDS; f++)
        free(best[f].epoch);
    free(eta);
    parts_free(&p);
}
/* 11: four activations learn */
static void same(Run *run)
{
    Parts p = parts_read(run);
    int end = experiment_int(run, "epochs");
    double eta = experiment_real(run, "eta");
    Course course[KINDS];
    for (int f = 0; f < KINDS; f++) {
        course[f] = (Course){eta, learn(run, &p, kinds[f].name,
                                        experiment_real(run, "gain"),
                                        eta)};
        experiment_progress(run, f + 1, KINDS);
    }
    print_courses(run, course);
    /* same: what the text says of it */
    experiment_claim(run, "sigmoid_nothing",
                     course[0].epoch[end].loss.mean > 2.2);
    experiment_claim(run, "tanh_below_relu",
                     course[1].epoch[end].loss.mean
                     < course[2].epoch[end].loss.mean);
    for (int f = 0; f < KINDS; f++)
        free(course[f].epoch);
    parts_free(&p);
}
/* 11: dying units */
enum { DEPTH = 3, UNITS = 32 };

typedef struct {
    bool dead[DEPTH + 1][UNITS], silent[DEPTH + 1][UNITS];
} Life;
/* 11: dying units */
static void see_sample(const Mlp *m, Life *life)
{
    for (int l = 1; l <= DEPTH; l++)
        for (int i = 0; i < UNITS; i++) {
            if (m->delta[l][i] != 0)
                life->dead[l][i] = false;
            if (m->slope[l][i] != 0)
                life->silent[l][i] = false;
        }
}
/* 11: dying units */
static void find_dead(Mlp *m, const Samples *data, Life *life)
{
    const Loss *loss = loss_find("categorical");
    for (int l = 1; l <= DEPTH; l++)
        for (int i = 0; i < UNITS; i++)
            life->dead[l][i] = life->silent[l][i] = true;
    for (int n = 0; n < data->N; n++) {
        mlp_forward(m, data->x[n]);
        mlp_deltas(m, loss, data->y[n]);
        see_sample(m, life);
    }
}
/* 11: dying units */
typedef struct {
    int dead[DEPTH + 1], revived[DEPTH + 1];    /* revived: so far */
} Census;
/* 11: dying units */
static void take_census(Mlp *m, const Samples *data, Life *life,
                        Census *c)
{
    Life now;
    find_dead(m, data, &now);
    for (int l = 1; l <= DEPTH; l++) {
        c->dead[l] = 0;
        for (int i = 0; i < UNITS; i++) {
            c->dead[l] += now.dead[l][i];
            c->revived[l] += life->silent[l][i] && !now.silent[l][i];
        }
    }
    *life = now;
}
/* 11: dying units */
static Mlp *three_layers(const char *f, Random *random)
{
    Mlp *m = mlp_deep(PIXELS, DEPTH, UNITS, CLASSES, f, "softmax");
    mlp_start(m, sqrt(2), random);
    return m;
}
/* 11: dying units */
static void watch(Run *run)
{
    Parts p = parts_read(run);
    const Loss *loss = loss_find("categorical");
    Random random = parts_start(&p, 0);
    Mlp *m = three_layers("relu", &random);
    Life life = {.dead = {{0}}};
    Census c = {{0}, {0}};
    for (int e = 0; e <= experiment_int(run, "epochs"); e++) {
        if (e > 0)
            mlp_epoch(m, loss, p.train, experiment_real(run, "eta"),
                      &random);
        take_census(m, p.train, &life, &c);
        experiment_row(run, "epoch=%d loss=%.4f dead1=%d dead2=%d"
                       " dead3=%d", e, mlp_risk(m, loss, p.train),
                       c.dead[1], c.dead[2], c.dead[3]);
    }
    mlp_free(m);
    parts_free(&p);
}
/* 11: dying units */
typedef struct {
    Spread loss, dead[DEPTH + 1];       /* dead: percent of a layer */
    int revived[DEPTH + 1];
} Toll;
/* 11: dying units */
static void live(const Run *run, const Parts *p, const char *f,
                 double eta, int start, Toll *toll)
{
    const Loss *loss = loss_find("categorical");
    Random random = parts_start(p, start);
    Mlp *m = three_layers(f, &random);
    Life life = {.dead = {{0}}};
    Census c = {{0}, {0}};
    for (int e = 0; e <= experiment_int(run, "epochs"); e++) {
        if (e > 0)
            mlp_epoch(m, loss, p->train, eta, &random);
        take_census(m, p->train, &life, &c);
    }
    counting_add(&toll->loss, mlp_risk(m, loss, p->train));
    for (int l = 1; l <= DEPTH; l++) {
        counting_add(&toll->dead[l], 100.0 * c.dead[l] / UNITS);
        toll->revived[l] += c.revived[l];
    }
    mlp_free(m);
}
/* 11: dying units */
static Toll print_toll(Run *run, const Parts *p, const char *f,
                       double eta)
{
    Toll toll = {.loss = {0}};
    for (int k = 0; k < experiment_int(run, "starts"); k++)
        live(run, p, f, eta, k, &toll);
    experiment_row(run, "f=%s eta=%g loss=%.4f dead1=%.1f dead2=%.1f"
                   " dead3=%.1f sd1=%.1f back1=%d back2=%d back3=%d", f,
                   eta, toll.loss.mean, toll.dead[1].mean,
                   toll.dead[2].mean, toll.dead[3].mean,
                   counting_sd(toll.dead[1]), toll.revived[1],
                   toll.revived[2], toll.revived[3]);
    return toll;
}
/* 11: dying units */
static void dying(Run *run)
{
    Parts p = parts_read(run);
    int count = 0, first_back = 0, others_back = 0;
    double *eta = rates_of(run, &count);
    Largest elu_dead = {0};
    double best = INFINITY, dead_at_best = 100;
    Toll toll[2];
    for (int k = 0; k < count; k++) {
        for (int f = 0; f < 2; f++)
            toll[f] = print_toll(run, &p, kinds[f + 2].name, eta[k]);
        /* dying: who came back, and who is dead */
        if (toll[0].loss.mean < best) {
            best = toll[0].loss.mean;
            dead_at_best = fmax(toll[0].dead[1].mean,
                                fmax(toll[0].dead[2].mean,
                                     toll[0].dead[3].mean));
        }
        first_back += toll[0].revived[1];
        others_back += toll[0].revived[2] + toll[0].revived[3];
        if (toll[1].loss.mean < 1)
            for (int l = 1; l <= DEPTH; l++)
                counting_see(&elu_dead, toll[1].dead[l].mean);
        experiment_progress(run, k + 1, count);
    }
    /* dying: what the text says of it */
    experiment_number(run, "first_back", first_back);
    experiment_number(run, "others_back", others_back);
    experiment_claim(run, "first_never", first_back == 0);
    experiment_claim(run, "others_do", others_back > 0);
    experiment_claim(run, "elu_none", counting_within(elu_dead, 0));
    experiment_claim(run, "most_at_the_end", toll[0].dead[1].mean > 50);
    experiment_claim(run, "few_at_best", dead_at_best < 15);
    free(eta);
    parts_free(&p);
}
/* 11: means */
static void layer_means(Mlp *m, const Samples *data, Spread mean[])
{
    for (int l = 1; l < m->M; l++) {
        double *sum = allocate((size_t)m->n[l], sizeof *sum), size = 0;
        for (int n = 0; n < data->N; n++) {
            mlp_forward(m, data->x[n]);
            for (int i = 0; i < m->n[l]; i++)
                sum[i] += m->a[l][i] / data->N;
        }
        for (int i = 0; i < m->n[l]; i++)
            size += sum[i] / m->n[l];
        counting_add(&mean[l], size);
        free(sum);
    }
}
/* 11: means */
typedef struct {
    Spread before[DEPTH + 1], after[DEPTH + 1];
} Means;
/* 11: means */
static void means_of(const Run *run, const Parts *p,
                     const Contender *kind, int start, Means *means)
{
    const Loss *loss = loss_find("categorical");
    Random random = parts_start(p, start);
    Mlp *m = three_layers(kind->name, &random);
    mlp_start(m, kind->gain, &random);
    layer_means(m, p->train, means->before);
    for (int e = 0; e < experiment_int(run, "epochs"); e++)
        mlp_epoch(m, loss, p->train, experiment_real(run, "eta"),
                  &random);
    layer_means(m, p->train, means->after);
    mlp_free(m);
}
/* 11: means */
static void print_means(Run *run, const char *f, const Means *means)
{
    for (int l = 1; l <= DEPTH; l++)
        experiment_row(run, "f=%s l=%d before=%.3f before_sd=%.3f"
                       " after=%.3f after_sd=%.3f", f, l,
                       means->before[l].mean,
                       counting_sd(means->before[l]),
                       means->after[l].mean,
                       counting_sd(means->after[l]));
}
/* 11: means */
static void means(Run *run)
{
    Parts p = parts_read(run);
    Means of[KINDS] = {{.before = {{0}}}};
    for (int f = 0; f < KINDS; f++) {
        for (int k = 0; k < experiment_int(run, "starts"); k++)
            means_of(run, &p, &kinds[f], k, &of[f]);
        print_means(run, kinds[f].name, &of[f]);
        experiment_progress(run, f + 1, KINDS);
    }
    bool before = true, after = true, grows = true, zero = true;
    for (int l = 1; l <= DEPTH; l++) {
        before = before && fabs(of[3].before[l].mean)
                           < of[2].before[l].mean / 2;
        after = after && of[3].after[l].mean < of[2].after[l].mean;
        grows = grows && of[3].after[l].mean > of[3].before[l].mean;
        zero = zero && fabs(of[1].after[l].mean) < 0.15;
    }
    experiment_claim(run, "before", before);
    experiment_claim(run, "after", after);
    experiment_claim(run, "grows", grows);
    experiment_claim(run, "tanh_zero", zero);
    parts_free(&p);
}

EXPERIMENTS(
    /* 11: list of experiments */
    {"", watch, "a ReLU network learns, and units die",
     {EPOCHS_OPTION("8"), ETA_OPTION("0.05"), DATA_OPTION, SEED_OPTION}},
    {"sum", sums, "shifted sigmoids, softplus and rectifier",
     {{INTEGER, "units", "40", 20, 1e6, "sigmoids in the sum"}}},
    /* 11: list of experiments */
    {"pieces", count_pieces, "linear pieces of ReLU networks on a line",
     {{INTEGER, "networks", "200", 2, 1e6, "random networks"},
      SEED_OPTION}},
    /* 11: list of experiments */
    {"race", race, "four activations, each at its best rate and start",
     {LAYERS_OPTION("8"), EPOCHS_OPTION("20"), STARTS_OPTION("5"),
      ETAS_OPTION("0.001,0.003,0.01,0.03"),
      DATA_OPTION, SEED_OPTION}},
    /* 11: list of experiments */
    {"same", same, "four activations, one rate and one start for all",
     {LAYERS_OPTION("8"), EPOCHS_OPTION("20"), STARTS_OPTION("5"),
      ETA_OPTION("0.01"), GAIN_OPTION("1"), DATA_OPTION, SEED_OPTION}},
    /* 11: list of experiments */
    {"dying", dying, "share of dead units by rate",
     {EPOCHS_OPTION("10"), STARTS_OPTION("5"),
      ETAS_OPTION("0.003,0.01,0.02,0.03,0.05,0.1,0.2"),
      DATA_OPTION, SEED_OPTION}},
    /* 11: list of experiments */
    {"means", means, "mean activities by layer and activation",
     {EPOCHS_OPTION("10"), STARTS_OPTION("5"), ETA_OPTION("0.01"),
      DATA_OPTION, SEED_OPTION}},)
