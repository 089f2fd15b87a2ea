# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034,SC2154
# Stores for tests, on loopback ports; sourced. Each start_* returns 1 where the
# program is missing, and sets a URL; stop_servers ends what was started.
servers=
modules=${TIDINGS_NPM:-tests/npm}
no_proxy=127.0.0.1
export no_proxy

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
  left=$(($1 * 10))
  shift
  while ! "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ $left -gt 0 ] || return 1
    sleep 0.1
  done
}

# start_oxigraph FOLDER [USER:PASSWORD]: sets $oxigraph.
start_oxigraph() {
  command -v node >/dev/null && [ -d "$modules/node_modules/oxigraph" ] ||
    return 1
  mkdir -p "$1"
  node "$srcdir/tests/load/store.mjs" "$modules" ${2+"$2"} >"$1/port" 2>"$1/log" &

  servers="$servers $!"
  wait_for 20 test -s "$1/port" || return 1
  oxigraph=http://127.0.0.1:$(cat "$1/port")
}

# start_virtuoso FOLDER [BUFFERS]: sets $virtuoso; its user is dba, with the
# password dba.
start_virtuoso() {
  command -v virtuoso-t >/dev/null || return 1
  mkdir -p "$1"
  port=$((20000 + $$ % 20000))
  for _ in 1 2 3; do
    port=$((port + 2))
    cat >"$1/virtuoso.ini" <<END
[Database]
DatabaseFile = $1/virtuoso.db
ErrorLogFile = $1/virtuoso.log
LockFile = $1/virtuoso.lck
TransactionFile = $1/virtuoso.trx
xa_persistent_file = $1/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = $1/virtuoso-temp.db
TransactionFile = $1/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:$port
ServerThreads = 10
NumberOfBuffers = ${2:-4000}
[HTTPServer]
ServerPort = 127.0.0.1:$((port + 1))
ServerThreads = 5
END
    virtuoso-t +configfile "$1/virtuoso.ini" +foreground >"$1/out" 2>&1 &
    virtuoso_pid=$!
    if wait_for 30 grep -q 'Server online' "$1/out"; then
      servers="$servers $virtuoso_pid"
      virtuoso=http://127.0.0.1:$((port + 1))
      return 0
    fi
    kill -9 $virtuoso_pid 2>/dev/null
    rm -f "$1"/virtuoso*
  done
  return 1
}

stop_servers() {
  for server in $servers; do
    kill -9 "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  done
  servers=
}
