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
# what the compiler says, for a page: no control characters, nothing long
plain() { tr -cd '\n -~' <"$1" | cut -c1-200 | head -n 40; }

# prepare EXERCISE: what the student may see of ours
prepare() {
    ex=$1 from=chapters/exercises/$1
    [ -f "$from/test.c" ] && [ -x "build/judge/$ex" ] || refuse "there is no coding exercise '$ex'"
    mkdir "$work/book"
    cp tangled/*.h "$work/book"
    cp "build/judge/$ex" "$work/book/judge"
    without=" $(sed -n 's|^/\* without: \(.*\) \*/$|\1|p' "$from/test.c") dlopen dlsym "
    shared='-shared -fPIC'
    if [ "$(uname)" = Darwin ]; then shared='-dynamiclib -undefined dynamic_lookup'; fi
}

# find_file PLACE: sets file to the student's, in a folder or itself one; status 4 if there is none, or several
find_file() {
    file=$1
    [ ! -f "$1" ] || return 0
    find "$1/" -type f >"$own.found" 2>/dev/null
    awk -v ex="$ex" '{ name = tolower($0); sub(/.*\//, "", name) }
        name ~ ("(^|[^a-z0-9])exercise[-_ ]" ex "([-_ ]*(copy|final|[(]?[0-9]+[)]?))*[.]c$")' "$own.found" >"$own.files"
    file=$(cat "$own.files")
    case $(wc -l <"$own.files" | tr -d ' ') in
    1) return 0;;
    0) echo "there is no exercise-$ex.c in $1; there are:"; sed 's|.*/||' "$own.found" | head -n 20;;
    *) echo "which of these?"; head -n 20 "$own.files";;
    esac
    return 4
}

# grade PLACE: what is to be said to the student; the last line is the verdict.  Status: 0 passed, 1 failed,
# 3 does not compile, 4 no file, 5 a limit was met
grade() {
    own=$(mktemp -d "$work/XXXXXX")
    find_file "$1" || { echo "exercise $ex: missing"; return 4; }
    if [ -h "$file" ] || [ -n "$(find "$file" -size +200)" ]; then
        echo "exercise $ex: no file of at most 100 KB"; return 4
    fi
    cp "$file" "$own/exercise-$ex.c" || { echo "exercise $ex: cannot be read"; return 4; }
    chmod 755 "$own"; chmod 644 "$own/exercise-$ex.c"
    [ -z "$drop" ] || chown 65534 "$own"
    (ulimit -v 2000000 2>/dev/null; sandbox bind "$own" $CC $STD -g -O1 $SAN -Wall -Wextra ${WERROR:-} \
        $shared -I"$book" -o exercise.so "exercise-$ex.c" </dev/null >"$own.said" 2>&1)
    status=$?
    plain "$own.said"
    [ -f "$own/exercise.so" ] && [ $status = 0 ] || { echo "exercise $ex: does not compile"; return 3; }
    for name in $(nm "$own/exercise.so" | awk '$1 == "U" { sub(/@.*/, "", $2); print $2 }'); do
        case $without in *" ${name#_} "*) echo "not yet: it uses ${name#_}; the exercise is to do without"
            echo "exercise $ex: failed, 0 checks"; rm -rf "$own"; return 1;; esac
    done
    word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    library=${walls:+/mine/exercise.so}
    echo "$word" | sandbox ro-bind "$own" env STUDENT="${library:-$own/exercise.so}" "$book/judge" >"$own.said" 2>&1
    status=$?
    rm -rf "$own"
    checks=$(sed -n 's/^\([0-9]* of [0-9]* checks\)$/\1/p' "$own.said" | tail -n 1)
    grep -v -e "$word" -e '^[0-9]* of [0-9]* checks$' "$own.said"
    case $status in
    0) [ "$(tail -n 1 "$own.said")" = "passed $word" ] && { echo "exercise $ex: passed, $checks"; return 0; }
       status=1;;
    3) echo "exercise $ex: does not compile"; return 3;;
    1|5) ;;
    *) status=5;;
    esac
    [ $status = 1 ] && verdict=failed || verdict='a limit was met'
    echo "exercise $ex: $verdict, ${checks:-0 checks}"
    return $status
}
