/* For tests of whole programs: what one prints and returns.  It runs in a child of the test,
   so that it may end as it likes. */
#ifndef PROGRAM_H
#define PROGRAM_H
#include "experiment.h"
#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char out[1 << 18], err[1 << 14];

static inline void read_back(FILE *file, char text[], size_t room)
{
    rewind(file);
    text[fread(text, 1, room - 1, file)] = '\0';
    fclose(file);
}

/* A program that ends in the middle has not given its memory back; one that returns has. */
static int returned = 1;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return !returned;
}

/* Calls what(about) in a child and returns how it ended, as waitpid tells.  Standard output goes
   to the device, or is kept in out[] when that is NULL; standard error is kept in err[]. */
static inline int in_child(const char *device, int (*what)(void *about), void *about)
{
    FILE *to = device ? fopen(device, "w") : tmpfile(), *errors = tmpfile();
    int status;
    ck_assert(to && errors);
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(fileno(to), STDOUT_FILENO);
        dup2(fileno(errors), STDERR_FILENO);
        returned = 0;
        status = what(about);
        returned = 1;
        exit(status);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    read_back(errors, err, sizeof err);
    out[0] = '\0';
    if (device)
        fclose(to);
    else
        read_back(to, out, sizeof out);
    return status;
}

typedef struct {
    const Experiment *list;
    char **argv;
} Call;

static inline int run_main(void *about)
{
    const Call *call = about;
    int argc = 0;
    while (call->argv[argc])
        argc++;
    return experiment_main(argc, call->argv, call->list);
}

static inline int call_to(const char *device, const Experiment list[], char *argv[])
{
    int status = in_child(device, run_main, &(Call){list, argv});
    ck_assert_msg(WIFEXITED(status), "killed: %s", err);
    return WEXITSTATUS(status);
}

#define CALL(list, ...) call_to(NULL, list, (char *[]){__VA_ARGS__, NULL})

/* Does an assertion stop it? */
static inline int stops(int (*what)(void *about), void *about)
{
    int status = in_child(NULL, what, about);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

#endif
