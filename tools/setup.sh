#!/bin/sh
# Makes the environment in .venv from the hashed lock and installs the project into it; starts nothing.
# Usage: setup.sh [LOCK]. Takes no time when nothing changed. In a bundle it installs from its wheelhouse, off line.
set -u
cd "$(dirname "$0")/.." || exit 1
lock=${1:-requirements.lock}
stamp=.venv/.installed-$(basename "$lock" .lock)

stop() {
    printf '%s\n' "$1" >&2
    exit 1
}

find_python() {
    for name in ${PYTHON:-} $(cat wheelhouse/PYTHON 2>/dev/null) python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
        then
            echo "$name"
            return
        fi
    done
}

wanted() {
    "$python" -c 'import hashlib, pathlib, sys
print(sys.version, pathlib.Path.cwd(), *(hashlib.sha256(pathlib.Path(p).read_bytes()).hexdigest() for p in sys.argv[1:]))
' "$lock" pyproject.toml
}

run() {
    "$@" >"$log" 2>&1 && return
    if grep -q -e 'No space left' -e 'Disk quota exceeded' "$log"; then
        stop "디스크에 빈 공간이 없습니다. 공간을 비운 뒤 다시 실행하십시오. (The disk is full; free some space and run again.)"
    fi
    tail -n 20 "$log" >&2
    stop "설치하지 못했습니다: 위의 기록을 보십시오. (The installation failed; see above.)"
}

python=.venv/bin/python
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ]; then
    exit 0
fi
log=$(mktemp) || stop "임시 파일을 만들 수 없습니다. 디스크를 확인하십시오. (No temporary file can be made; is the disk full?)"
trap 'rm -f "$log"' EXIT
if ! $python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    [ -n "$python" ] || stop "Python 3.11 이상이 필요합니다. (Python 3.11 or later is needed.)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
        "Python의 venv 모듈이 없습니다. 'apt-get install python3-venv'로 설치하십시오. (Python's venv module is missing; install python3-venv.)"
    run "$python" -m venv --clear .venv
    python=.venv/bin/python
fi
pip="$python -m pip --disable-pip-version-check"
from=
[ -d wheelhouse ] && from="--no-index --find-links wheelhouse"
echo "환경을 준비합니다: $lock (Preparing the environment.)"
# shellcheck disable=SC2086  # the words of $pip and $from are several
run $pip install $from --require-hashes --no-deps -r "$lock"
# shellcheck disable=SC2086
run $pip install --no-index --no-deps --no-build-isolation -e .
wanted >"$stamp"
