/* options.c: tangled from chapters/workshop/05-forward.nw; edit it there */
#define _XOPEN_SOURCE 700
#include "options.h"
#include "memory.h"
#include "netfile.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* options.c: functions */
Net *options_net(const Run *run)
{
    assert(run);
    char why[WHY];
    const char *path = experiment_text(run, "net");
    Net *net = netfile_read(path, why);
    bool missing = strcmp(path, "-") && access(path, F_OK) != 0;
    if (!net)
        experiment_fail(run, "%s%s", why, missing ?
                        "; say --net and the path of a network" : "");
    return net;
}
/* options.c: functions */
double *options_input(const Run *run, const Net *net)
{
    assert(run && net);
    int D = net->D;
    double *given = experiment_numbers(run, "input", &D);
    double *x = allocate((size_t)D + 1, sizeof *x);
    x[0] = 1;
    memcpy(x + 1, given, (size_t)D * sizeof *x);
    free(given);
    return x;
}
/* options.c: functions */
void options_print(Run *run, const Net *net, const double g[])
{
    assert(run && net);
    for (int c = 0; c < net->W; c++) {
        experiment_cells(run, "i=%d j=%d w=%g", net->to[c],
                         net->from[c], net->w[c]);
        if (g)
            experiment_cells(run, "g=%g", g[c]);
        experiment_end(run);
    }
}
/* options.c: functions */
double options_height(const Net *net, int i)
{
    assert(1 <= i && i <= net->Q);
    int nu = net->layer[i];
    return (net->first[nu] + net->first[nu + 1] - 1) / 2.0 - i;
}
/* options.c: functions */
const Loss *options_loss(const Run *run)
{
    assert(run);
    const char *name = experiment_text(run, "loss");
    const Loss *loss = loss_find(name);
    if (!loss)
        experiment_fail(run, "--loss: there is no loss '%.40s', only"
                        " squared, binary and categorical", name);
    return loss;
}
/* options.c: functions */
void options_match(const Run *run, const Net *net, const Loss *loss)
{
    assert(run && net && loss);
    char why[WHY];
    int first = net->first[net->L];
    if (!loss_fits(loss, net->K, net->f + first, why))
        experiment_fail(run, "%s", why);
}
/* options.c: functions */
Samples *options_sample(const Run *run, const Net *net,
                        const Loss *loss)
{
    char why[WHY];
    int K = net->K;
    double *x = options_input(run, net);
    double *y = experiment_numbers(run, "target", &K);
    options_match(run, net, loss);
    if (!loss_accepts(loss, K, y, why))
        experiment_fail(run, "%s", why);
    Samples *data = samples_new(1, net->D, K);
    memcpy(data->x[0], x, ((size_t)net->D + 1) * sizeof *x);
    memcpy(data->y[0], y, (size_t)K * sizeof *y);
    free(x);
    free(y);
    return data;
}
