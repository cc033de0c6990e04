"""Notices of meetings: whether they are sent in time, to all members, and with what they must say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ieum.kernel.wording import joined, worded


@dataclass(frozen=True, slots=True)
class Calling:
    """What is known on a day of how a meeting is called."""

    is_planned: bool
    """Whether its notice is not sent yet."""
    is_waiting: bool
    """Whether its notice is sent and it has not begun."""
    notify_by: date | None
    """The last day for the notice; None where the committee's rule sets none."""
    lacking: Sequence[str]
    """What its notice does not say yet: "시각", "곳"."""
    told: Sequence[tuple[str, date | None]]
    """Each member with the first day on which they were told; None where that is not recorded."""


def calling_faults(calling: Calling, *, today: date) -> list[str]:
    """Say what is late or missing, for whoever runs the committee."""
    by = calling.notify_by
    untold = [name for name, first in calling.told if first is None]
    late = [name for name, first in calling.told if first is not None and by is not None and first > by]
    found: list[str] = []
    if calling.is_planned and by is not None and today > by:
        found.append(
            worded("통지 기한({by})이 지났습니다. 긴급한 사유를 적어 통지하거나 회의일을 미루십시오.", by=f"{by}")
        )
    if calling.is_planned and calling.lacking:
        lacking = joined(calling.lacking, "·")
        found.append(worded("통지서에 적을 {lacking}이(가) 없습니다. 통지하기 전에 정하십시오.", lacking=lacking))
    if calling.is_waiting and untold:
        found.append(
            worded("통지한 기록이 없는 위원: {names}. 메일로 보내거나 알린 날을 적으십시오.", names=", ".join(untold))
        )
    if late:
        found.append(worded("통지 기한({by})보다 늦게 통지한 위원: {names}.", by=f"{by}", names=", ".join(late)))
    return found
