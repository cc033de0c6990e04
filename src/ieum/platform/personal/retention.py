"""For how long personal data is kept: years that law or the office sets, by day, each with its citation."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from ieum.kernel.parameters import Parameter, load_yaml, read_parameter


def kept_until(code: str, since: date) -> date:
    """The last day on which data of a kind is kept that was last needed on ``since``."""
    years = _periods()[code].version(on=since).value
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return since.replace(year=since.year + years, day=28)


def cutoff(code: str, on: date) -> date:
    """The day before which data of a kind is kept no longer."""
    years = _periods()[code].version(on=on).value
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def citation(code: str, on: date) -> str:
    """What sets the period that holds on a day."""
    return _periods()[code].version(on=on).reference


def period_of(code: str) -> str:
    """The newest period in words: "2년 (개인정보의 …)"."""
    period = _periods()[code]
    last = max(period.values)
    return f"{period.values[last]}년 ({period.reference[last]})"


@cache
def _periods() -> Mapping[str, Parameter[int]]:
    raw = load_yaml(files("ieum.platform.personal") / "parameters" / "retention.yaml")
    return {code: read_parameter(each, int) for code, each in raw.items()}
