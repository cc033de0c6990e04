"""The same edition is the same file, on whatever machine and whenever it is built.

Two machines are two installations with a server each, run with other hash seeds, time zones, languages and folders.
Where the history of a municipality is the same, all files are; where its reports came in another order, its epochs
have other numbers: then only the sidecar, which names the epoch, differs, and in nothing else.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import pytest

from ieum.documents.writing import WRITABLE, write_document
from ieum.reports.sidecar import write_sidecar
from tests.demo.in_memory import REPORTS, SOURCES, edition
from tests.registered import register_all

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "import sys; from ieum.cli import main; sys.exit(main())"
SIDECAR = ".sidecar.json"
REPORTS_TAKEN_IN = sum(raw["municipality"] == "yeongdeungpo" for raw in SOURCES)
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "ko_KR.UTF-8", "LANG": "ko_KR.UTF-8"}


def _on_machines(test):
    """Mark a test of two whole machines: asked by one process, which sets up each once, and no part of each run."""
    return pytest.mark.long(pytest.mark.xdist_group("machines")(test))


class Machine:
    """An installation of its own, in a short folder that the server's account may pass through."""

    def __init__(self, surroundings):
        self.home = Path(tempfile.mkdtemp(prefix="ieum-machine-", dir="/tmp"))
        self.home.chmod(0o711)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("IEUM_", "DJANGO_"))}
        paths = {"IEUM_HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        self.environment = inherited | surroundings | paths

    def ieum(self, *arguments):
        return self.python("-c", COMMAND, *arguments)

    def python(self, *arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def files(self, folder):
        """Each file's bytes by its name."""
        return {path.name: path.read_bytes() for path in sorted((self.home / folder).iterdir())}

    def close(self):
        try:
            self.ieum("db", "stop")
        finally:
            shutil.rmtree(self.home)


@pytest.fixture(scope="module")
def here():
    machine = Machine(HERE)
    try:
        machine.ieum("demo", "--no-serve", "--out", "files")
        yield machine
    finally:
        machine.close()


@pytest.fixture(scope="module")
def there():
    """A machine where 영등포구 has another history, and 금천구 the same."""
    machine = Machine(THERE)
    try:
        machine.python("-m", "tests.demo.other_history")
        machine.ieum("demo", "--no-serve", "--out", "elsewhere/files")
        yield machine
    finally:
        machine.close()


def hashes(files, beginning, *, but="nothing"):
    """SHA-256 of the files whose names begin like that, without those that end so."""
    return {
        name: sha256(data).hexdigest()
        for name, data in files.items()
        if name.startswith(beginning) and not name.endswith(but)
    }


def without_epochs(value):
    """A sidecar without the numbers of epochs."""
    if isinstance(value, dict):
        return {name: without_epochs(each) for name, each in value.items() if name != "epoch"}
    return [without_epochs(each) for each in value] if isinstance(value, list) else value


@_on_machines
@pytest.mark.database
def test_machines_with_the_same_history_of_an_office_write_the_same_files_sidecars_included(here, there):
    ours, theirs = hashes(here.files("files"), "geumcheon-"), hashes(there.files("elsewhere/files"), "geumcheon-")

    assert [name.partition(".")[2] for name in ours] == ["docx", "html", "hwpx", "json", "pdf", "sidecar.json"]
    assert ours == theirs


@_on_machines
@pytest.mark.database
def test_the_order_in_which_reports_came_changes_no_file_and_in_the_sidecar_only_the_number_of_the_epoch(here, there):
    ours, theirs = here.files("files"), there.files("elsewhere/files")

    sidecars = [name for name in ours if name.startswith("yeongdeungpo-") and name.endswith(SIDECAR)]
    assert hashes(ours, "yeongdeungpo-", but=SIDECAR) == hashes(theirs, "yeongdeungpo-", but=SIDECAR)
    for name in sidecars:
        our_own, their_own = json.loads(ours[name]), json.loads(theirs[name])
        assert their_own["epoch"] - our_own["epoch"] == REPORTS_TAKEN_IN
        assert without_epochs(our_own) == without_epochs(their_own)


@_on_machines
@pytest.mark.database
def test_a_report_built_again_is_the_edition_made_before_with_the_same_files(here):
    here.ieum("report", "build", "geumcheon-2020", "--out", "again")

    assert hashes(here.files("again"), "") == hashes(here.files("files"), "geumcheon-")


@pytest.mark.parametrize("report", REPORTS)
def test_an_edition_made_and_written_twice_in_one_process_is_the_same(report):
    register_all()

    first, second = (written(report) for _ in range(2))

    assert first == second


def written(report):
    """SHA-256 of an edition in every format, made anew."""
    made = edition(report)
    files = {extension: write_document(made.document, extension) for extension in WRITABLE}
    return {name: sha256(data).hexdigest() for name, data in (files | {SIDECAR: write_sidecar(made)}).items()}
