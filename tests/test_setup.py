"""Set-up says in one sentence what is missing, and does nothing where nothing is to be done."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OLD = 'case "$*" in *version_info*) exit 1;; esac'
NO_VENV = 'case "$*" in *ensurepip*) exit 1;; esac'
FULL_DISK = 'case "$*" in *"-m venv"*) echo "OSError: [Errno 28] No space left on device"; exit 1;; esac'
BROKEN = 'case "$*" in *"-m venv"*) echo "something else"; exit 1;; esac'

TOO_OLD = "Python 3.11 이상이 필요합니다. (Python 3.11 or later is needed.)"
MISSING_VENV = (
    "Python의 venv 모듈이 없습니다. 'apt-get install python3-venv'로 설치하십시오. "
    "(Python's venv module is missing; install python3-venv.)"
)
NO_ROOM = (
    "디스크에 빈 공간이 없습니다. 공간을 비운 뒤 다시 실행하십시오. (The disk is full; free some space and run again.)"
)


@pytest.fixture
def checkout(tmp_path):
    """The files that set-up reads, and a folder with no programs but those of the system."""
    folder = tmp_path / "checkout"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "setup.sh", folder / "tools")
    for name in ("requirements.lock", "pyproject.toml"):
        (folder / name).write_text("", encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "cat", "dirname", "basename", "grep", "mktemp", "rm", "tail"):
        (programs / name).symlink_to(shutil.which(name))
    return folder


def set_up(checkout, python=""):
    programs = checkout.parent / "bin"
    if python:
        (programs / "python3").write_text(f"#!/bin/sh\n{python}\nexit 0\n", encoding="utf-8")
        (programs / "python3").chmod(0o755)
    return subprocess.run(
        [checkout / "tools" / "setup.sh"],
        env={"PATH": str(programs), "TMPDIR": os.fspath(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("python", "sentence"), [("", TOO_OLD), (OLD, TOO_OLD), (NO_VENV, MISSING_VENV), (FULL_DISK, NO_ROOM)]
)
def test_what_is_missing_is_said_in_one_sentence(checkout, python, sentence):
    done = set_up(checkout, python)

    assert (done.returncode, done.stderr) == (1, f"{sentence}\n")


def test_another_failure_shows_what_was_said_and_one_sentence(checkout):
    done = set_up(checkout, BROKEN)

    assert done.returncode == 1
    assert (
        done.stderr
        == "something else\n설치하지 못했습니다: 위의 기록을 보십시오. (The installation failed; see above.)\n"
    )


def test_a_failed_set_up_leaves_no_mark_of_being_done(checkout):
    set_up(checkout, BROKEN)

    assert list(checkout.glob(".venv/.installed*")) == []


def test_the_locks_hold_a_hash_for_everything_and_name_no_registry():
    for name in ("requirements.lock", "requirements-browser.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = text.replace("\\\n", " ").splitlines()

        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
        assert "http" not in text
        assert "index" not in text


def test_the_browser_lock_only_adds_to_the_other_one():
    base, browser = (
        set((ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines())
        for name in ("requirements.lock", "requirements-browser.lock")
    )

    assert base - browser == set()
