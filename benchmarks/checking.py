"""CPU time of ``ieum check`` on the five real reports together, interpreter start included.

The bar is absolute, so the baseline is the bar.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
BAR_SECONDS = 1.0
RUNS = 5


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def measure() -> list[dict[str, object]]:
    """The median of several runs, beside the bar."""
    files = [str(path) for path in sorted(SEEDS.glob("seed-*.txt"))]
    if not files:
        raise SystemExit(f"There are no reports in {SEEDS.name} beside the repository.")
    command = [sys.executable, "-c", "from ieum.cli import main; main()", "check", *files]
    ours = statistics.median(cpu_seconds(command) for _ in range(RUNS))
    return [
        {
            "name": f"check {len(files)} reports",
            "ours": round(ours, 3),
            "baseline": BAR_SECONDS,
            "baseline_name": "bar",
            "unit": "CPU s",
            "ratio": round(BAR_SECONDS / ours, 2),
            "bar": BAR_SECONDS,
            "met": ours < BAR_SECONDS,
        }
    ]


def main() -> None:
    """Print the result as JSON, or as a line to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    result = measure()
    if parser.parse_args().json:
        print(json.dumps(result, indent=1))
        return
    for row in result:
        print(f"{row['name']}: {row['ours']} {row['unit']} (bar {row['bar']}, ratio {row['ratio']})")


if __name__ == "__main__":
    main()
