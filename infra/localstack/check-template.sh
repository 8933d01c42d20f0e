#!/usr/bin/env bash
# Checks the templates and the state machine by cfn-lint and checkov, without AWS. Needs Python 3.13.
# What checkov is to skip is said in the template, beside the resource: "# checkov skips CKV_…: why".
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${CHECK_HOME:-$here/target/checks}
templates=("$here/../../template.yaml" "$here/../watch.yaml" "$here/../athena/catalog.yaml")

source "$here/python.sh"
install_into "$home" "$here/check-template.txt"

"$home/bin/python" "$here/expand.py" "$home/expanded.json"
"$home/bin/cfn-lint" "$home/expanded.json" "${templates[@]}"
skipped=$(sed -n 's/^ *# checkov skips \(CKV[A-Z0-9_]*\): .*/\1/p' "${templates[0]}" | paste -sd,)
"$home/bin/checkov" --file "$home/expanded.json" --file "${templates[1]}" --framework cloudformation \
  --compact --quiet --skip-download --skip-check "$skipped"
echo "templates and state machine: nothing found, $skipped skipped with reasons"
