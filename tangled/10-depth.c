/* 10-depth.c: tangled from chapters/workshop/10-depth.nw; edit it there */
#include "counting.h"
#include "experiment.h"
#include "memory.h"
#include "mlp.h"
#include "parts.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* 10: deep networks */
static Mlp *square(int M, int width, const char *f)
{
    return mlp_deep(width, M - 1, width, width, f, "identity");
}
/* 10: deep networks */
static void draw_normal(Mlp *m, Random *random)
{
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            m->W[l][k] = random_normal(random);
}
/* 10: deep networks */
static void set_weights(Mlp *m, const Mlp *normal, double sd)
{
    for (int l = 1; l <= m->M; l++)
        for (int k = 0; k < m->n[l] * m->n[l - 1]; k++)
            m->W[l][k] = sd * normal->W[l][k];
}
/* 10: deep networks */
static void random_pass(Mlp *m, Random random)
{
    int D = m->n[0], K = m->n[m->M];
    double *x = allocate((size_t)D + 1, sizeof *x);
    for (int j = 1; j <= D; j++)
        x[j] = random_normal(&random);
    for (int k = 0; k < K; k++)
        m->delta[m->M][k] = random_normal(&random);
    mlp_forward(m, x);
    mlp_back(m);
    free(x);
}
/* 10: deep networks */
static double norm(int n, const double v[])
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += v[i] * v[i];
    return sqrt(sum);
}
/* 10: deep networks */
static double delta_norm(const Mlp *m, int l)
{
    return norm(m->n[l], m->delta[l]);
}
/* 10: what theory says */
static double mean_square(double (*f)(double s), double sd)
{
    double sum = 0, h = 1.0 / 64;
    for (int k = -512; k <= 512; k++) {
        double z = h * k, v = f(sd * z);
        sum += exp(-z * z / 2) * v * v;
    }
    return sum * h / sqrt(2 * acos(-1));
}
/* 10: what theory says */
static void theory(int M, const Activation *f, double gain,
                   double factor[], double q[])
{
    q[0] = 1;
    for (int l = 1; l < M; l++) {
        double sd = gain * sqrt(q[l - 1]);
        q[l] = mean_square(f->f, sd);
        factor[M - l] = gain * sqrt(mean_square(f->slope, sd));
    }
}
/* 10: what theory says */
typedef struct {
    double gain, *theory;   /* theory[k], log10, k = 0..M-1 */
    double *q;              /* mean squares by layer, in theory */
    Spread *after;          /* after[k]: log10 of the norm */
    Spread *square;         /* square[l]: mean square of a[l] */
    Spread slope;           /* decades per layer */
} Course;
/* 10: what theory says */
static Course course_new(int M, const Activation *f, double gain)
{
    size_t n = (size_t)M;
    Course c = {.gain = gain, .theory = allocate(n, sizeof *c.theory),
                .q = allocate(n, sizeof *c.q),
                .after = allocate(n, sizeof *c.after),
                .square = allocate(n, sizeof *c.square)};
    theory(M, f, gain, c.theory, c.q);
    for (int k = 1; k < M; k++)
        c.theory[k] = c.theory[k - 1] + log10(c.theory[k]);
    return c;
}
/* 10: what theory says */
static void course_free(Course *c)
{
    free(c->theory);
    free(c->q);
    free(c->after);
    free(c->square);
}
/* 10: what theory says */
static double predicted_factor(int M, const char *f, double gain)
{
    Course c = course_new(M, activation_find(f), gain);
    double factor = pow(10, c.theory[M - 1] / (M - 1));
    course_free(&c);
    return factor;
}
/* 10: what theory says */
#define WIDTH_OPTION(n) \
    {INTEGER, "width", n, 1, 300, "units in each layer"}
#define LAYERS_OPTION(n) \
    {INTEGER, "layers", n, 1, 200, "hidden layers"}
#define GAIN_OPTION(g) \
    {REAL, "gain", g, 1e-6, 1e6, "gamma, weights have gamma/sqrt(n)"}
#define GAINS_OPTION(list) \
    {TEXT, "gains", list, 0, 0, "values of gamma, with commas"}
#define NETWORKS_OPTION(n) \
    {INTEGER, "networks", n, 2, 1e6, "number of random networks"}
#define ACTIVATION_OPTION(f) \
    {TEXT, "activation", f, 0, 0, "of the hidden units"}
