/* netfile.h: tangled from chapters/workshop/05-forward.nw; edit it there */
#ifndef NETFILE_H
#define NETFILE_H
#include "net.h"
#include <stdio.h>

/* Reads a network file, standard input if path is "-". NULL when it
   fails, and why[] then says where and why. The caller frees. */
Net *netfile_read(const char *path, char why[WHY]);

/* Writes a network so that netfile_read gives it back, each weight to
   the last bit; what was learned can be kept. ferror tells whether it
   arrived. */
void netfile_write(const Net *net, FILE *file);

#endif
