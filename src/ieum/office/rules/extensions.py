"""How often and how long the due date of a case is put off by the law on its kind."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from ieum.kernel.parameters import NotYetInForce, load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension that is asked for."""

    number: int
    """The how manieth of the case it would be, from 1."""
    has_consent: bool
    """Whether who asked for the case consents to it."""
    days: int | None = None
    """By how many days a given due date is put off; None where a rule counts it and bounds the length itself."""
    period: int = 0
    """Days from receipt to the due date as it was given."""


@shipped
def _bounds() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "extensions.yaml"), dict)


def extension_fault(kind: str, asked: Extension, *, received_on: date) -> str:
    """Say why the law on a kind of case does not allow an extension, with its article; "" where it does or none does.

    ``received_on`` chooses the version of the law.
    """
    try:
        version = _bounds().version(on=received_on)
    except NotYetInForce:
        return ""
    bound = version.value.get(kind)
    if bound is None:
        return ""
    law = worded(version.reference)
    if asked.number > bound["times"]:
        return worded("민원의 처리기간은 {times}번까지만 연장할 수 있습니다({law}).", times=bound["times"], law=law)
    if asked.days is not None and asked.days > asked.period:
        return worded(
            "처음 처리기간({period}일)보다 길게 연장할 수 없습니다({law}). 새 기한을 당기십시오.",
            period=asked.period, law=law,
        )  # fmt: skip
    if asked.number >= bound["consent_from"] and not asked.has_consent:
        return worded("다시 연장하려면 민원인의 동의를 받아 동의한 날을 적어야 합니다({law}).", law=law)
    return ""