/* 10: layer by layer */
static double *positive(const Run *run, const char *option, int *count)
{
    *count = 0;
    double *list = experiment_numbers(run, option, count);
    for (int k = 0; k < *count; k++)
        if (list[k] <= 0)
            experiment_fail(run, "--%s: %g is not positive", option,
                            list[k]);
    return list;
}
/* 10: layer by layer */
static const Activation *activation_of(const Run *run)
{
    const char *name = experiment_text(run, "activation");
    const Activation *f = activation_find(name);
    if (!f || !f->f)
        experiment_fail(run, "--activation: there is no %s for hidden"
                        " units", name);
    return f;
}
/* 10: layer by layer */
static void layer_by_layer(Run *run)
{
    int width = experiment_int(run, "width");
    Random random = experiment_random(run);
    Mlp *m = square(experiment_int(run, "layers") + 1, width,
                    activation_of(run)->name);
    draw_normal(m, &random);
    set_weights(m, m, experiment_real(run, "gain") / sqrt(width));
    random_pass(m, random);
    experiment_row(run, "l=%d delta=%.3e factor=%s", m->M,
                   delta_norm(m, m->M), "-");
    for (int l = m->M - 1; l >= 1; l--)
        experiment_row(run, "l=%d delta=%.3e factor=%.3f", l,
                       delta_norm(m, l),
                       delta_norm(m, l) / delta_norm(m, l + 1));
    experiment_number(run, "decades", log10(delta_norm(m, 1)
                                            / delta_norm(m, m->M)));
    mlp_free(m);
}
/* 10: layer by layer */
static double chain(double w, int units)
{
    Mlp *m = square(units, 1, "sigmoid");
    const double x[] = {1, 0.5};
    for (int l = 1; l <= units; l++) {
        m->W[l][0] = w;
        m->b[l][0] = -w / 2;
    }
    mlp_forward(m, x);
    m->delta[units][0] = 1;
    mlp_back(m);
    double first = m->delta[1][0];
    mlp_free(m);
    return first;
}
/* 10: layer by layer */
static void hand(Run *run)
{
    static const double w[] = {1, 4, 8};
    int units = experiment_int(run, "units");
    bool right = true;
    for (int k = 0; k < 3; k++) {
        double delta = chain(w[k], units);
        experiment_row(run, "w=%g factor=%g delta=%.4g", w[k], w[k] / 4,
                       delta);
        right = right && delta == pow(w[k] / 4, units - 1);
    }
    experiment_claim(run, "powers", right);
}
/* 10: the quarter */
static double step_of_power(int n, const double W[], double v[],
                            double u[])
{
    for (int i = 0; i < n; i++) {
        u[i] = 0;
        for (int j = 0; j < n; j++)
            u[i] += W[i * n + j] * v[j];
    }
    for (int j = 0; j < n; j++) {
        v[j] = 0;
        for (int i = 0; i < n; i++)
            v[j] += W[i * n + j] * u[i];
    }
    double length = norm(n, v);
    for (int j = 0; j < n; j++)
        v[j] /= length;
    return sqrt(length);
}
/* 10: the quarter */
static double spectral_norm(int n, const double W[])
{
    double *v = allocate((size_t)n, sizeof *v), size = 0;
    double *u = allocate((size_t)n, sizeof *u);
    for (int j = 0; j < n; j++)
        v[j] = 1 / sqrt(n);
    for (int k = 0; k < 300; k++)
        size = step_of_power(n, W, v, u);
    free(u);
    free(v);
    return size;
}
/* 10: the quarter */
typedef struct {
    double gain, bound, largest, mean;      /* of all layers */
} Factors;
/* 10: the quarter */
static Factors factors_of(double gain, const Mlp *normal, Mlp *m,
                          Random random, Largest *worst)
{
    Factors f = {.gain = gain};
    set_weights(m, normal, gain / sqrt(m->n[0]));
    random_pass(m, random);
    for (int l = m->M; l > 1; l--) {
        double bound = spectral_norm(m->n[0], m->W[l]) / 4;
        double factor = delta_norm(m, l - 1) / delta_norm(m, l);
        counting_see(worst, factor / bound);
        f.bound = fmax(f.bound, bound);
        f.largest = fmax(f.largest, factor);
        f.mean += log(factor) / (m->M - 1);
    }
    f.mean = exp(f.mean);
    return f;
}
/* 10: the quarter */
static void quarter(Run *run)
{
    int width = experiment_int(run, "width"), count = 0;
    int M = experiment_int(run, "layers") + 1;
    double *gain = positive(run, "gains", &count);
    Random random = experiment_random(run);
    Mlp *m = square(M, width, "sigmoid");
    Mlp *normal = square(M, width, "sigmoid");
    Largest worst = {0};
    bool half = true, far = true, passes = true;
    draw_normal(normal, &random);
    for (int k = 0; k < count; k++) {
        Factors f = factors_of(gain[k], normal, m, random, &worst);
        /* quarter: print and judge the factors of this gain */
        experiment_row(run, "gain=%g norm=%.3f bound=%.3f largest=%.3f"
                       " mean=%.3f theory=%.3f", f.gain, 4 * f.bound, f.bound,
                       f.largest, f.mean, predicted_factor(M, "sigmoid",
                                                           f.gain));
        if (f.gain <= 2)
            half = half && 0.4 * f.bound < f.largest
                   && f.largest < 0.65 * f.bound;
        if (f.gain >= 32)
            far = far && f.largest < f.bound / 4;
        if (f.gain <= 8 || f.gain >= 32)
            passes = passes && (f.mean > 1) == (f.gain >= 32);
    }
    /* quarter: print numbers and claims */
    experiment_number(run, "nearest", worst.most);
    experiment_claim(run, "bounded", counting_within(worst, 1));
    experiment_claim(run, "half", half);
    experiment_claim(run, "far", far);
    experiment_claim(run, "passes", passes);
    mlp_free(normal);
    mlp_free(m);
    free(gain);
}
/* 10: slopes */
static void follow(const Mlp *m, Course *c)
{
    double start = log10(delta_norm(m, m->M)), end = 0;
    for (int l = m->M; l >= 1; l--) {
        end = log10(delta_norm(m, l)) - start;
        counting_add(&c->after[m->M - l], end);
        double a = norm(m->n[l - 1], m->a[l - 1]);
        counting_add(&c->square[l - 1], a * a / m->n[l - 1]);
    }
    counting_add(&c->slope, end / (m->M - 1));
}
/* 10: slopes */
static void measure_courses(const Run *run, Mlp *m, int count,
                            Course c[])
{
    int nets = experiment_int(run, "networks");
    Random random = experiment_random(run);
    Mlp *normal = square(m->M, m->n[0], "identity");
    for (int net = 0; net < nets; net++) {
        draw_normal(normal, &random);
        for (int k = 0; k < count; k++) {
            set_weights(m, normal, c[k].gain / sqrt(m->n[0]));
            random_pass(m, random);
            follow(m, &c[k]);
        }
        experiment_progress(run, net + 1, nets);
    }
    mlp_free(normal);
}
/* 10: slopes */
static void print_course(Run *run, int M, const Course *c)
{
    experiment_block(run);
    for (int k = 0; k < M; k++)
        experiment_row(run, "gain=%g k=%d measured=%.4f sd=%.4f"
                       " theory=%.4f square=%.4e square_sd=%.1e q=%.4e",
                       c->gain, k, c->after[k].mean,
                       counting_sd(c->after[k]), c->theory[k],
                       c->square[k].mean, counting_sd(c->square[k]),
                       c->q[k]);
}
/* 10: slopes */
static void print_slopes(Run *run, int M, int count, const Course c[])
{
    Largest off = {0}, forward = {0};
    for (int k = 0; k < count; k++) {
        double predicted = c[k].theory[M - 1] / (M - 1);
        experiment_row(run, "gamma=%g slope=%.4f error=%.4f"
                       " predicted=%.4f", c[k].gain, c[k].slope.mean,
                       counting_error(c[k].slope), predicted);
        counting_see(&off, fabs(pow(10, c[k].slope.mean - predicted)
                                - 1));
    }
    experiment_number(run, "off", 100 * off.most);
    experiment_claim(run, "near", counting_within(off, 0.05));
    for (int k = 0; k < count; k++)
        for (int l = 0; l < M; l++)
            counting_see(&forward, fabs(log10(c[k].square[l].mean
                                              / c[k].q[l])));
    experiment_claim(run, "forward",
                     counting_within(forward, log10(3)));
}
/* 10: slopes */
static void slopes(Run *run)
{
    const Activation *f = activation_of(run);
    int M = experiment_int(run, "layers") + 1, count = 0;
    double *gain = positive(run, "gains", &count);
    Mlp *m = square(M, experiment_int(run, "width"), f->name);
    Course *c = allocate((size_t)count, sizeof *c);
    for (int k = 0; k < count; k++)
        c[k] = course_new(M, f, gain[k]);
    measure_courses(run, m, count, c);
    for (int k = 0; k < count; k++)
        print_course(run, M, &c[k]);
    print_slopes(run, M, count, c);
    for (int k = 0; k < count; k++)
        course_free(&c[k]);
    free(c);
    mlp_free(m);
    free(gain);
}
/* 10: factors */
enum { KINDS = 4, STARTS = 4 };
static const char *const kinds[KINDS] = {"sigmoid", "tanh", "relu",
                                         "elu"};
