"""The demo's reviews around the budget, as far as a report tells of single ones."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.budget import operations
from ieum.budget.choices import MatterKind, MoneySource
from ieum.budget.queries.matters import matters
from ieum.budget.rules.matters import YearAmount
from ieum.kernel.parameters import load_yaml
from ieum.kernel.registry import Resolution, decision_subjects
from ieum.platform.choices import Role

_NO_POST = UUID(int=0)
"""Who kept the minutes is not told by the report."""


def load_matters(code: str, actors: Mapping[Role, UUID]) -> None:
    """Record the reviews of a municipality with their results; nothing where there are some already."""
    for raw in load_yaml(files("ieum.demo") / "matters.yaml"):
        if raw["municipality"] == code and not matters(MatterKind(raw["kind"])).exists():
            _load(raw, actors[Role.OFFICER])


def _load(raw: Mapping[str, Any], officer: UUID) -> None:
    kind, on = MatterKind(raw["kind"]), raw["decided"]
    made = operations.record_matter(
        kind=kind, year=raw["year"], title=raw["title"], division=raw["division"], programme="", traits=raw["traits"],
        amounts=[YearAmount(MoneySource(each["source"]), each["year"], each["amount"]) for each in raw["amounts"]],
        actor_id=officer, on=on,
    )  # fmt: skip
    operations.advance_matter(matter_id=made.pk, action="submit", reason="", actor_id=officer, on=on)
    subject = decision_subjects[f"budget.{kind.value.lower()}"]
    subject.submit(made.pk, officer, on)
    subject.resolve(made.pk, Resolution("PASSED", raw["resolved"], officer, _NO_POST, on, None))
