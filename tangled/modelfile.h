/* modelfile.h: tangled from chapters/workshop/13-pytorch.nw; edit it there */
#ifndef MODELFILE_H
#define MODELFILE_H
#include "model.h"
#include "weights.h"

/* Writes and reads a model as a safetensors file, whose tensors have
   the names of PyTorch: 0.weight, 0.bias, 2.weight, and so on. When it
   fails, why[] says where and why. */
bool modelfile_write(const Model *model, const char *path,
                     char why[WHY]);
Model *modelfile_read(const char *path, char why[WHY]);

/* The model that is in w; path is for messages. */
Model *modelfile_from(const Weights *w, const char *path,
                      char why[WHY]);

#endif
