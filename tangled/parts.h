/* parts.h: tangled from chapters/workshop/08-digits.nw; edit it there */
#ifndef PARTS_H
#define PARTS_H
#include "experiment.h"
#include "gradient.h"

/* parts.h: sizes */
enum { SIDE = 8, PIXELS = SIDE * SIDE, INK = 16, CLASSES = 10 };

/* parts.h: training and validation */
typedef struct {
    Samples *half, *train, *valid;  /* all of them; the two parts */
    Random random;                  /* for the seeds of starts */
} Parts;

/* parts.h: functions */
/* The first half of digits.csv, in the folder of the option --data: a
   quarter of it, drawn with the option --seed, for validation, the
   rest for training. Inputs are from 0 (paper) to 1 (ink), the ten
   targets 0 or 1. To be given back with parts_free. */
Parts parts_read(const Run *run);
void parts_free(Parts *p);

/* The same with another quarter for each start k = 0, 1, ... */
Parts parts_again(const Run *run, const Parts *p, int k);

/* The generator of start k = 0, 1, ...: the same for all methods. */
Random parts_start(const Parts *p, int k);
/* parts.h: functions */
/* The whole file, as it is; the caller frees it. */
Dataset *parts_file(const Run *run);

/* How many rows are in its first half, and in a quarter of that. */
int parts_half(const Dataset *file);
int parts_quarter(const Run *run, const Dataset *file);

/* The N rows row[0], row[1], ...; the caller frees them. */
Samples *parts_samples(const Run *run, const Dataset *file, int N,
                       const int row[]);

/* Is input j = 1..D the same in all samples? */
bool parts_constant(const Samples *data, int j);

#endif
