"""Periods set by law, as data: parameters/rules holds one file for each field of work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ieum.kernel.deadlines.counting import WAYS, Mode, Way
from ieum.kernel.deadlines.periods import Length, read_length
from ieum.kernel.parameters import FaultyParameter, Parameter, load_yaml, read_parameter
from ieum.kernel.particles import with_particles
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule says in one version."""

    mode: Mode
    length: Length | None = None
    """None where each case sets its own (a given processing time, an order) and for a yearly rule."""
    at_least: Length | None = None
    at_most: Length | None = None
    """The bounds of a length that each case sets; None where there is none."""
    day: str = ""
    """Month and day of the following year, such as "05-31", for a yearly rule."""
    extensions: int = 0
    """How often it may be extended."""
    extension: Length | None = None
    """By how much at most; None for as much as the length itself."""
    peremptory: bool = False
    """불변기간: no court may extend or shorten it."""

    @property
    def way(self) -> Way:
        """How it is counted."""
        return WAYS[self.mode]


@dataclass(frozen=True, slots=True)
class Rule:
    """A period set by law: what it is called, what starts it, and its terms by day of effect."""

    code: str
    label: str
    group: str
    """The field of work, in words."""
    trigger: str
    """The event that starts it, in words; for a backward rule the event that it precedes."""
    terms: Parameter[Terms]


@shipped
def rules() -> Mapping[str, Rule]:
    """All rules by code, field by field.

    :raises FaultyParameter: if a file is damaged or two rules have one code
    """
    folder = files(__package__) / "parameters" / "rules"
    found: dict[str, Rule] = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        for rule in _read_group(load_yaml(file)):
            if found.setdefault(rule.code, rule) is not rule:
                raise FaultyParameter(with_particles(f"{file.name}: {rule.code}은(는) 이미 있습니다."))
    return found


def _read_group(raw: Mapping[str, Any]) -> Iterator[Rule]:
    for code, rule in raw["rules"].items():
        label, group = worded(rule["label"]), worded(raw["label"])
        yield Rule(code, label, group, rule["trigger"], read_parameter(rule, _read_terms))


def _read_terms(raw: Mapping[str, Any]) -> Terms:
    extension = raw.get("extension", {})
    return Terms(
        mode=Mode(raw["mode"]),
        length=_length(raw, "length"),
        at_least=_length(raw, "at_least"),
        at_most=_length(raw, "at_most"),
        day=raw.get("day", ""),
        extensions=extension.get("times", 0),
        extension=_length(extension, "length"),
        peremptory=raw.get("peremptory", False),
    )


def _length(raw: Mapping[str, Any], name: str) -> Length | None:
    return read_length(raw[name]) if name in raw else None