/* 10: factors */
static void measure_factors(const Run *run, Mlp *const m[],
                            const double sd[],
                            Spread log_factor[][STARTS])
{
    int nets = experiment_int(run, "networks"), M = m[0]->M;
    Random random = experiment_random(run);
    Mlp *normal = square(M, m[0]->n[0], "identity");
    for (int net = 0; net < nets; net++) {
        draw_normal(normal, &random);
        for (int f = 0; f < KINDS; f++)
            for (int k = 0; k < STARTS; k++) {
                set_weights(m[f], normal, sd[k]);
                random_pass(m[f], random);
                counting_add(&log_factor[f][k],
                             log(delta_norm(m[f], 1)
                                 / delta_norm(m[f], M)) / (M - 1));
            }
        experiment_progress(run, net + 1, nets);
    }
    mlp_free(normal);
}
/* 10: factors */
static void factors(Run *run)
{
    int M = experiment_int(run, "layers") + 1;
    int width = experiment_int(run, "width");
    double sd[STARTS] = {1 / sqrt(width), sqrt(2.0 / width), 1, 0.01};
    Spread log_factor[KINDS][STARTS] = {{{0}}};
    Mlp *m[KINDS];
    for (int f = 0; f < KINDS; f++)
        m[f] = square(M, width, kinds[f]);
    measure_factors(run, m, sd, log_factor);
    /* factors: print them beside the theory */
    static const char *const variance[] = {"1/n", "2/n", "1", "0.0001"};
    Largest off = {0};
    double factor[KINDS][STARTS];
    for (int f = 0; f < KINDS; f++)
        for (int k = 0; k < STARTS; k++) {
            double error = counting_error(log_factor[f][k]);
            double predicted = predicted_factor(M, kinds[f],
                                                sd[k] * sqrt(width));
            factor[f][k] = exp(log_factor[f][k].mean);
            experiment_row(run, "f=%s variance=%s factor=%.4f error=%.4f"
                           " theory=%.4f", kinds[f], variance[k],
                           factor[f][k], factor[f][k] * error, predicted);
            counting_see(&off, fabs(factor[f][k] / predicted - 1));
        }
    /* factors: what the text says of them */
    experiment_number(run, "off", 100 * off.most);
    experiment_claim(run, "near", counting_within(off, 0.15));
    experiment_claim(run, "sigmoid_decays", factor[0][0] < 0.25
                     && factor[0][1] < 1 / sqrt(8));
    experiment_claim(run, "he", fabs(factor[2][1] - 1) < 0.03
                     && factor[2][0] < 0.75);
    experiment_claim(run, "small", factor[0][3] < 0.03
                     && factor[1][3] < 0.11 && factor[2][3] < 0.11
                     && factor[3][3] < 0.11);
    experiment_claim(run, "large", factor[1][2] > 2 && factor[2][2] > 6
                     && factor[3][2] > 6);
    experiment_claim(run, "sigmoid_large",
                     0.9 < factor[0][2] && factor[0][2] < 1);
    for (int f = 0; f < KINDS; f++)
        mlp_free(m[f]);
}
/* 10: products of matrices */
static double log10_growth(int n, double gain, Random *random,
                           double v[], double product[])
{
    for (int i = 0; i < n; i++) {
        product[i] = 0;
        for (int j = 0; j < n; j++)
            product[i] += gain / sqrt(n) * random_normal(random) * v[j];
    }
    double length = norm(n, product);
    for (int i = 0; i < n; i++)
        v[i] = product[i] / length;
    return log10(length);
}
/* 10: products of matrices */
static double growth_rate(int n, double gain)
{
    double mean = -0.57721566490153286;     /* Euler's constant */
    assert(n % 2 == 0);
    for (int k = 1; k < n / 2; k++)
        mean += 1.0 / k;
    return (log(gain) + (mean - log(n / 2)) / 2) / log(10);
}
/* 10: products of matrices */
static double one_product(Run *run, int n, int start, Random *random)
{
    int factors = experiment_int(run, "factors");
    double gain = experiment_real(run, "gain"), sum = 0;
    double *v = allocate((size_t)n, sizeof *v);
    double *product = allocate((size_t)n, sizeof *product);
    v[0] = 1;
    experiment_block(run);
    for (int k = 1; k <= factors; k++) {
        sum += log10_growth(n, gain, random, v, product);
        experiment_row(run, "n=%d start=%d k=%d norm=%.4f", n, start, k,
                       sum);
    }
    free(product);
    free(v);
    return sum / factors;
}
/* 10: products of matrices */
static void products(Run *run)
{
    static const int n[] = {2, 10, 100};
    int starts = experiment_int(run, "networks"), all = 3 * starts;
    Random random = experiment_random(run);
    Spread rate[3] = {{0}};
    Largest off = {0};
    for (int k = 0; k < all; k++) {
        counting_add(&rate[k / starts],
                     one_product(run, n[k / starts], k % starts + 1,
                                 &random));
        experiment_progress(run, k + 1, all);
    }
    /* products: print the rates beside the theory */
    for (int k = 0; k < 3; k++) {
        double error = counting_error(rate[k]);
        double theory = growth_rate(n[k], experiment_real(run, "gain"));
        experiment_row(run, "n=%d rate=%.4f error=%.4f theory=%.4f", n[k],
                       rate[k].mean, error, theory);
        counting_see(&off, fabs(rate[k].mean - theory) / error);
    }
    experiment_claim(run, "near", counting_within(off, 4));
    experiment_claim(run, "wide_is_gentle", 2 * counting_sd(rate[2])
                     < counting_sd(rate[0]));
}
/* 10: learning */
static Mlp *reader(int hidden, int width, const char *f)
{
    return mlp_deep(PIXELS, hidden, width, CLASSES, f, "softmax");
}
/* 10: learning */
#define EPOCHS_OPTION(n) {INTEGER, "epochs", n, 0, 1e5, "epochs"}
#define STARTS_OPTION(n) \
    {INTEGER, "starts", n, 2, 1000, "starts with other weights"}
