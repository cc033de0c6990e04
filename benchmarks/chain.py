"""What the chain costs: a decision beside another operation, eight who decide at once in one district, and the walk.

A database of its own, which writes each commit to the disk. The bars are absolute, so the baseline is the bar.
"""

import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from benchmarks.ledger_data import installation
from benchmarks.measuring import RUNS, Result, present, within

CLIENTS = 8
TIMES = 60 * RUNS
"""Operations that each of one or eight clients makes."""
DECISION, OTHER = "platform.erase_person", "platform.measure"
"""A kind that is chained, and one that is not; neither has rows, so that the chain alone is measured."""


def measure() -> list[Result]:
    """Milliseconds of a link, alone and among many, and of walking a thousand."""
    with installation(0):
        operate = _district()
        cost = statistics.median(_times(operate, DECISION)) - statistics.median(_times(operate, OTHER))
        crowded = _crowded(operate)
        return [
            within("link of a decision, beyond the operation", max(cost, 0.001), bar=3.0, unit="ms"),
            within(f"decision, {CLIENTS} at once in one district", crowded, bar=10.0, unit="ms"),
            within("walk of 1,000 links", _walk(), bar=1_000.0, unit="ms"),
        ]


def _district() -> Callable[[str], object]:
    """A district and its officer, who makes an operation of a kind in a transaction of its own."""
    platform, tenancy = import_module("ieum.platform.operations"), import_module("ieum.platform.database.tenancy")
    choices = import_module("ieum.platform.choices")
    own = platform.register_municipality(code="9999", name="측정구", kind=choices.MunicipalityKind.DISTRICT)
    officer = platform.register_account(
        login="chain", title="측정", role=choices.Role.OPERATOR, password=os.urandom(16).hex()
    )
    return lambda kind: tenancy.in_municipality(
        own, lambda: platform.open_operation(kind=kind, actor_id=officer, basis="측정")
    )


def _times(operate: Callable[[str], object], kind: str) -> list[float]:
    """Milliseconds of each operation, one after the other."""
    operate(kind)
    return [_milliseconds(lambda: operate(kind)) for _ in range(TIMES)]


def _crowded(operate: Callable[[str], object]) -> float:
    """Milliseconds for each decision where several clients decide at once."""

    def client(_: int) -> None:
        for _ in range(TIMES):
            operate(DECISION)
        import_module("django.db").connections.close_all()

    with ThreadPoolExecutor(CLIENTS) as pool:
        return _milliseconds(lambda: list(pool.map(client, range(CLIENTS)))) / (CLIENTS * TIMES)


def _walk() -> float:
    """Milliseconds for a thousand links of the chain that was made, which is whole."""
    chain, tenancy = import_module("ieum.platform.chain"), import_module("ieum.platform.database.tenancy")
    walks = []
    with tenancy.municipality("9999"):
        taken = _milliseconds(lambda: walks.append(chain.verify()))
    if walks[0].fault is not None:
        raise AssertionError(walks[0].fault.words)
    return 1_000 * taken / walks[0].links


def _milliseconds(job: Callable[[], object]) -> float:
    begun = time.perf_counter()
    job()
    return 1_000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    present(__doc__ or "", measure)
