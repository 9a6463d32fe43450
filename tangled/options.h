/* options.h: tangled from chapters/workshop/05-forward.nw; edit it there */
#ifndef OPTIONS_H
#define OPTIONS_H
#include "experiment.h"
/* options.h: the modules that have options */
#include "net.h"
/* options.h: the modules that have options */
#include "loss.h"
/* options.h: the modules that have options */
#include "gradient.h"

/* options.h: functions */
#define NET_OPTION(file) \
    {TEXT, "net", file, 0, 0, "a network file, - for standard input"}
#define INPUT_OPTION(x) \
    {TEXT, "input", x, 0, 0, "its input, numbers and commas"}

/* The network that the option --net names; ends the program with a
   message if it cannot be read. The caller frees it. */
Net *options_net(const Run *run);

/* x[0..D] with x[0] = 1 and the D numbers of the option --input; ends
   the program with a message if they are not D. The caller frees. */
double *options_input(const Run *run, const Net *net);

/* A row "i j w" for each connection, or "i j w g" if there are numbers
   g[c], c < W. */
void options_print(Run *run, const Net *net, const double g[]);

/* Where unit i = 1..Q stands above (or below, < 0) the middle of its
   layer in a drawing, with neighbors at the distance 1. */
double options_height(const Net *net, int i);
/* options.h: functions */
#define LOSS_OPTION(name) \
    {TEXT, "loss", name, 0, 0, "squared, binary or categorical"}

/* The loss that the option --loss names; ends the program with a
   message if there is none. */
const Loss *options_loss(const Run *run);
/* options.h: functions */
#define TARGET_OPTION(y) {TEXT, "target", y, 0, 0, "its targets"}

/* Ends the program with a message if the loss does not fit. */
void options_match(const Run *run, const Net *net, const Loss *loss);

/* One sample from the options --input and --target; ends the program
   with a message if they are not D and K numbers, or if the loss does
   not fit the network or does not accept the target. The caller
   frees it. */
Samples *options_sample(const Run *run, const Net *net,
                        const Loss *loss);

#endif
