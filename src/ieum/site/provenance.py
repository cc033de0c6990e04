"""Provenance: what a sidecar says of a number, in words for a page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ieum.budget.figures import LEDGER, THRESHOLDS
from ieum.kernel.observations import Observation
from ieum.kernel.registry import datasets, figure_tables
from ieum.org.figures import FACILITY_REGISTER, REGISTER
from ieum.platform.ui.languages import translated
from ieum.reports.sidecar import describe_event
from ieum.site.choices import CALCULATIONS, NATURES, ROUNDINGS, amount, unit_label, value_label
from ieum.site.places import fact_name

Described = Mapping[str, Any]
COUNTED = frozenset((LEDGER, THRESHOLDS, REGISTER, FACILITY_REGISTER))
"""Sources that are rows of an app: what they say is counted anew, so that there is nothing in the number to correct."""


@dataclass(frozen=True)
class Event:
    """One statement that a number comes from, or that competes with it."""

    name: str
    """Its name in addresses."""
    source: str
    place: str
    printed: str
    value: str
    nature: str
    effective_date: str
    stated_on: str
    version: int
    basis: str
    formula: str
    is_ruled: bool
    ruling: str
    """근거 of the ruling that chose it; "" where there is none."""

    @property
    def is_counted(self) -> bool:
        """Whether it was counted from rows of an app, whose page shows them."""
        return self.source in COUNTED


@dataclass(frozen=True)
class Step:
    """A number with how it was calculated, from the steps below it or from events."""

    title: str
    value: str
    calculation: str
    """합계, 차이 or 비율; "" for a stated number."""
    formula: str
    """With the actual numbers and their result; "" for a stated number."""
    rounding: str
    """Which rule cut it at which digit, and what stood there before, or that it was moved; "" where nothing was cut."""
    steps: tuple["Step", ...]
    events: tuple[Event, ...]
    competing: tuple[Event, ...]
    proof: tuple[tuple[str, str], ...]
    """Facts of the lineage by which the events can be counted and compared."""

    @property
    def is_open(self) -> bool:
        """Whether values compete and nobody has ruled."""
        return bool(self.competing) and not any(event.is_ruled for event in self.competing)


def step_of(figure: Described) -> Step:
    """Put a described figure into words, with all figures that it was computed from."""
    return Step(
        title=figure_title(figure["name"], figure["as_of"]),
        value=_value(figure),
        calculation=CALCULATIONS.get(figure["operation"], ""),
        formula=_formula(figure),
        rounding=_rounding(figure),
        steps=tuple(step_of(each) for each in figure["inputs"]),
        events=tuple(_event(each) for each in (figure["lineage"] or {}).get("events", ())),
        competing=tuple(_event(each) for each in figure["competing"]),
        proof=_proof(figure["lineage"]) if figure["lineage"] else (),
    )


def competing_step(speaking: Sequence[Observation], title: str) -> Step:
    """Observations that contradict each other, as a number that nobody printed yet has them."""
    events = tuple(_event(describe_event(each)) for each in speaking)
    return Step(title, "", "", "", "", (), (), events, ())


def is_open_contradiction(figure: Described) -> bool:
    """Whether values compete for a figure and nobody has ruled."""
    return bool(figure["competing"]) and not any(event["is_ruled"] for event in figure["competing"])


def figure_title(name: str, as_of: str) -> str:
    """Call a figure as the report does: the caption of its table, its row and its column."""
    match = re.fullmatch(r"([\w.]+)\[(.*)\]", name)
    if match is None or match[1] not in figure_tables:
        return name
    return f"{figure_tables[match[1]].caption} · {_dated(match[2], as_of)}"


def key_title(key: str) -> str:
    """Call a printed number by its key: "Ⅰ-4 예산현황: 계·집행액"."""
    item, _, rest = key.partition("/")
    table, _, cell = rest.partition("/")
    name = table.partition("(")[0]
    return f"{item} {figure_tables[name].caption}: {cell}" if name in figure_tables else key


def _dated(label: str, as_of: str) -> str:
    day = date.fromisoformat(as_of)
    for word in ("year", "month", "day"):
        label = label.replace(f"{{{word}}}", str(getattr(day, word)))
    return re.sub(r"\(?\{sum\}[^)]*\)?", "", label)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _value(figure: Described) -> str:
    events = (figure["lineage"] or {}).get("events", ())
    words = events[0]["printed"] if events else ""
    return value_label(_number(figure["value"]), figure["absence"], figure["unit"], figure["scale"], words)


def _formula(figure: Described) -> str:
    if not figure["formula"] or figure["value"] is None:
        return ""
    if not figure["operation"]:
        return str(figure["formula"])
    unit = unit_label(figure["unit"], figure["scale"])
    result = amount(Decimal(figure["value"]), figure["unit"], figure["scale"])
    return f"{figure['formula']} = {result}{f' ({unit})' if unit else ''}"


def _rounding(figure: Described) -> str:
    if figure.get("moved"):
        return translated("가장 가까운 수에서 표의 합이 맞도록 끝자리를 1 옮김")
    if not figure["rounding"] or figure["value"] is None:
        return ""
    part, whole = (Fraction(each["value"] or 0) for each in figure["inputs"])
    exact = part / whole * 100
    digits = f"{float(exact):.6f}".rstrip("0").rstrip(".")
    return translated(
        "{value} (소수 {decimals}자리까지, 그 전의 값 {digits}{unit})",
        value=translated(ROUNDINGS[figure["rounding"]]),
        decimals=figure["decimals"],
        digits=digits,
        unit=figure["unit"],
    )


def _event(event: Described) -> Event:
    line = translated("{line}행 ", line=event["line"]) if event["line"] else ""
    return Event(
        name=fact_name(event),
        source=event["source"],
        place=f"{line}{event['cell']}".strip(),
        printed=event["printed"],
        value=value_label(_number(event["value"]), event["absence"], event["unit"], event["scale"], event["printed"]),
        nature=NATURES[event["nature"]],
        effective_date=event["effective_date"],
        stated_on=event["stated_on"],
        version=event["version"],
        basis=event["basis"],
        formula=event["formula"],
        is_ruled=event["is_ruled"],
        ruling=event["ruling"],
    )


def _proof(lineage: Described) -> tuple[tuple[str, str], ...]:
    total = translated("수로 더할 수 없음") if lineage["total"] is None else f"{Decimal(lineage['total']):,f}"
    return (
        (translated("자료"), datasets[lineage["dataset"]].label),
        (translated("고른 조건"), lineage["selection"]),
        (translated("근거 건수"), translated("{count:,}건", count=lineage["count"])),
        (translated("근거 합계"), total),
        (translated("근거 지문"), lineage["digest"]),
    )
