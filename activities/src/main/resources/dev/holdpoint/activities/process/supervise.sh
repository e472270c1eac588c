#!/bin/sh
# Runs one release of a service: starts it, starts it again when it dies, stops it on SIGTERM.
#
#   sh LAUNCH/supervise.sh start RESTARTS DRAIN_SECONDS LOG_BYTES COMMAND [ARGUMENT...]
#
# "start" goes into a session of its own and returns at once. In the folder LAUNCH it keeps
# supervisor (its pid), release (pid and start of the release), deaths (when and how, a line
# each), ended (how the last one ended and when) and out.log.
launch=${0%/*}

if [ "$1" = start ]; then
    shift
    if command -v setsid >/dev/null 2>&1; then
        setsid sh "$0" own "$@" </dev/null >>"$launch/out.log" 2>&1 &
    elif command -v perl >/dev/null 2>&1; then
        perl -e 'use POSIX (); POSIX::setsid(); exec @ARGV or die "exec: $!\n"' \
            sh "$0" own "$@" </dev/null >>"$launch/out.log" 2>&1 &
    else
        trap '' HUP INT QUIT
        sh "$0" shared "$@" </dev/null >>"$launch/out.log" 2>&1 &
    fi
    exit 0
fi

session=$1 restarts=$2 drain=$3 limit=$4
shift 4
child='' code='' deaths='' stopping=''

# a reader never sees half a line
put() {
    echo "$2" >"$launch/$1.new" && mv "$launch/$1.new" "$launch/$1"
}

# the log is appended to, so it may be cut while the release writes
cap_log() {
    while sleep 5 && kill -0 $$ 2>/dev/null; do
        if [ "$(($(wc -c <"$launch/out.log")))" -gt "$limit" ]; then
            cp "$launch/out.log" "$launch/out.log.1" && : >"$launch/out.log"
        fi
    done
}

kill_when_drained() {
    left=$drain
    while [ "$left" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
        sleep 1
        left=$((left - 1))
    done
    # one that went in time may have left its id to another process
    [ "$left" -gt 0 ] || kill -KILL "$child" 2>/dev/null
}

stop() {
    stopping=yes
    if [ -n "$child" ]; then
        kill -TERM "$child" 2>/dev/null
        kill_when_drained &
    fi
}

recent_deaths() {
    count=0
    for death in $deaths; do
        if [ "$((now - death))" -lt 60 ]; then count=$((count + 1)); fi
    done
    echo "$count"
}

trap stop TERM
rm -f "$launch/ended" "$launch/deaths"
put supervisor $$
cap_log &
log_keeper=$!
while [ -z "$stopping" ]; do
    "$@" >>"$launch/out.log" 2>&1 </dev/null &
    child=$!
    put release "$child $(date +%s)"
    if [ -n "$stopping" ]; then stop; fi
    # a signal ends the wait, not the release
    while wait "$child"; code=$?; kill -0 "$child" 2>/dev/null; do :; done
    child=''
    if [ -n "$stopping" ]; then break; fi
    now=$(date +%s)
    deaths="$deaths $now"
    echo "$now $code" >>"$launch/deaths"
    if [ "$(recent_deaths)" -gt "$restarts" ]; then break; fi
    sleep 1 &
    wait $!
done
put ended "$code $(date +%s)"
kill "$log_keeper" 2>/dev/null
# what the release left behind in its session goes with it
if [ "$session" = own ]; then kill -KILL 0; fi
