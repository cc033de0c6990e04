"""Observations written down shortly, for tests."""

from datetime import date
from decimal import Decimal

from ieum.platform import operations, queries
from ieum.platform.database.tenancy import snapshot
from ieum.platform.rules import ObservationDraft

HASH = "a" * 64
DAY = date(2023, 10, 31)


def draft(value: object = 100, **changes: object) -> ObservationDraft:
    """Write an observation of the budget of one unit; ``changes`` name what is different."""
    fields = {
        "dataset": "budget.execution",
        "subject": {"unit": "구정의 성과관리"},
        "measure": "budget",
        "value": None if value is None else Decimal(str(value)),
        "unit": "원",
        "effective_date": DAY,
        "stated_on": date(2023, 11, 21),
        "scale": 1000,
        "line": 53,
        "cell": "구정의 성과관리 · 예산액",
        "printed": f"{value}",
    }
    return ObservationDraft(**(fields | changes))


def register(district, name="영등포구 2023 주요업무 보고", sha256=HASH, **rest):
    """Register a source as the district's officer."""
    return operations.register_source(
        name=name, sha256=sha256, format="txt", stated_on=date(2023, 11, 21), actor_id=district.officer_id,
        basis="자료 등록", **rest,
    )  # fmt: skip


def record(district, *drafts, source_id=None, basis="보고 자료"):
    """Record observations as the district's officer."""
    return operations.record_observations(
        kind="INTAKE", actor_id=district.officer_id, basis=basis, source_id=source_id, observations=drafts
    )


def known(district, **filters):
    """Read the day's observations as everything recorded so far tells them."""
    with snapshot(district.code) as epoch:
        return queries.observations_at("budget.execution", as_of=DAY, epoch=epoch, **filters)
