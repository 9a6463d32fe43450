# For grade.sh and class.sh: the test of an exercise on a student's file, so that it can neither fool nor harm us.
# The verdict is judge.h's; here are the walls around the compiler and the judge.  make has built the judge.

refuse() { echo "${0##*/}: $1" | sed 's/[.]sh:/:/' >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
chmod 711 "$work"

# whoever is root gives that away first
drop=
if [ "$(id -u)" = 0 ]; then
    drop='setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs'
    $drop true 2>/dev/null || refuse "not as root: there is no setpriv to become somebody else"
fi
# processes, network and files of its own: it sees its folder, as /mine, ours, as /book, and the programs of the system
walls='bwrap --unshare-all --die-with-parent --new-session --clearenv --proc /proc --dev /dev'
for dir in /usr /bin /lib /lib64 /lib32 /etc/alternatives /opt; do
    if [ -L $dir ]; then walls="$walls --symlink $(readlink $dir) $dir"
    elif [ -d $dir ]; then walls="$walls --ro-bind $dir $dir"; fi
done
for size in '--size 10000000' '' none; do
    $drop $walls $size --tmpfs /tmp --remount-ro / true 2>/dev/null && break
done
walls="$walls $size --tmpfs /tmp" book=/book mine=/mine
if [ "$size" = none ]; then
    walls= book=$work/book
    echo "without bwrap, what a student wrote can read your files, use the network and end your programs" >&2
fi
clock=
if command -v timeout >/dev/null; then clock='timeout -s KILL 100'; fi

# sandbox bind|ro-bind FOLDER COMMAND...: with an empty environment and limits, those of the compiler; judge.h has more
sandbox() (
    access=$1 folder=$2; shift 2
    for limit in 't 60' 'f 100000' 'c 0'; do ulimit -$limit 2>/dev/null || :; done
    if [ -n "$walls" ]; then
        exec $clock $drop $walls --ro-bind "$work/book" /book --$access "$folder" /mine --remount-ro /dev \
            --remount-ro / --chdir "$([ $access = bind ] && echo /mine || echo /tmp)" \
            --setenv PATH "$PATH" --setenv LC_ALL C "$@"
    else
        cd "$folder" && exec $clock $drop env -i PATH="$PATH" LC_ALL=C "$@"
    fi
)
# prepare: what is asked for, by EX, CHUNK or BUG; what the student may see of ours
prepare() {
    [ "${EX:+x}${CHUNK:+x}${BUG:+x}" = x ] || refuse "which exercise? EX=dual, CHUNK='let a perceptron learn' or BUG=3"
    mkdir "$work/book"
    cp tangled/*.h "$work/book"
    chmod -R a+rX "$work/book"
    shared='-shared -fPIC'
    if [ "$(uname)" = Darwin ]; then shared='-dynamiclib -undefined dynamic_lookup'; fi
    if [ -n "${EX:-}" ]; then
        what="exercise $EX" named=exercise-$EX from=chapters/exercises/$EX
        [ -f "$from/test.c" ] && [ -x "build/judge/$EX" ] || refuse "there is no coding exercise '$EX'"
        cp "build/judge/$EX" "$work/book/judge"
        without=" $(sed -n 's|^/\* without: \(.*\) \*/$|\1|p' "$from/test.c") dlopen dlsym "
        return
    fi
    if [ -n "${BUG:-}" ]; then
        what="bug $BUG" named=backprop
    else
        named=$(grep -lF "/* $CHUNK */" tangled/*.c | sed 's|.*/||; s|\.c$||; 1q')
        what="chunk '$CHUNK'"
    fi
    [ -f "build/obj/$named.o" ] || refuse "no module has a chunk '$CHUNK'"
    units=$(ls tests/test_[0-9][0-9]_"$named".c | sed 's|.*/||; s|\.c$||')
    cp build/obj/modules.a "$work/rest.a"
    ar d "$work/rest.a" "$named.o"
    # what the module may use: its own names, those of the modules, mathematics and memory
    $CC $STD -O0 -Itangled -c -o "$work/ours.o" "tangled/$named.c"
    { nm "$work/ours.o"; nm -g --defined-only build/obj/modules.a; } 2>/dev/null | awk 'NF > 1 { print $NF }' >"$work/names"
}

# find_file PLACE: sets file to the student's, in a folder or itself one; status 4 if there is none, or several
find_file() {
    file=$1
    [ ! -f "$1" ] || return 0
    find "$1/" -type f >"$own.found" 2>/dev/null
    awk -v name="$(echo "$named" | sed 's/-/[-_ ]/')" '{ base = tolower($0); sub(/.*\//, "", base) }
        base !~ /^test[-_]/ && base ~ ("(^|[^a-z0-9])" name "([-_ ]*(copy|final|[(]?[0-9]+[)]?))*[.]c$")' "$own.found" >"$own.files"
    file=$(cat "$own.files")
    case $(wc -l <"$own.files" | tr -d ' ') in
    1) return 0;;
    0) echo "there is no $named.c in $1; there are:"; sed 's|.*/||' "$own.found" | head -n 20;;
    *) echo "which of these?"; head -n 20 "$own.files";;
    esac
    return 4
}

