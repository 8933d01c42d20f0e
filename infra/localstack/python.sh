# Sourced: finds Python 3.13, which PYTHON may name; ends with 3 where there is none.
find_python() {
  for candidate in "${PYTHON:-}" python3.13 "$HOME"/.pyenv/versions/3.13.*/bin/python /opt/python*/bin/python3.13; do
    if [ -n "$candidate" ] && "$candidate" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "needs Python 3.13: install it, or set PYTHON to it" >&2
  exit 3
}

# A virtual environment of exactly what a file of hashes names: install_into FOLDER REQUIREMENTS
install_into() {
  [ -e "$1/.complete" ] && return
  python=$(find_python)
  rm -rf "$1"
  "$python" -m venv "$1"
  "$1/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$2"
  touch "$1/.complete"
}
