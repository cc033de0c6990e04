"""The drill that kills: its short form loses nothing, and a loss that is planted is found."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANT = """
import random
from benchmarks.kill_drill import Drill, DrillFailed, _installation
with _installation(1) as (site, load, database):
    drill = Drill(site, load, random.Random(1), database)
    drill.verify()
    load.spent.add(7)
    load.cases["자료 요청 8"] = 2
    try:
        drill.verify()
    except DrillFailed as failed:
        print(failed)
"""
pytestmark = [pytest.mark.database, pytest.mark.long]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)


def test_a_killed_site_database_or_worker_loses_nothing_that_was_acknowledged():
    done = run("-m", "benchmarks.kill_drill", "--kills", "5")

    assert done.returncode == 0, done.stderr
    told = [row.split(":")[0] + row.split(":")[1].split("/")[0].rstrip() for row in done.stdout.splitlines()[1:]]
    assert told[1:6] == [f"kills of {name} 1" for name in ("site", "worker", "database", "backend", "jobs")]


def test_a_lost_write_is_found():
    assert run("-c", PLANT).stdout == "2 acknowledged writes are lost\n"
