"""How addresses name a part of a year's revenue."""

from ieum.budget.queries.revenue_reasons import RevenuePart
from ieum.site.requests import StaffRequest

REVENUE_NAMES = ("account", "group", "code", "division")
"""What an address names a part of a year's revenue by."""


def revenue_part(request: StaffRequest, year: int) -> RevenuePart:
    """The part of a year's revenue that an address names; without a name the whole."""
    return RevenuePart(year, **dict(kept_names(request)))


def kept_names(request: StaffRequest) -> list[tuple[str, str]]:
    """What of an address names a part of revenue."""
    return [(name, request.GET[name]) for name in REVENUE_NAMES if request.GET.get(name)]


def asked_names(part: RevenuePart) -> dict[str, str]:
    """How an address names a part of revenue."""
    return {name: value for name in REVENUE_NAMES if (value := getattr(part, name))}
