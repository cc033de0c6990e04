"""The benchmarks of the ledger run, on little, in processes and installations of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = {
    "ledger_asof": "ledger_asof.LATER = (50,)\nfound = ledger_asof.measure(2_000)",
    "ledger_drill": "found = ledger_drill.measure(clients=4, seconds=3.0)",
    "ledger_histories": "found = ledger_histories.measure(1)",
    "ledger_import": "found = ledger_import.measure(400, 20)",
    "ledger_post": "found = ledger_post.measure(seconds=1.0, number=64)",
    "ledger_report": "found = ledger_report.measure(2_000)",
}


@pytest.mark.database
@pytest.mark.long
@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_of_the_ledger_measures_each_of_its_names_once(name):
    script = f"from benchmarks import {name}\n{SMALL[name]}\nfor each in found:\n    print(each.name)"

    # Once is enough to see what is measured.
    once = {**os.environ, "IEUM_BENCHMARK_RUNS": "1"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, env=once)

    names = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(names)) == (0, "", len(set(names)))
    assert len(names) > 1
