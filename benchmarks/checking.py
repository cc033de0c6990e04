"""CPU time of ``ieum check`` on the five real reports together, interpreter start included.

The bar is absolute, so the baseline is the bar.
"""

import os
import statistics
import subprocess
import sys

from benchmarks.measuring import RUNS, Result, present, real_reports, within

BAR_SECONDS = 1.0


def cpu_seconds_of_command(command: list[str]) -> float:
    """User and system time of one run of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def measure() -> list[Result]:
    """The median of several runs, beside the bar."""
    files = [str(path) for path in real_reports()]
    command = [sys.executable, "-c", "from ieum.cli import main; main()", "check", *files]
    ours = statistics.median(cpu_seconds_of_command(command) for _ in range(RUNS))
    return [within(f"check {len(files)} reports", ours, bar=BAR_SECONDS)]


if __name__ == "__main__":
    present(__doc__ or "", measure)
