"""Names of facts in addresses: source, place and subject, as sidecars name them, never an id of one machine."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ieum.kernel.observations import Nature, Observation, subject_of
from ieum.kernel.registry import datasets
from ieum.platform.queries import observation_at


class UnknownPlace(LookupError):
    """The address names no fact of this municipality."""


def fact_name(event: Mapping[str, Any]) -> str:
    """Write the name of an event of a sidecar as the query part of an address, without the question mark."""
    labels = {label: name for name, label in datasets[event["dataset"]].dimensions.items()}
    about = [(f"about.{labels.get(label, label)}", value) for label, value in event["subject"].items()]
    place = {name: event[name] for name in ("source", "cell", "dataset", "measure", "effective_date", "nature")}
    return urlencode([*place.items(), ("line", event["line"] or ""), *about])


def find_fact(name: str) -> Observation:
    """Find the newest version of the fact of that name.

    :raises UnknownPlace: if there is none, or the name is none
    """
    given = dict(parse_qsl(name, keep_blank_values=True))
    about = {key.removeprefix("about."): value for key, value in given.items() if key.startswith("about.")}
    try:
        found = observation_at(
            source=given["source"],
            line=int(given["line"]) if given["line"] else None,
            cell=given["cell"],
            dataset=given["dataset"],
            subject=subject_of(about),
            measure=given["measure"],
            effective_date=date.fromisoformat(given["effective_date"]),
            nature=Nature(given["nature"]),
        )
    except (KeyError, ValueError):
        found = None
    if found is None:
        raise UnknownPlace("이 값을 찾을 수 없습니다. 보고서에서 숫자를 다시 눌러 주십시오.")
    return found