#define ETA_OPTION(eta) {REAL, "eta", eta, 1e-9, 1e9, "learning rate"}
#define ETAS_OPTION(list) \
    {TEXT, "etas", list, 0, 0, "learning rates, with commas"}
/* 10: learning */
static void gradient_sizes(Mlp *m, const Samples *data, Spread size[])
{
    const Loss *loss = loss_find("categorical");
    double *sum = allocate((size_t)m->M + 1, sizeof *sum);
    for (int n = 0; n < data->N; n++) {
        mlp_forward(m, data->x[n]);
        mlp_deltas(m, loss, data->y[n]);
        for (int l = 1; l <= m->M; l++) {
            double a = norm(m->n[l - 1], m->a[l - 1]);
            double g = delta_norm(m, l) * a;
            sum[l] += g * g / data->N;
        }
    }
    for (int l = 1; l <= m->M; l++)
        counting_add(&size[l], log10(sum[l]) / 2);
    free(sum);
}
/* 10: learning */
enum { DEEPEST = 4 };
typedef struct {
    Spread loss, size[DEEPEST + 2];     /* of the gradient of W[l] */
} Stage;
/* 10: learning */
static void watch(const Run *run, const Parts *p, int hidden, int start,
                  Stage stage[])
{
    const Loss *loss = loss_find("categorical");
    double eta = experiment_real(run, "eta");
    Mlp *m = reader(hidden, experiment_int(run, "width"), "sigmoid");
    Random random = parts_start(p, start);
    mlp_start(m, experiment_real(run, "gain"), &random);
    for (int e = 0; e <= experiment_int(run, "epochs"); e++) {
        if (e > 0)
            mlp_epoch(m, loss, p->train, eta, &random);
        counting_add(&stage[e].loss, mlp_risk(m, loss, p->train));
        gradient_sizes(m, p->train, stage[e].size);
    }
    mlp_free(m);
}
/* 10: learning */
static void print_stages(Run *run, int hidden, int epochs,
                         const Stage stage[])
{
    experiment_block(run);
    for (int e = 0; e <= epochs; e++) {
        experiment_cells(run, "hidden=%d epoch=%d loss=%.4f sd=%.4f",
                         hidden, e, stage[e].loss.mean,
                         counting_sd(stage[e].loss));
        for (int l = 1; l <= DEEPEST + 1; l++)
            experiment_array(run, "size", l, 1,
                             (double[]){l <= hidden + 1
                                        ? stage[e].size[l].mean : NAN});
        experiment_end(run);
    }
}
/* 10: learning */
static void training(Run *run)
{
    Parts p = parts_read(run);
    int epochs = experiment_int(run, "epochs");
    int starts = experiment_int(run, "starts");
    size_t room = (size_t)epochs + 1;
    Stage *stage[DEEPEST + 1] = {NULL};
    for (int hidden = 2; hidden <= DEEPEST; hidden++) {
        stage[hidden] = allocate(room, sizeof **stage);
        for (int start = 0; start < starts; start++)
            watch(run, &p, hidden, start, stage[hidden]);
        print_stages(run, hidden, epochs, stage[hidden]);
        experiment_progress(run, hidden - 1, DEEPEST - 1);
    }
    /* training: what the text says of it */
    const Stage *two = stage[2], *four = stage[4];
    double early = four[0].size[5].mean - four[0].size[1].mean;
    double late = two[epochs].size[3].mean - two[epochs].size[1].mean;
    experiment_number(run, "early", pow(10, early));
    experiment_claim(run, "first_is_small", early > 2);
    experiment_claim(run, "first_is_large_in_the_end", late < 0);
    experiment_claim(run, "two_learn", two[epochs].loss.mean < 0.1);
    experiment_claim(run, "four_do_not", four[epochs].loss.mean > 2);
    int some = epochs < 5 ? epochs : 5;
    experiment_claim(run, "three_wait", stage[3][some].loss.mean > 2.2
                     && stage[3][epochs].loss.mean < 0.5
                     && two[some].loss.mean < 1.5);
    for (int hidden = 2; hidden <= DEEPEST; hidden++)
        free(stage[hidden]);
    parts_free(&p);
}
/* 10: learning */
typedef struct {
    double gain, eta;
    Spread loss;
} Best;
/* 10: learning */
static Spread losses(const Run *run, const Parts *p, Mlp *m,
                     double gain, double eta)
{
    const Loss *loss = loss_find("categorical");
    Spread risk = {0};
    for (int k = 0; k < experiment_int(run, "starts"); k++) {
        Random random = parts_start(p, k);
        mlp_start(m, gain, &random);
        for (int e = 0; e < experiment_int(run, "epochs"); e++)
            mlp_epoch(m, loss, p->train, eta, &random);
        counting_add(&risk, mlp_risk(m, loss, p->train));
    }
    return risk;
}
/* 10: learning */
static Best best_rate(const Run *run, const Parts *p, Mlp *m,
                      double gain)
{
    int count = 0;
    double *eta = positive(run, "etas", &count);
    Best best = {gain, 0, {.mean = INFINITY}};
    for (int k = 0; k < count; k++) {
        Spread loss = losses(run, p, m, gain, eta[k]);
        if (loss.mean < best.loss.mean)
            best = (Best){gain, eta[k], loss};
    }
    free(eta);
    return best;
}
/* 10: learning */
static void deep(Run *run)
{
    Parts p = parts_read(run);
    int hidden = experiment_int(run, "layers"), count = 0;
    double *gain = positive(run, "gains", &count);
    Best *best[2];
    for (int f = 0; f < 2; f++) {
        Mlp *m = reader(hidden, 32, kinds[f]);
        best[f] = allocate((size_t)count, sizeof **best);
        for (int k = 0; k < count; k++) {
            best[f][k] = best_rate(run, &p, m, gain[k]);
            experiment_progress(run, f * count + k + 1, 2 * count);
        }
        /* deep: print the best of each gain */
        experiment_block(run);
        for (int k = 0; k < count; k++)
            experiment_row(run, "f=%s gain=%g eta=%g loss=%.4f sd=%.4f"
                           " factor=%.3f", kinds[f], gain[k], best[f][k].eta,
                           best[f][k].loss.mean, counting_sd(best[f][k].loss),
                           predicted_factor(hidden + 1, kinds[f], gain[k]));
        mlp_free(m);
    }
    /* deep: what the text says of it */
    double lowest[2] = {INFINITY, INFINITY};
    for (int k = 0; k < count; k++) {
        double sigmoid = best[0][k].loss.mean, tanh_ = best[1][k].loss.mean;
        lowest[0] = fmin(lowest[0], sigmoid);
        lowest[1] = fmin(lowest[1], tanh_);
        if (gain[k] == 1) {
            experiment_claim(run, "sigmoid_fails", sigmoid > 2.2);
            experiment_claim(run, "tanh_learns", tanh_ < 0.5);
        }
        if (gain[k] == 8) {
            experiment_claim(run, "sigmoid_learns", sigmoid < 0.5);
            experiment_number(run, "factor_at_8",
                              predicted_factor(hidden + 1, kinds[0], 8));
        }
    }
    experiment_claim(run, "tanh_better", lowest[1] < lowest[0]);
    free(best[0]);
    free(best[1]);
    free(gain);
    parts_free(&p);
}
/* 10: overflow */
static double largest(int n, const double v[])
{
    Largest size = {0};
    for (int i = 0; i < n; i++)
        counting_see(&size, fabs(v[i]));
    return size.most;
}
/* 10: overflow */
static int first_not_finite(const Mlp *m)
{
    for (int l = 1; l <= m->M; l++)
        if (!isfinite(largest(m->n[l], m->s[l])))
            return l;
    return 0;
}
/* 10: overflow */
static void print_sums(Run *run, const Mlp *m, int step)
{
    experiment_block(run);
    for (int l = 1; l <= m->M; l++)
        experiment_row(run, "step=%d l=%d s=%.2f", step, l,
                       log10(largest(m->n[l], m->s[l])));
}
/* 10: overflow */
static void overflow(Run *run)
{
    Parts p = parts_read(run);
    const Loss *loss = loss_find("categorical");
    Mlp *m = reader(experiment_int(run, "layers"), 32, "relu");
    Random random = parts_start(&p, 0);
    int step = 0, layer = 0, steps = experiment_int(run, "steps");
    double power[3] = {0};          /* of the last three steps */
    mlp_start(m, experiment_real(run, "gain"), &random);
    for (; step < steps && layer == 0; step++) {
        int n = random_below(&random, p.train->N);
        mlp_online(m, loss, p.train->x[n], p.train->y[n],
                   experiment_real(run, "eta"));
        print_sums(run, m, step + 1);
        layer = first_not_finite(m);
        /* overflow: remember the last finite powers */
        if (layer == 0) {
            power[0] = power[1];
            power[1] = power[2];
            power[2] = log10(largest(m->n[m->M], m->s[m->M]));
        }
    }
    /* overflow: print where it ended */
    experiment_number(run, "step", step);
    experiment_number(run, "layer", layer);
    experiment_claim(run, "infinite", layer > 0);
    experiment_claim(run, "powers_double", power[2] > 2 * power[0]);
    mlp_free(m);
    parts_free(&p);
}
/* 10: noise */
typedef struct {
    double *mean;           /* of the gradient, by element */
    double squares;         /* mean of its squared length */
    double lost, updates;   /* in single precision */
} Layer;
/* 10: noise */
static void layer_see(Layer *layer, int cells, const double g[],
                      const double W[], double eta, int N)
{
    for (int k = 0; k < cells; k++) {
        float w = (float)W[k], after = w - (float)(eta * g[k]);
        layer->mean[k] += g[k] / N;
        layer->squares += g[k] * g[k] / N;
        layer->updates += g[k] != 0;
        layer->lost += g[k] != 0 && after == w;
    }
}
/* 10: noise */
static void look(Mlp *m, const Samples *data, double eta, Layer layer[])
{
    const Loss *loss = loss_find("categorical");
    for (int n = 0; n < data->N; n++) {
        mlp_forward(m, data->x[n]);
        mlp_deltas(m, loss, data->y[n]);
        mlp_gradient(m);
        for (int l = 1; l <= m->M; l++)
            layer_see(&layer[l], m->n[l] * m->n[l - 1], m->gW[l],
                      m->W[l], eta, data->N);
    }
}
/* 10: noise */
enum { BATCH = 16 };

