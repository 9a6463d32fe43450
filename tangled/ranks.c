/* ranks.c: tangled from chapters/workshop/12-batch.nw; edit it there */
#include "ranks.h"
#ifdef USE_MPI
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

/* ranks.c: begin and end */
static bool begun(void)
{
    int yes;
    MPI_Initialized(&yes);
    return yes;
}
/* ranks.c: begin and end */
void ranks_start(void)
{
    if (!getenv("PMI_RANK") && !getenv("PMIX_RANK")
        && !getenv("OMPI_COMM_WORLD_RANK"))
        return;
    MPI_Init(NULL, NULL);
    if (ranks_me() > 0 && !freopen("/dev/null", "w", stdout))
        MPI_Abort(MPI_COMM_WORLD, 1);
}
/* ranks.c: begin and end */
void ranks_end(void)
{
    if (begun())
        MPI_Finalize();
}
/* ranks.c: begin and end */
int ranks_me(void)
{
    int me = 0;
    if (begun())
        MPI_Comm_rank(MPI_COMM_WORLD, &me);
    return me;
}
/* ranks.c: begin and end */
int ranks_all(void)
{
    int all = 1;
    if (begun())
        MPI_Comm_size(MPI_COMM_WORLD, &all);
    return all;
}
/* ranks.c: add up */
void ranks_add(size_t n, float v[])
{
    MPI_Allreduce(MPI_IN_PLACE, v, (int)n, MPI_FLOAT, MPI_SUM,
                  MPI_COMM_WORLD);
}
#else
/* ranks.c: alone */
void ranks_start(void)
{
}

int ranks_me(void)
{
    return 0;
}

int ranks_all(void)
{
    return 1;
}

void ranks_add(size_t n, float v[])
{
    (void)n;
    (void)v;
}

void ranks_end(void)
{
}
#endif
