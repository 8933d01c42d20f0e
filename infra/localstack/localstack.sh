#!/usr/bin/env bash
# LocalStack 4.14.0 without Docker, and the deployment into it:
#   localstack.sh up | down | deploy STACK PARAMETER=VALUE … | aws ARGUMENTS …
# Needs Python 3.13 (found, or named by PYTHON), a JDK 25 (JAVA_HOME) and mvn.
# What it installs and leaves lies in LOCALSTACK_HOME (infra/localstack/target/home); it listens on 127.0.0.1:LOCALSTACK_PORT (4566).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${LOCALSTACK_HOME:-$here/target/home}
port=${LOCALSTACK_PORT:-4566}

source "$here/python.sh"

install() {
  install_into "$home/venv" "$here/requirements.txt"
  for jars in lambda dynamodb; do
    [ -e "$home/$jars/.complete" ] && continue
    mvn --quiet --batch-mode -f "$here/jars/$jars/pom.xml" dependency:copy-dependencies -DoutputDirectory="$home/$jars"
    touch "$home/$jars/.complete"
  done
}

up() {
  : "${JAVA_HOME:?set JAVA_HOME to a JDK 25}"
  install
  rm -rf "$home/tmp" "$home/calls" && mkdir -p "$home/tmp"
  export PYTHONPATH="$here/plugin" PYTHONDONTWRITEBYTECODE=1 TMPDIR="$home/tmp" FILESYSTEM_ROOT="$home/root"
  export GATEWAY_LISTEN=127.0.0.1:$port LOCALSTACK_HOST=localhost:$port DNS_ADDRESS=0 OVERRIDE_IN_DOCKER=0
  export SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1 DYNAMODB_IN_MEMORY=1
  export LAMBDA_RUNTIME_EXECUTOR=host LAMBDA_SYNCHRONOUS_CREATE=1 LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT=120
  export HOST_LAMBDA_JARS="$home/lambda" HOST_DYNAMODB_JARS="$home/dynamodb" HOST_CALLS="$home/calls"
  setsid "$home/venv/bin/python" -m localstack.runtime.main >"$home/log" 2>&1 </dev/null &
  echo $! >"$home/pid"
  for _ in $(seq 600); do
    if curl -fsS -m 2 "http://127.0.0.1:$port/_localstack/health" >/dev/null 2>&1; then
      echo "LocalStack answers on 127.0.0.1:$port (pid $(cat "$home/pid"), log in $home/log)"
      return
    fi
    kill -0 "$(cat "$home/pid")" 2>/dev/null || break
    sleep 0.1
  done
  tail -20 "$home/log" >&2
  exit 1
}

down() {
  [ -e "$home/pid" ] || return 0
  pid=$(cat "$home/pid")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -9 -- "-$pid" 2>/dev/null || true # an execution that still runs keeps it alive; the functions are in its group
  rm -f "$home/pid"
}

# The AWS command line against AWS_ENDPOINT_URL, or else what `up` started. The keys name an account of LocalStack.
aws() {
  install_into "$home/venv" "$here/requirements.txt"
  AWS_ENDPOINT_URL=${AWS_ENDPOINT_URL:-http://127.0.0.1:$port} AWS_DEFAULT_REGION=us-east-1 AWS_REGION=us-east-1 \
    AWS_ACCESS_KEY_ID=000000000000 AWS_SECRET_ACCESS_KEY=rehearsal AWS_PAGER='' "$home/venv/bin/aws" "$@"
}

deploy() {
  stack=$1 && shift
  aws s3 mb s3://artifacts >/dev/null
  aws cloudformation package --template-file "$here/../../template.yaml" --s3-bucket artifacts \
    --output-template-file "$home/packaged.yaml" >/dev/null
  aws cloudformation deploy --template-file "$home/packaged.yaml" --stack-name "$stack" \
    --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --parameter-overrides "$@"
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  up) up ;;
  down) down ;;
  deploy) deploy "$@" ;;
  aws) aws "$@" ;;
  *) sed -n 2,5p "$0" >&2; exit 2 ;;
esac
