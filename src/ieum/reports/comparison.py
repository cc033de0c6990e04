"""Comparison: why two editions of a report differ, explained in events that add up exactly."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ieum.documents.readers.json import block_stretches
from ieum.reports.sidecar import Described

_LETTERS = re.compile("\\([㉮-㉻][㉮-㉻=+]*\\)$")
ROUNDING = "반올림·버림"
"""The cause that holds what rounding adds or takes, so that causes add up to the printed change."""


@dataclass(frozen=True)
class Cause:
    """One event's share in a change."""

    place: str
    """Source, line and cell; or what else changed."""
    before: str
    """As printed in the source; "" where the event is new."""
    after: str
    """"" where the event is no longer counted."""
    share: Fraction
    """In base units of the figure that changed."""
    basis: str = ""


@dataclass(frozen=True)
class Change:
    """A printed number that differs between two editions."""

    key: str
    unit: str
    before: Decimal | None
    after: Decimal | None
    printed_before: str
    printed_after: str
    causes: tuple[Cause, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the causes make up the whole change; a value that is new or gone has no amount to make up."""
        if self.before is None or self.after is None:
            return True
        return sum((cause.share for cause in self.causes), Fraction(0)) == Fraction(self.after) - Fraction(self.before)


def changes(before: Described, after: Described) -> list[Change]:
    """Compare the figures of two sidecars; numbers in the order of the later edition, then those that went."""
    old, new = figures_of(before), figures_of(after)
    keys = [*new, *(key for key in old if key not in new)]
    return [_change(key, old.get(key), new.get(key)) for key in keys if _differs(old.get(key), new.get(key))]


def figures_of(sidecar: Described) -> dict[str, Described]:
    """The figures by the keys of now; those of columns that name each other had their letters in them: 간주처리(㉲)."""
    return {_LETTERS.sub("", key): figure for key, figure in sidecar["figures"].items()}


def sentence_changes(before: bytes, after: bytes) -> list[tuple[str, str]]:
    """Compare the words of two editions as they were frozen: pairs of a line before and after, "" where there is none.

    Numbers are left out of the comparison, since :func:`changes` explains them.
    """
    old, new = (list(_lines(document)) for document in (before, after))
    pairs = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            pairs += _paired(old[i1:i2], new[j1:j2])
    return pairs


def _differs(old: Described | None, new: Described | None) -> bool:
    if old is None or new is None:
        return True
    before, after = ((each["value"], each["absence"], set(each["printed"])) for each in (old, new))
    return before != after


def _change(key: str, old: Described | None, new: Described | None) -> Change:
    before, after = _value(old), _value(new)
    causes = tuple(_causes(old, new)) if before is not None and after is not None else tuple(_events_of(old, new))
    one = new or old or {}
    return Change(key, one["unit"], before, after, _printed(old), _printed(new), causes)


def _causes(old: Described | None, new: Described | None) -> Iterator[Cause]:
    """Share a change out to events; what rounding adds is a cause of its own."""
    assert old is not None and new is not None  # noqa: S101, PT018 - both values are known here
    found = [cause for cause in _shares(old, new) if cause.share or cause.before != cause.after]
    yield from found
    rest = Fraction(new["value"]) - Fraction(old["value"]) - sum((cause.share for cause in found), Fraction(0))
    if rest:
        yield Cause(ROUNDING, "", "", rest)


def _shares(old: Described, new: Described, weight: Fraction = Fraction(1)) -> Iterator[Cause]:
    """Walk down to the events; the shares of a rate are those of its part at the old whole, then of its whole."""
    if _ruled(new) != _ruled(old) and old.get("competing"):
        yield _ruling(old, new, weight)
    elif old["operation"] != new["operation"] or not new["operation"]:
        yield from _stated_shares(old, new, weight)
    elif new["operation"] == "rate":
        yield from _rate_shares(old, new, weight)
    else:
        signs = (Fraction(1), Fraction(-1 if new["operation"] == "difference" else 1))
        for index, (one, other) in enumerate(_matched(old["inputs"], new["inputs"])):
            yield from _shares(one, other, weight * signs[min(index, 1)])


def _ruled(described: Described) -> tuple[object, ...] | None:
    """Which of the competing values was ruled to be used; None where none compete or nobody ruled."""
    chosen = (event for event in described.get("competing", ()) if event["is_ruled"])
    return next(((event["source"], event["line"], event["cell"], event["nature"]) for event in chosen), None)


def _ruling(old: Described, new: Described, weight: Fraction) -> Cause:
    """The share of a ruling: all that the value changed by taking another one of those that compete."""
    chosen = next(event for event in new["competing"] if event["is_ruled"])
    delta = Fraction(new["value"] or 0) - Fraction(old["value"] or 0)
    place = f"{_place(chosen)} (서로 다른 값 가운데 쓸 값을 결정)"
    return Cause(place, _written(old), _written(new), delta * weight, chosen["ruling"])


def _written(described: Described) -> str:
    """A value as its reports print it."""
    if described["value"] is None:
        return ""
    return f"{Decimal(described['value']) / described['scale']:,.{described['decimals'] or 0}f}"


def _rate_shares(old: Described, new: Described, weight: Fraction) -> Iterator[Cause]:
    old_whole = Fraction(old["inputs"][1]["value"] or 0)
    new_part, new_whole = (Fraction(each["value"] or 0) for each in new["inputs"])
    if not old_whole or not new_whole:
        return
    yield from _shares(old["inputs"][0], new["inputs"][0], weight * 100 / old_whole)
    if new_whole != old_whole:
        per_won = (new_part / new_whole - new_part / old_whole) * 100 / (new_whole - old_whole)
        yield from _shares(old["inputs"][1], new["inputs"][1], weight * per_won)


def _stated_shares(old: Described, new: Described, weight: Fraction) -> Iterator[Cause]:
    delta = Fraction(new["value"] or 0) - Fraction(old["value"] or 0)
    before, after = _speaking(old), _speaking(new)
    if delta or before != after:
        yield Cause(
            place=_place(after or before),
            before=_said(before) if before else "",
            after=_said(after) if after else "",
            share=delta * weight,
            basis=after["basis"] if after else "",
        )


def _matched(old: list[Described], new: list[Described]) -> Iterator[tuple[Described, Described]]:
    """Pair inputs by name; one that is missing on a side counts as nothing there."""
    by_name = ({each["name"]: each for each in inputs} for inputs in (old, new))
    before, after = by_name
    for name in dict.fromkeys((*before, *after)):
        yield before.get(name, _nothing(name)), after.get(name, _nothing(name))


def _nothing(name: str) -> Described:
    return {"name": name, "value": "0", "operation": "", "lineage": None, "inputs": []}


def _events_of(old: Described | None, new: Described | None) -> Iterator[Cause]:
    """The events behind a number that is new or gone."""
    for described, is_new in ((old, False), (new, True)):
        for event in _leaf_events(described) if described else ():
            before, after = ("", _said(event)) if is_new else (_said(event), "")
            yield Cause(_place(event), before, after, Fraction(0), event["basis"])


def _leaf_events(described: Described) -> Iterator[Mapping[str, Any]]:
    if described["lineage"]:
        yield from described["lineage"]["events"]
    for each in described["inputs"]:
        yield from _leaf_events(each)


def _speaking(described: Described) -> Mapping[str, Any] | None:
    events = list(_leaf_events(described))
    return events[0] if events else None


def _said(event: Mapping[str, Any]) -> str:
    """What an event says: as the source prints it, or the number that a correction put in the place of that."""
    if event["version"] == 1 or event["value"] is None:
        return str(event["printed"])
    return f"{Decimal(event['value']) / event['scale']:,.{event['decimals']}f}"


def _place(event: Mapping[str, Any] | None) -> str:
    if event is None:
        return "근거 없음"
    line = f" {event['line']}행" if event["line"] else ""
    version = f" (정정 {event['version'] - 1}회)" if event["version"] > 1 else ""
    return f"{event['source']}{line} {event['cell']}{version}"


def _value(described: Described | None) -> Decimal | None:
    return Decimal(described["value"]) if described and described["value"] is not None else None


def _printed(described: Described | None) -> str:
    return described["printed"][0] if described and described["printed"] else ""


def _lines(document: bytes) -> Iterator[str]:
    for stretches in block_stretches(document):
        if words := "".join("○○" if figure else text for text, figure in stretches):
            yield words


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    longest = max(len(old), len(new))
    return list(zip(old + [""] * (longest - len(old)), new + [""] * (longest - len(new)), strict=True))
