"""The dated table of delegated decisions (위임전결): who decides at the least on each kind of case, by which rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import UUID

from ieum.kernel.parameters import NotYetInForce, load_yaml, read_parameter
from ieum.kernel.registry import delegated_matters
from ieum.kernel.shipped import shipped
from ieum.office.choices import CaseKind
from ieum.org.choices import UnitKind

DECIDERS = {
    "구청장": UnitKind.MAYOR,
    "부구청장": UnitKind.VICE_MAYOR,
    "국장": UnitKind.BUREAU,
    "소장": UnitKind.CENTRE,
    "담당관": UnitKind.OFFICE,
    "과장": UnitKind.DIVISION,
    "팀장": UnitKind.TEAM,
    "시장": UnitKind.MAYOR,
    "군수": UnitKind.MAYOR,
    "도지사": UnitKind.MAYOR,
    "부시장": UnitKind.VICE_MAYOR,
    "부군수": UnitKind.VICE_MAYOR,
    "부지사": UnitKind.VICE_MAYOR,
}
"""전결권자 as the tables of offices write them, with the kind of unit that each heads."""
TITLES = {kind: title for title, kind in reversed(DECIDERS.items())}
"""What each is printed as: the first word of its kind."""


@dataclass(frozen=True, slots=True)
class DelegatedKind:
    """Who decides at the least on a kind of case; ``article`` is the place in the rule, "" where the table has none."""

    decider: UnitKind
    article: str = ""


@dataclass(frozen=True, slots=True)
class DelegationTerm:
    """What holds for one kind of case on a day."""

    decider: UnitKind
    rule: str
    """The name of the rule with the article."""
    since: date
    is_own: bool
    """Whether the municipality's own table says so; False where the shipped one does."""
    table_id: UUID | None = None
    """The version of that own table; None where the shipped one says so."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A municipality's own table as it holds on a day."""

    id: UUID
    name: str
    since: date
    kinds: Mapping[str, DelegatedKind]


Delegation = Mapping[str, DelegationTerm]
"""The terms of a day by kind of case."""


@shipped
def _shipped() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "delegation.yaml"), dict)


def delegation_of(own: OwnTable | None, *, on: date) -> Delegation:
    """The terms of a day: the municipality's own, and the shipped ones for the kinds that its table does not name.

    :raises NotYetInForce: if no delegation is known for that day
    """
    version = _shipped().version(on=on)
    shipped = {
        kind: DelegationTerm(UnitKind(decider), version.reference, version.since, is_own=False)
        for kind, decider in version.value.items()
    }
    return shipped | dict(_usual(on)) | own_terms(own)


def own_terms(own: OwnTable | None) -> dict[str, DelegationTerm]:
    """What a municipality's own table says; nothing without one."""
    if own is None:
        return {}
    return {
        kind: DelegationTerm(
            each.decider, f"{own.name} {each.article}".strip(), own.since, is_own=True, table_id=own.id
        )
        for kind, each in own.kinds.items()
    }


def delegated_kinds() -> Mapping[str, str]:
    """All that a table may name, with what it is called there: kinds of cases, and matters of apps above."""
    return {kind.value: str(kind.label) for kind in CaseKind} | {each.name: each.label for each in delegated_matters}


def _usual(on: date) -> Iterator[tuple[str, DelegationTerm]]:
    """The shipped terms of matters of apps above that are known for a day."""
    for each in delegated_matters:
        try:
            decider, rule, since = each.usual(on)
        except NotYetInForce:
            continue
        yield each.name, DelegationTerm(UnitKind(decider), rule, since, is_own=False)
