"""For how long personal data is kept: years that law or the office sets, by day, each with its citation.

Where law leaves the period to the office (``SET_BY_OFFICE``), what it set (``RetentionPeriod``) comes before the
default of the parameters, from its day on.
"""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files

from ieum.kernel.parameters import Parameter, load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import worded
from ieum.platform.models import RetentionPeriod

SET_BY_OFFICE = ("petitioner", "committee_contact", "staff")
"""What the office says itself, in the order of its page (개인정보 보호법 제21조제1항, 제30조제1항)."""


def kept_until(code: str, since: date) -> date:
    """The last day on which data of a kind is kept that was last needed on ``since``."""
    own = set_by_office(code, since)
    years = own.years if own else _periods()[code].version(on=since).value
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return since.replace(year=since.year + years, day=28)


def kept_because(code: str, since: date, on: date) -> str:
    """Until when data that was last needed on ``since`` is kept, and by what; "" once that is over."""
    until = kept_until(code, since)
    if until < on:
        return ""
    return worded("보유기간이 {until:%Y-%m-%d}까지입니다({citation}).", until=until, citation=citation(code, since))


def cutoff(code: str, on: date) -> date:
    """The day before which data of a kind is kept no longer."""
    years = _periods()[code].version(on=on).value
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def set_by_office(code: str, on: date) -> RetentionPeriod | None:
    """What the office set that holds on a day; None where it set nothing, and the default holds."""
    if code not in SET_BY_OFFICE:
        return None
    rows = RetentionPeriod.objects.filter(code=code, valid_from__lte=on).select_related("operation")
    return rows.order_by("-valid_from").first()


def all_set_by_office() -> list[RetentionPeriod]:
    """What the office set, the newest first."""
    return list(RetentionPeriod.objects.select_related("operation").order_by("-valid_from", "code"))


def default(code: str, on: date) -> int:
    """Years of the default that holds on a day where the office set nothing."""
    return _periods()[code].version(on=on).value


def label(code: str) -> str:
    """What the data is, in words."""
    return _periods()[code].label


def citation(code: str, on: date) -> str:
    """What sets the period that holds on a day."""
    own = set_by_office(code, on)
    return own.operation.basis if own else _periods()[code].version(on=on).reference


def period_of(code: str) -> str:
    """The newest period in words: "2년 (개인정보의 …)"."""
    period = _periods()[code]
    last = max(period.values)
    return f"{period.values[last]}년 ({period.reference[last]})"


@shipped
def _periods() -> Mapping[str, Parameter[int]]:
    raw = load_yaml(files("ieum.platform.personal") / "parameters" / "retention.yaml")
    return {code: read_parameter(each, int) for code, each in raw.items()}
