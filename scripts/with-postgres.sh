#!/bin/sh
# Runs a command beside a throwaway PostgreSQL cluster and removes the cluster afterwards, whatever
# happened. The command finds a superuser's address in TNLD_TEST_PG and the server's log in
# TNLD_TEST_PG_LOG. The server also speaks TLS, under a certificate for the name localhost alone:
# TNLD_TEST_PG_TLS is a folder with its authority (root.crt) and with a stranger's (other.crt).
#   scripts/with-postgres.sh COMMAND [ARGUMENT…]
# PostgreSQL refuses to run as root, so root starts it as the user postgres.
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
dir=$(mktemp -d /tmp/tnld-postgres.XXXXXX)
log="$dir/log"

as_server() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$dir"
  as_server() { setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$dir" "$@"; }
fi

stop() {
  status=$?
  trap - EXIT INT TERM
  as_server "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$dir"
as_server "$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$log" 2>&1 \
  || { cat "$log" >&2; exit 1; }

# Who wants TLS says so in the address; for all others PGSSLMODE keeps it out of the way.
mkdir tls
new_key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
{
  for authority in root other; do
    # shellcheck disable=SC2086 # several words are meant
    openssl req -x509 $new_key -keyout "tls/$authority.key" -out "tls/$authority.crt" -days 2 \
      -subj "/CN=tnld test authority $authority"
  done
  # shellcheck disable=SC2086 # several words are meant
  openssl req $new_key -keyout tls/server.key -out tls/server.csr -subj "/CN=localhost"
  echo "subjectAltName = DNS:localhost" >tls/names
  openssl x509 -req -in tls/server.csr -CA tls/root.crt -CAkey tls/root.key -CAcreateserial -days 2 \
    -extfile tls/names -out tls/server.crt
} >>"$log" 2>&1 || { cat "$log" >&2; exit 1; }
chmod 600 tls/*.key
if [ "$(id -u)" = 0 ]; then chown -R postgres tls; fi

# Durability is PostgreSQL's own affair: tests kill our processes, never the database. Benchmarks set
# TNLD_PG_FSYNC=on.
fsync=${TNLD_PG_FSYNC:-off}
cat >>data/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
max_connections = 300
shared_buffers = 128MB
fsync = $fsync
synchronous_commit = on
full_page_writes = $fsync
timezone = 'UTC'
ssl = on
ssl_cert_file = '$dir/tls/server.crt'
ssl_key_file = '$dir/tls/server.key'
logging_collector = on
log_directory = '$dir/server-log'
log_filename = 'server'
log_destination = 'jsonlog'
CONF

# A free port is only known to be free once the server has it: try a few.
tries=0
while :; do
  port=$(awk -v seed="$$$tries" 'BEGIN { srand(seed); print 20000 + int(rand() * 12000) }')
  as_server "$bin/pg_ctl" -D "$dir/data" -o "-p $port" -l "$dir/server.log" -w -t 30 start >"$log" 2>&1 && break
  tries=$((tries + 1))
  [ "$tries" -lt 8 ] || { cat "$log" "$dir/server.log" "$dir"/server-log/* >&2; exit 1; }
done

cd "$OLDPWD"
TNLD_TEST_PG="postgres://postgres@127.0.0.1:$port/postgres"
TNLD_TEST_PG_LOG="$dir/server-log/server.json"
TNLD_TEST_PG_TLS="$dir/tls"
PGSSLMODE=disable
export TNLD_TEST_PG TNLD_TEST_PG_LOG TNLD_TEST_PG_TLS PGSSLMODE
"$@"
