"""The dated values of the budget that come with the program: what laws, and ordinances of districts, set."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from ieum.kernel.parameters import NotYetInForce, Parameter, Version, load_yaml, read_parameter
from ieum.kernel.shipped import shipped

_ANYWHERE = ""
"""Stands for the district of what a law sets."""


@shipped
def parameters() -> Mapping[tuple[str, str], Parameter[Any]]:
    """Every value by the name of its file and its district, "" for what a law sets."""
    found = {}
    for file in (files("ieum.budget") / "parameters").iterdir():
        name, raw = file.name.removesuffix(".yaml"), load_yaml(file)
        of = {_ANYWHERE: raw} if "values" in raw else raw
        found.update({(name, district): read_parameter(each, lambda value: value) for district, each in of.items()})
    return found


def parameter(name: str) -> Parameter[Any]:
    """A dated value of the budget."""
    return parameters()[name, _ANYWHERE]


def version_on(name: str, day: date) -> Version[Any] | None:
    """The value that held on a day; None before the first that is known."""
    try:
        return parameter(name).version(on=day)
    except NotYetInForce:
        return None


def ordinance_on(name: str, district: str, day: date) -> Version[Any] | None:
    """What a district's own ordinance set on a day; None where that is not registered.

    Offices of other districts add theirs beside it, each with its own days.
    """
    found = parameters().get((name, district))
    try:
        return found.version(on=day) if found else None
    except NotYetInForce:
        return None
