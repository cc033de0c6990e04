"""How high heads of units stand beside each other."""

from ieum.org.choices import UnitKind

_ALIKE = (
    {UnitKind.MAYOR},
    {UnitKind.VICE_MAYOR},
    {UnitKind.BUREAU, UnitKind.CENTRE, UnitKind.COUNCIL_OFFICE, UnitKind.CORPORATION, UnitKind.FUNDED_BODY},
    {UnitKind.OFFICE, UnitKind.DIVISION, UnitKind.NEIGHBOURHOOD},
    {UnitKind.TEAM},
)
_RANKS = {kind: rank for rank, kinds in enumerate(_ALIKE) for kind in kinds}


def head_rank(kind: UnitKind) -> int:
    """How high the head of a kind of unit stands, 0 the highest: 소장 as 국장 (4급), 담당관 and 동장 as 과장 (5급)."""
    return _RANKS[kind]
