/* gallery.c: tangled from all bugs; the variants */
#include "gallery/biasless.c"
#include "gallery/early.c"
#include "gallery/misplaced.c"
#include "gallery/slopeless.c"
#include "gallery/sum.c"
#include "gallery/transposed.c"
#include "gallery/uncleared.c"