typedef struct {
    Spread signal, noise, ratio;    /* logarithms to base 10 */
    Spread lost;                    /* share of the updates */
} Noise;
/* 10: noise */
static void summarize(const Layer *layer, int cells, Noise *noise)
{
    double signal = norm(cells, layer->mean);
    double variance = layer->squares - signal * signal;
    double sd = sqrt(variance / BATCH);
    counting_add(&noise->signal, log10(signal));
    counting_add(&noise->noise, log10(sd));
    counting_add(&noise->ratio, log10(signal / sd));
    counting_add(&noise->lost, layer->lost / layer->updates);
}
/* 10: noise */
static void noise_of_start(const Run *run, const Parts *p, Mlp *m,
                           int start, Noise noise[])
{
    double eta = experiment_real(run, "eta");
    const Loss *loss = loss_find("categorical");
    Random random = parts_start(p, start);
    Layer *layer = allocate((size_t)m->M + 1, sizeof *layer);
    mlp_start(m, experiment_real(run, "gain"), &random);
    for (int e = 0; e < experiment_int(run, "epochs"); e++)
        mlp_epoch(m, loss, p->train, eta, &random);
    for (int l = 1; l <= m->M; l++)
        layer[l].mean = allocate((size_t)(m->n[l] * m->n[l - 1]),
                                 sizeof *layer->mean);
    look(m, p->train, eta, layer);
    for (int l = 1; l <= m->M; l++) {
        summarize(&layer[l], m->n[l] * m->n[l - 1], &noise[l]);
        free(layer[l].mean);
    }
    free(layer);
}
/* 10: noise */
static void print_noise(Run *run, int hidden, int M,
                        const Noise noise[], Largest *ratio)
{
    double least = INFINITY, most = -INFINITY;
    experiment_block(run);
    for (int l = 1; l <= M; l++) {
        double r = noise[l].ratio.mean;
        experiment_row(run, "hidden=%d l=%d signal=%.3f noise=%.3f"
                       " ratio=%.3f sd=%.3f lost=%.5f", hidden, l,
                       noise[l].signal.mean, noise[l].noise.mean,
                       pow(10, r), counting_sd(noise[l].ratio),
                       noise[l].lost.mean);
        least = fmin(least, r);
        most = fmax(most, r);
    }
    counting_see(ratio, pow(10, most - least));
}
/* 10: noise */
static void noise(Run *run)
{
    static const int hidden[] = {8, 16};
    Parts p = parts_read(run);
    int starts = experiment_int(run, "starts");
    Largest ratio = {0};
    Noise *noise[2];
    for (int k = 0; k < 2; k++) {
        Mlp *m = reader(hidden[k], 32, activation_of(run)->name);
        noise[k] = allocate((size_t)m->M + 1, sizeof **noise);
        for (int start = 0; start < starts; start++) {
            noise_of_start(run, &p, m, start, noise[k]);
            experiment_progress(run, k * starts + start + 1,
                                2 * starts);
        }
        print_noise(run, hidden[k], m->M, noise[k], &ratio);
        mlp_free(m);
    }
    /* noise: what the text says of it */
    const Noise *eight = noise[0], *sixteen = noise[1];
    double fall = eight[9].signal.mean - eight[1].signal.mean;
    experiment_number(run, "fall", fall);
    experiment_number(run, "spread", ratio.most);
    experiment_claim(run, "signal_falls", fall > 4);
    experiment_claim(run, "ratio_is_flat", counting_within(ratio, 2));
    experiment_claim(run, "eight_survive", eight[1].lost.mean < 0.5);
    experiment_claim(run, "sixteen_are_lost", sixteen[1].lost.mean > 0.99);
    free(noise[0]);
    free(noise[1]);
    parts_free(&p);
}

