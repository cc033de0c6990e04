"""Reads of the table of delegated decisions: what holds on a day, and every version that was set."""

from datetime import date

from ieum.office.models import DelegationTable
from ieum.office.rules.delegation import DelegatedKind, Delegation, OwnTable, delegation_of, own_terms
from ieum.org.choices import UnitKind


def delegation_on(day: date) -> Delegation:
    """Who decides on each kind of case on a day, by the municipality's own table where it has one.

    :raises NotYetInForce: if no delegation is known for that day
    """
    return delegation_of(_own_on(day), on=day)


def own_delegation_on(day: date) -> Delegation:
    """What the municipality's own table says on a day; nothing where it has none."""
    return own_terms(_own_on(day))


def _own_on(day: date) -> OwnTable | None:
    rows = DelegationTable.objects.filter(valid_from__lte=day).order_by("-valid_from", "-version")
    found: DelegationTable | None = rows.first()
    return own_table(found) if found else None


def own_table(found: DelegationTable) -> OwnTable:
    """A version as a rule reads it."""
    kinds = {kind: DelegatedKind(UnitKind(each["decider"]), each["article"]) for kind, each in found.kinds.items()}
    return OwnTable(found.pk, found.name, found.valid_from, kinds)


def delegation_tables() -> list[DelegationTable]:
    """Every version that was set, the latest day first, and of a day the one that holds first."""
    return list(
        DelegationTable.objects.select_related("operation__actor", "operation__on_behalf_of").order_by(
            "-valid_from", "-version"
        )
    )
