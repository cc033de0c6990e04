"""Recorded values that are corrected, and many that are recorded at once, all or none."""

from decimal import Decimal
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from ieum.api.door import bearer_of, operation
from ieum.api.errors import Refusal, not_found
from ieum.api.fields import MOST_AT_ONCE, Line, Schema
from ieum.api.once import Once, once
from ieum.api.views.facts import ObservationRow, StatedValue, Value, draft_of, observation_row
from ieum.kernel.numbers import Absence
from ieum.platform import operations
from ieum.platform.queries import observation_history
from ieum.platform.rules import InvalidObservation, ObservationDraft
from ieum.reports.rules import Action

router = Router()


class NewObservations(Schema, extra="forbid"):
    """Values that were sent in together."""

    observations: list[StatedValue] = Field(min_length=1, max_length=MOST_AT_ONCE)
    basis: Line = Field(description="모두의 근거 (공문의 번호와 날짜)")


class RecordedMany(Schema):
    """What was recorded."""

    ids: list[UUID] = Field(description="보낸 차례대로")
    epoch: int


class CorrectedValue(Schema, extra="forbid"):
    """Another value in the place of one."""

    value: Value | None = Field(None, description='정확한 값을 글로 ("1500000"); 값 없음이면 null')
    absence: Absence | None = Field(None, description="값이 없는 까닭; value가 null일 때만")
    basis: Line


@operation(
    router, "/observation-batches", Action.CONFIRM, RecordedMany, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told=f"값 여럿을 한꺼번에 등록. {MOST_AT_ONCE}개까지 모두 등록하거나 하나도 등록하지 않습니다.",
)  # fmt: skip
def record_observations(request: HttpRequest, mark: Once, given: NewObservations) -> Any:
    """Record values that were sent in together."""
    drafts = [_draft(number, each) for number, each in enumerate(given.observations)]

    def work() -> RecordedMany:
        done = operations.record_observations(
            kind="api.record_observations", actor_id=bearer_of(request).account_id, basis=given.basis, source_id=None,
            observations=drafts,
        )  # fmt: skip
        return RecordedMany(ids=list(done.observation_ids), epoch=done.epoch)

    return once(request, mark, work)


@operation(
    router, "/observations/{observation_id}/correction", Action.CORRECT, ObservationRow, method="POST",
    status=HTTPStatus.CREATED, refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told="값 하나를 정정. 앞의 값은 남고 새 판이 됩니다. 다른 사람이 먼저 고친 판이면 거절합니다.",
)  # fmt: skip
def correct_observation(request: HttpRequest, mark: Once, observation_id: UUID, given: CorrectedValue) -> Any:
    """Put another value in the place of the last version of one."""
    history = observation_history(observation_id)
    if not history:
        raise not_found("이 값을 찾을 수 없습니다. 등록한 값의 목록에서 고르십시오.")

    def work() -> ObservationRow:
        corrected = operations.correct_observation(
            observation_id=observation_id, value=Decimal(given.value) if given.value else None, absence=given.absence,
            decimals=len((given.value or "").partition(".")[2]), actor_id=bearer_of(request).account_id,
            basis=given.basis,
        )  # fmt: skip
        return ObservationRow(**observation_row(observation_history(corrected)[-1].observation))

    return once(request, mark, work)


def _draft(number: int, given: StatedValue) -> ObservationDraft:
    """One of several values as it is recorded; what is wrong with it names its place."""
    place = f"body.observations.{number}"
    try:
        return draft_of(given, place)
    except InvalidObservation as error:
        raise Refusal(HTTPStatus.CONFLICT, "INVALID_VALUE", str(error), place=place) from error