EXPERIMENTS(
    /* 10: list of experiments */
    {"", layer_by_layer, "norms of the deltas, from the last layer down",
     {ACTIVATION_OPTION("sigmoid"), LAYERS_OPTION("10"),
      WIDTH_OPTION("100"), GAIN_OPTION("1"), SEED_OPTION}},
    /* 10: list of experiments */
    {"hand", hand, "sigmoid units in a row, all sums zero",
     {{INTEGER, "units", "10", 2, 100, "units in a row"}}},
    /* 10: list of experiments */
    {"quarter", quarter, "sigmoid: factors of the deltas, and the bound",
     {LAYERS_OPTION("10"), WIDTH_OPTION("100"),
      GAINS_OPTION("1,2,4,8,16,32"), SEED_OPTION}},
    /* 10: list of experiments */
    {"slopes", slopes, "norms of the deltas against depth",
     {ACTIVATION_OPTION("tanh"), LAYERS_OPTION("50"), WIDTH_OPTION("100"),
      GAINS_OPTION("0.5,1,1.5,2,3"), NETWORKS_OPTION("20"), SEED_OPTION}},
    /* 10: list of experiments */
    {"factors", factors, "factor of a layer, by activation and start",
     {LAYERS_OPTION("50"), WIDTH_OPTION("100"), NETWORKS_OPTION("20"),
      SEED_OPTION}},
    /* 10: list of experiments */
    {"products", products, "a vector times many random matrices",
     {{INTEGER, "factors", "100", 1, 1e5, "matrices, one after the other"},
      GAIN_OPTION("1"), NETWORKS_OPTION("50"), SEED_OPTION}},
    /* 10: list of experiments */
    {"training", training, "gradients by layer and epoch, sigmoid",
     {WIDTH_OPTION("30"), GAIN_OPTION("1"), ETA_OPTION("0.1"),
      EPOCHS_OPTION("30"), STARTS_OPTION("5"), DATA_OPTION, SEED_OPTION}},
    /* 10: list of experiments */
    {"deep", deep, "eight hidden layers learn digits, by gain",
     {LAYERS_OPTION("8"), GAINS_OPTION("0.5,1,2,4,8,16"),
      ETAS_OPTION("0.01,0.03,0.1,0.3"), EPOCHS_OPTION("15"),
      STARTS_OPTION("3"), DATA_OPTION, SEED_OPTION}},
    /* 10: list of experiments */
    {"overflow", overflow, "rectifiers learn until a number is infinite",
     {LAYERS_OPTION("8"), GAIN_OPTION("3"), ETA_OPTION("0.01"),
      {INTEGER, "steps", "100", 1, 1e6, "at most so many steps"},
      DATA_OPTION, SEED_OPTION}},
    /* 10: list of experiments */
    {"noise", noise, "signal and noise of gradients, and rounding",
     {ACTIVATION_OPTION("sigmoid"), GAIN_OPTION("1"), ETA_OPTION("0.1"),
      EPOCHS_OPTION("0"), STARTS_OPTION("5"), DATA_OPTION, SEED_OPTION}},)
