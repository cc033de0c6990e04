"""What all benchmarks share: medians of CPU time, results beside their baseline, and how they are shown."""

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RUNS = int(os.environ.get("IEUM_BENCHMARK_RUNS", "5"))
"""How often each job is timed; once where only the form of the results is looked at."""
_SHARED = Path(__file__).resolve().parents[1].parent / "shared"


@dataclass(frozen=True, slots=True)
class Result:
    """One measure beside its baseline; a ratio over 1 is better than the baseline."""

    name: str
    ours: float
    baseline: float
    baseline_name: str
    unit: str
    ratio: float
    bar: float
    """What must be reached: the least ratio, or where the baseline is the bar itself, that bar in ``unit``."""
    met: bool


def within(name: str, ours: float, *, bar: float, unit: str = "CPU s") -> Result:
    """Hold a measure to an absolute bar; then the baseline is the bar."""
    return Result(name, round(ours, 4), bar, "bar", unit, round(bar / ours, 2), bar, ours < bar)


def reaching(name: str, ours: float, *, bar: float, unit: str) -> Result:
    """Hold a rate, of which more is better, to an absolute bar."""
    return Result(name, round(ours, 1), bar, "bar", unit, round(ours / bar, 2), bar, ours >= bar)


def beside(name: str, ours: float, baseline: float, *, of: str, bar: float) -> Result:
    """Hold CPU seconds to those of a named baseline; ``bar`` is the least ratio."""
    ratio = baseline / ours
    return Result(name, round(ours, 4), round(baseline, 4), of, "CPU s", round(ratio, 2), bar, ratio >= bar)


def cpu_seconds(*jobs: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Measure the median CPU time of each job, all threads counted.

    Each runs once before, so that modules are loaded and caches full; then they take turns, so that a slow moment of
    the machine meets all of them. Where each is timed but once, nobody looks at the figures, and it runs once in all.
    """
    for job in jobs if runs > 1 else ():
        job()
    taken = [[_cpu_seconds_of(job) for job in jobs] for _ in range(runs)]
    return [statistics.median(times) for times in zip(*taken, strict=True)]


def _cpu_seconds_of(job: Callable[[], object]) -> float:
    """The time of one run, with that of clearing away what it made: some do so at once, some leave it in cycles."""
    gc.collect()
    # What was there before is none of the job's, so the collector does not look at it in the job's time.
    gc.freeze()
    begun = time.process_time()
    job()
    gc.collect()
    taken = time.process_time() - begun
    gc.unfreeze()
    return taken


def real_reports() -> list[Path]:
    """The real reports beside the repository; without them the benchmark ends, with exit code 2."""
    return _beside_repository("seeds", "seed-*.txt")


def real_samples(*suffixes: str) -> list[Path]:
    """The real files of these kinds beside the repository; without them the benchmark ends, with exit code 2."""
    return [path for suffix in suffixes for path in _beside_repository("samples", f"*{suffix}")]


def _beside_repository(folder: str, pattern: str) -> list[Path]:
    found = sorted((_SHARED / folder).glob(pattern))
    if not found:
        sys.stderr.write(
            f"측정할 보고서가 저장소 옆 {_SHARED.name}/{folder} 폴더에 없습니다. (No reports to measure.)\n"
        )
        raise SystemExit(2)
    return found


def present(description: str, measure: Callable[[], Sequence[Result]]) -> None:
    """Run a benchmark as a command: a table to read, or with ``--json`` the list of its results."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print JSON")
    as_json = parser.parse_args().json
    results = measure()
    print(json.dumps([asdict(each) for each in results], indent=1) if as_json else table(results))


def table(results: Sequence[Result]) -> str:
    """Write results to read, each on a line."""
    lines = ["측정 (name): 이음 (ours) / 비교 (baseline) = 배율 (ratio), 목표 (bar)"]
    for each in results:
        is_absolute = each.baseline_name == "bar"
        sign = "≥" if each.unit.endswith("/s") else "<"
        target = f"{sign} {each.bar} {each.unit}" if is_absolute else f"≥ {each.bar}배"
        verdict = "달성 (met)" if each.met else "미달 (missed)"
        lines.append(
            f"{each.name}: {each.ours} {each.unit} / {each.baseline} ({each.baseline_name})"
            f" = {each.ratio}배, {target} {verdict}"
        )
    return "\n".join(lines)
