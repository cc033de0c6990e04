"""Fact files: what a report states outside of tables, each with its line (docs/report-definitions.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from ieum.kernel.numbers import Absence, Printed, find_numbers, parse_cell
from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import Dataset, Measure, datasets
from ieum.kernel.units import MONEY, unit_of

_HEAD = ("dataset", "about")
_ABSENT = (Absence.NO_BUDGET, Absence.UNDECIDED, Absence.DASH)


class InvalidFacts(ValueError):
    """A fact file cannot be used; the message names the fact and says what to do."""


@dataclass(frozen=True)
class FactFile:
    """What a fact file says of its source, and the facts."""

    source: str
    municipality: str
    stated_on: date
    facts: tuple[Observation, ...]


def read_facts(text: str) -> FactFile:
    """Read a fact file.

    :raises InvalidFacts: naming the first fact that cannot be understood
    """
    raw = yaml.load(text, Loader=yaml.CSafeLoader)
    facts = tuple(fact for number, each in enumerate(raw["facts"], start=1) for fact in _facts(raw, each, number))
    return FactFile(raw["source"], raw["municipality"], raw["stated_on"], facts)


def _facts(raw: Mapping[str, Any], each: Mapping[str, Any], number: int) -> Iterator[Observation]:
    dataset, about = _dataset(each, number), _about(raw, each, number)
    for name, given in each.items():
        if name in _HEAD:
            continue
        if name not in dataset.measures:
            raise InvalidFacts(f"{number}번째 사실: {dataset.name}에는 {name} 항목이 없습니다.")
        for value in given if isinstance(given, list) else [given]:
            yield _fact(raw, dataset, name, about, value)


def _dataset(each: Mapping[str, Any], number: int) -> Dataset:
    name = str(each.get("dataset"))
    if name not in datasets:
        raise InvalidFacts(f"{number}번째 사실: {name}이라는 자료는 없습니다.")
    return datasets[name]


def _about(raw: Mapping[str, Any], each: Mapping[str, Any], number: int) -> dict[str, str]:
    known = datasets[each["dataset"]].dimensions
    own = {name: str(value) for name, value in (each.get("about") or {}).items()}
    if set(own) - set(known):
        raise InvalidFacts(
            f"{number}번째 사실: {each['dataset']}에는 {', '.join(sorted(set(own) - set(known)))} 구분이 없습니다."
        )
    return {**{name: str(value) for name, value in raw.get("defaults", {}).items() if name in known}, **own}


def _fact(
    raw: Mapping[str, Any], dataset: Dataset, name: str, about: Mapping[str, str], value: Mapping[str, Any]
) -> Observation:
    measure = dataset.measures[name]
    blank = Observation(
        dataset=dataset.name,
        subject=subject_of(about),
        measure=name,
        value=None,
        absence=Absence.TEXT,
        unit=measure.unit,
        effective_date=value.get("as_of", raw["as_of"]),
        stated_on=raw["stated_on"],
        source=raw["source"],
        line=value.get("line"),
        cell=value.get("cell") or _cell(about, measure),
        printed=str(value.get("printed", "")),
        nature=Nature(value.get("nature", "ACTUAL")),
    )
    return _computed(blank, value) if "computed" in value else _printed(blank, measure, value.get("unit", ""))


def _cell(about: Mapping[str, str], measure: Measure) -> str:
    named = [word for name, word in about.items() if name not in ("division", "year") and word]
    return " · ".join([*named, measure.label])


def _computed(fact: Observation, value: Mapping[str, Any]) -> Observation:
    return replace(
        fact, value=Decimal(str(value["computed"])), absence=None, nature=Nature.COMPUTED, formula=value["formula"]
    )


def _printed(fact: Observation, measure: Measure, unit: str) -> Observation:
    """Read number and precision from the print; the unit of money stands there, or ``unit`` names it."""
    read = parse_cell(fact.printed)
    if not measure.unit:
        return fact
    if isinstance(read, Absence) and read in _ABSENT:
        return replace(fact, absence=read)
    numbers = [read] if isinstance(read, Printed) else [number for _, number in find_numbers(fact.printed)]
    if not numbers:
        return fact
    scale = _money_scale(unit or fact.printed) if measure.unit == "원" else 1
    return replace(fact, value=numbers[0].value * scale, absence=None, scale=scale, decimals=numbers[0].decimals)


def _money_scale(printed: str) -> int:
    squeezed = "".join(printed.split())
    labels = sorted((unit.label for unit in MONEY), key=len, reverse=True)
    found = next((label for label in (*labels, "억") if label in squeezed), "원")
    return unit_of("억원" if found == "억" else found).scale