# grade PLACE: says what is to be said to the student; the last line is the verdict.  Status: 0 passed, 1 failed,
# 3 does not compile, 4 no file, 5 a limit was met
grade() {
    own=$(mktemp -d "$work/XXXXXX")
    find_file "$1" || { ends missing 4; return; }
    [ ! -h "$file" ] && [ -f "$file" ] && [ -z "$(find "$file" -size +200)" ] && cp "$file" "$own/$named.c" ||
        { echo "$file is no file of at most 100 KB that I can read"; ends missing 4; return; }
    [ -n "${EX:-}" ] || fill || return
    chmod 755 "$own"; chmod 644 "$own/$named.c"
    [ -z "$drop" ] || chown 65534 "$own"
    if [ -n "${EX:-}" ]; then grade_exercise; else grade_module; fi
}
# ends WORDS STATUS
ends() { echo "$what: $1"; rm -rf "$own"; return "$2"; }

# compiled RESULT FLAG...: the student's file; what the compiler says, for a page: no control characters, nothing long
compiled() {
    result=$1; shift
    (ulimit -v 2000000 2>/dev/null; sandbox bind "$own" $CC $STD -g "$@" -Wall -Wextra ${WERROR:-} \
        -I"$book" -o "$result" "$named.c" </dev/null >"$own.said" 2>&1)
    status=$?
    tr -cd '\n -~' <"$own.said" | cut -c1-200 | head -n 40
    [ $status = 0 ] && [ -f "$own/$result" ]
}
# judged: the word at the end, or the failure; checks are counted in what was said
judged() {
    case $1 in
    0) [ "$(tail -n 1 "$own.said")" != "passed $word" ] || { ends "passed, $checks" 0; return; }
       ends "failed, $checks" 1;;
    1) ends "failed, ${checks:-0 checks}" 1;;
    3) ends 'does not compile' 3;;
    *) ends "a limit was met, ${checks:-0 checks}" 5;;
    esac
}
new_word() { word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n'); }

# an exercise: the test calls it, from outside
grade_exercise() {
    compiled exercise.so -O1 $SAN $shared || { ends 'does not compile' 3; return; }
    for symbol in $(nm "$own/exercise.so" | awk '$1 == "U" { sub(/@.*/, "", $2); print $2 }'); do
        case $without in *" ${symbol#_} "*) echo "not yet: it uses ${symbol#_}, and is to do without"
            ends 'failed, 0 checks' 1; return;; esac
    done
    new_word
    at=$own; [ -z "$walls" ] || at=/mine
    echo "$word" | sandbox ro-bind "$own" env STUDENT="$at/exercise.so" "$book/judge" >"$own.said" 2>&1
    status=$?
    checks=$(sed -n 's/^\([0-9]* of [0-9]* checks\)$/\1/p' "$own.said" | tail -n 1)
    grep -v -e "$word" -e '^[0-9]* of [0-9]* checks$' "$own.said"
    judged $status
}

# a module: its unit tests are linked with it.  So a chunk goes into our module, and may do nothing but calculate.
fill() {
    if [ -n "${CHUNK:-}" ]; then
        sed -n '/^ *\/\* from here: /,/^ *\/\* to here \*\//p' "$own/$named.c" | sed '1d; $d' >"$own.body"
        build/tools/hole.sh "$named.c" "$CHUNK" "$own.body" >"$own/$named.c"
    else
        grep -v '^#include ["<][a-z]*[.]h[">]$' "$own/$named.c" >"$own.body"
    fi
    strange=$(grep -o -e '#' -e '%:' -e '??' -e '\<asm\>' -e '\<__[A-Za-z_]*' -e '\<_P[A-Za-z]*' "$own.body" | sort -u | head -n 5)
    [ -z "$strange" ] || { echo "not yet: nothing here needs" $strange; ends 'failed, 0 checks' 1; return; }
}
grade_module() {
    compiled module.o -O0 -c || { ends 'does not compile' 3; return; }
    strange=$(nm "$own/module.o" | awk 'NF > 1 { print $NF }' | grep -vxF -f "$work/names" | grep -vxE \
        'f(abs|max|min|mod|loor)|exp(m1)?|log(1p)?|pow|sqrt|a?(sin|cos|tan)h?|ceil|round|hypot|copysign|mem(cpy|set|move|cmp)|str(n?cmp|len|chr)|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail|__func__.*' |
        head -n 5)
    [ -z "$strange" ] || { echo "not yet: nothing here needs" $strange; ends 'failed, 0 checks' 1; return; }
    said=$own.all worst=0 at=$own; : >"$said"
    [ -z "$walls" ] || at=/mine
    for unit in $units; do
        $CC -o "$own/unit" "build/obj/$unit.o" "$own/module.o" "$work/rest.a" $(pkg-config --libs check) \
            $(sed -n 's/^libs := //p' build/libs.mk) -lm >"$own.said" 2>&1 ||
            { sed -n 's/.*\(undefined reference.*\)/\1/p' "$own.said" | sort -u | head -n 5; ends 'does not compile' 3; return; }
        new_word
        echo "$word" | (ulimit -v 600000; sandbox ro-bind "$own" sh -c "ulimit -t 20; ulimit -f 20000
            exec env CK_FORK=no UNIT_WORD=yes $at/unit") >"$own.said" 2>&1
        status=$?
        grep -e '^ok' -e '^not ok' "$own.said" | tr -cd '\n -~' | cut -c1-200 >>"$said"
        [ "$status" != 0 ] || [ "$(tail -n 1 "$own.said")" = "passed $word" ] || status=1
        [ $status -gt 1 ] && worst=5
        [ $status = 1 ] && [ $worst = 0 ] && worst=1
    done
    grep '^not ok' "$said" | sed 's/^not ok [0-9]* - /not yet: /' | head -n 20
    checks="$(grep -c '^ok' "$said") of $(grep -c 'ok' "$said") checks"
    [ $worst != 0 ] || echo "passed $word" >"$own.said"
    judged $worst
}
