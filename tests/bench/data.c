/* data X LABELS <digits.csv: the columns as raw bytes, the last one to LABELS; prints the number of rows */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    char line[4096];
    FILE *x = argc == 3 ? fopen(argv[1], "wb") : NULL, *labels = x ? fopen(argv[2], "wb") : NULL;
    long rows = 0;
    if (!labels || !fgets(line, sizeof line, stdin))    /* the head */
        return fputs("data X LABELS <CSV\n", stderr), 1;
    for (; fgets(line, sizeof line, stdin); rows++)
        for (char *p = strtok(line, ","), *next; p; p = next) {
            next = strtok(NULL, ",");
            putc(atoi(p), next ? x : labels);
        }
    printf("%ld\n", rows);
    return fclose(x) || fclose(labels);
}
