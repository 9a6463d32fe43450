#define _XOPEN_SOURCE 700
#include "exercise.h"
#include "exercise-save.c"
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static int holds(const char *path, const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    if (!file)
        return text == NULL;
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    return text && strcmp(found, text) == 0;
}

int main(void)
{
    static char large[100000];
    struct rlimit limit;
    remove("saved.txt");
    expect(save("saved.txt", "saved.new", "first") == 1 && holds("saved.txt", "first"), "a text is saved");
    expect(holds("saved.new", NULL), "the other file is gone when all is done");
    expect(save("saved.txt", "saved.new", "second") == 1 && holds("saved.txt", "second"), "a new text takes the place of the old one");
    expect(save("saved.txt", "no/folder/saved.new", "third") == 0 && holds("saved.txt", "second"), "the other file cannot be made: 0, and the old one stays");
    memset(large, 'x', sizeof large - 1);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = 4096;
    setrlimit(RLIMIT_FSIZE, &limit);
    expect(save("saved.txt", "saved.new", large) == 0, "no room for all of it: 0");
    expect(holds("saved.txt", "second"), "no room for all of it: the old file stays");
    expect(holds("saved.new", NULL), "no room for all of it: no part is left behind");
    remove("saved.txt");
    remove("saved.new");
    return exercise_end();
}
