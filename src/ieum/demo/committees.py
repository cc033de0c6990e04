"""The demo's committees: two of each district by its own ordinances, their members roles, one with a meeting today."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from ieum.demo.data import read_data
from ieum.office import operations, queries
from ieum.org.queries import standing as standing_on
from ieum.org.rules.standing import Standing


def load_committees(code: str, officer_id: UUID) -> None:
    """Register the district's committees, run by the officer's post; nothing where there are any."""
    today = localdate()
    if queries.committees(today):
        return
    standing = standing_on(today)
    (post_id, *_) = standing.held_by(officer_id)
    raw = read_data("committees.yaml")[code]
    for each in raw:
        if each["since"] <= today:
            _load(each, post_id, standing, {"actor_id": officer_id, "on": today})


def _load(raw: Mapping[str, Any], post_id: UUID, standing: Standing, who: Mapping[str, Any]) -> None:
    made = operations.register_committee(
        name=raw["name"], functions="\n".join(raw["functions"]), basis=raw["basis"], rule=raw["rule"],
        valid_from=raw["since"], post_id=post_id, **who,
    )  # fmt: skip
    for each in raw["members"]:
        operations.appoint_member(committee_id=made.pk, **_member(each, raw["since"], standing, who["on"]), **who)
    if "agenda" in raw:
        meeting = operations.plan_meeting(committee_id=made.pk, held_on=who["on"], place="기획상황실", **who)
        for title in raw["agenda"]:
            operations.propose_item(meeting_id=meeting.pk, title=title, **who)
        operations.notify_meeting(meeting_id=meeting.pk, reason="시연을 위하여 당일에 통지", **who)


def _member(raw: Mapping[str, Any], since: date, standing: Standing, today: date) -> dict[str, Any]:
    given = {"group": raw["group"], "role": raw["role"], "valid_from": since}
    if "post" in raw:
        return {**given, "post_id": next(each for each in standing.posts if standing.label(each) == raw["post"])}
    months = today.year * 12 + today.month - 1 - raw["months"]
    appointed = max(date(months // 12, months % 12 + 1, 1), since)
    return {**given, "name": raw["name"], "sex": raw["sex"], "valid_from": appointed}
