"""Recorded values: their datasets, what was known when, the history of one, and recording."""

from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Query, Router, UploadedFile
from pydantic import AwareDatetime, Field, StringConstraints

from ieum.api.door import bearer_of, operation
from ieum.api.errors import not_found
from ieum.api.fields import Day, Line, Moment, Page, Part, Schema, Year, page
from ieum.api.once import Once, once
from ieum.kernel.numbers import Absence
from ieum.kernel.observations import Nature, Observation
from ieum.kernel.registry import Dataset, datasets
from ieum.kernel.wording import worded
from ieum.platform import operations
from ieum.platform.database.tenancy import snapshot
from ieum.platform.heads import with_own_heads
from ieum.platform.queries import observation_history, observations_known, observations_latest
from ieum.platform.rules import InvalidObservation, ObservationDraft
from ieum.reports import operations as reports
from ieum.reports import queries
from ieum.reports.intake.proposing import Letter
from ieum.reports.rules import Action

router = Router()
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,60}$")]
Value = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,24}(\.[0-9]{1,20})?$")]
Dimension = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}=[^|=\x00-\x1f\x7f]{1,100}$")]


class MeasureRow(Schema):
    """What may be stated about a dataset's subjects."""

    name: str
    label: str
    unit: str


class DatasetRow(Schema):
    """A kind of facts."""

    name: str
    label: str
    dimensions: dict[str, str] = Field(description="구분의 이름과 우리말")
    measures: list[MeasureRow]


class ObservationRow(Schema):
    """A value that a source states."""

    id: UUID | None = Field(description="식별자, 다른 행에서 계산한 값이면 null")
    dataset: str
    subject: dict[str, str]
    measure: str
    value: str | None = Field(description="정확한 값(10진수), 값이 없으면 null")
    absence: str | None
    unit: str
    nature: str
    effective_date: date
    stated_on: date
    source: str
    line: int | None
    cell: str
    printed: str
    formula: str
    basis: str
    version: int
    is_ruled: bool = Field(description="서로 다른 값 가운데 쓰기로 결정되었는지")


class RecordingRow(Schema):
    """One version of a value."""

    observation: ObservationRow
    is_withdrawal: bool = Field(description="앞 판을 취소하는 판인지")
    kind: str
    actor: str
    epoch: int
    recorded_at: AwareDatetime


class Asked(Schema):
    """Which observations."""

    dataset: Name = Field(description="자료 (GET /api/datasets)")
    as_of: Day | None = Field(None, description="이날까지의 마지막 값만, 없으면 모든 날")
    known_at: Moment | None = Field(None, description="이때까지 등록된 것만")
    where: list[Dimension] = Field([], max_length=10, description="구분=값 (programme=기본경비)")
    measure: list[Name] = Field([], max_length=20, description="항목")
    nature: list[Nature] = Field([], max_length=len(Nature), description="성격")


class StatedValue(Schema, extra="forbid"):
    """A value that an officer states."""

    dataset: Name
    subject: Annotated[
        dict[Annotated[str, StringConstraints(pattern="^[a-z0-9_]{1,60}$")],
             Annotated[str, StringConstraints(pattern=r"^[^|=\x00-\x1f\x7f]{1,100}$")]],
        Field(json_schema_extra={"additionalProperties": False}, description="구분과 값 (GET /api/datasets)"),
    ]  # fmt: skip
    measure: Name
    value: Value | None = Field(None, description='정확한 값을 글로 ("1500000"); 값 없음이면 null')
    absence: Absence | None = Field(None, description="값이 없는 까닭; value가 null일 때만")
    effective_date: Day
    stated_on: Day
    nature: Literal["ACTUAL", "FORECAST", "TARGET", "PLAN"] = "ACTUAL"


class NewObservation(StatedValue, extra="forbid"):
    """A value with its basis."""

    basis: Line


class Recorded(Schema):
    """What was recorded."""

    id: UUID
    epoch: int


class TakenIn(Schema):
    """A report that was handed in."""

    id: UUID
    source: str
    tables: int = Field(description="읽은 표의 수")
    facts: int = Field(description="확인을 기다리는 값의 수")
    findings: int = Field(description="점검 지적의 수")


class LetterForm(Schema):
    """What is said about a report that is handed in."""

    source: Annotated[Line, StringConstraints(max_length=120)] = Field(
        description="출처의 이름, 지방자치단체 안에서 하나뿐이어야 함"
    )
    stated_on: Day = Field(description="보고일")
    as_of: Day = Field(description="기준일")
    year: Year = Field(description="연도")
    division: Line = Field(description="부서")


@operation(
    router, "/datasets", Action.SEE_INTAKES, Page[DatasetRow],
    told="자료의 종류. 무엇에 대하여 어떤 항목을 등록할 수 있는지 알려 줍니다.",
)  # fmt: skip
def list_datasets(request: HttpRequest, part: Part) -> Any:
    """All datasets of the installation."""
    return page(sorted(datasets, key=lambda each: each.name), part, _dataset)


@operation(
    router, "/observations", Action.SEE_INTAKES, Page[ObservationRow], refuses=(HTTPStatus.NOT_FOUND,),
    own_transactions=True,
    told="등록한 값. 자료 하나를 기준일과 알던 때로 읽고 구분, 항목, 성격으로 거릅니다.",
)  # fmt: skip
def list_observations(request: HttpRequest, asked: Annotated[Asked, Query()], part: Part) -> Any:
    """The observations of a dataset as known at a moment."""
    _dataset_or_404(asked.dataset, "query.dataset")
    filters: dict[str, Any] = {
        "where": dict(each.split("=", 1) for each in asked.where),
        "measures": asked.measure or None,
        "natures": asked.nature or None,
    }
    with snapshot(bearer_of(request).municipality_id, known_at=asked.known_at) as epoch:
        if asked.as_of is None:
            rows = observations_known(asked.dataset, epoch=epoch, **filters)
        else:
            rows = observations_latest(asked.dataset, as_of=asked.as_of, epoch=epoch, **filters)
    return page(rows, part, observation_row)


@operation(
    router, "/observations/{observation_id}", Action.SEE_INTAKES, Page[RecordingRow], refuses=(HTTPStatus.NOT_FOUND,),
    told="값 하나의 이력. 처음 등록한 판부터 정정과 취소까지 줍니다.",
)  # fmt: skip
def get_observation(request: HttpRequest, observation_id: UUID, part: Part) -> Any:
    """All versions of a value."""
    history = observation_history(observation_id)
    if not history:
        raise not_found("이 값을 찾을 수 없습니다. 등록한 값의 목록에서 고르십시오.")
    return page(history, part, _recording)


@operation(
    router, "/observations", Action.CONFIRM, Recorded, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT),
    told="값 하나를 등록. 담당자가 근거를 적어 말하는 값이며, 고칠 때에는 지우지 않고 정정합니다.",
)  # fmt: skip
def record_observation(request: HttpRequest, mark: Once, given: NewObservation) -> Any:
    """Record one value that an officer states."""
    draft = draft_of(given)

    def work() -> Recorded:
        done = operations.record_observations(
            kind="api.record_observation", actor_id=bearer_of(request).account_id, basis=given.basis, source_id=None,
            observations=[draft],
        )  # fmt: skip
        return Recorded(id=done.observation_ids[0], epoch=done.epoch)

    return once(request, mark, work)


@operation(
    router, "/intakes", Action.TAKE_IN, TakenIn, method="POST", status=HTTPStatus.CREATED,
    refuses=(HTTPStatus.CONFLICT,),
    told="보고서 파일을 올리기. 표를 읽고 점검합니다. 값은 담당자가 화면에서 표를 확인한 뒤에 등록됩니다.",
)  # fmt: skip
def take_in_report(
    request: HttpRequest, mark: Once, file: Annotated[UploadedFile, File()], letter: Annotated[LetterForm, Form()]
) -> Any:
    """Hand in a report."""

    def work() -> TakenIn:
        where = {"division": letter.division, "year": str(letter.year)}
        taken = reports.take_in(
            name=str(file.name), data=file.read(), letter=Letter(letter.source, letter.stated_on, letter.as_of, where),
            actor_id=bearer_of(request).account_id, basis=f"{letter.source} 올림",
        )  # fmt: skip
        proposals = queries.proposals(taken)
        return TakenIn(
            id=taken.pk, source=letter.source, tables=len(proposals), facts=sum(len(each.facts) for each in proposals),
            findings=len(taken.findings["findings"]),
        )  # fmt: skip

    return once(request, mark, work, [file])


def _dataset_or_404(name: str, place: str) -> Dataset:
    if name not in datasets:
        raise not_found(
            worded("{name}이라는 자료가 없습니다. 자료의 종류(GET /api/datasets)에서 고르십시오.", name=name), place
        )
    return datasets[name]


def draft_of(given: StatedValue, place: str = "body") -> ObservationDraft:
    """The value as it is recorded, in the measure's own unit; ``place`` is where the request says it.

    :raises Refusal: if there is no such dataset
    :raises InvalidObservation: if the dataset has no such measure or dimension, or the value says too little
    """
    dataset = _dataset_or_404(given.dataset, f"{place}.dataset")
    unknown = set(given.subject) - dataset.dimensions.keys()
    if given.measure not in dataset.measures or unknown:
        raise InvalidObservation(
            worded(
                "{dataset}에 없는 항목이나 구분입니다: {unknown}.",
                dataset=dataset.label,
                unknown=", ".join(unknown) or given.measure,
            )
        )
    draft = ObservationDraft(
        dataset=given.dataset, subject=given.subject, measure=given.measure,
        value=Decimal(given.value) if given.value else None, absence=given.absence,
        unit=dataset.measures[given.measure].unit, effective_date=given.effective_date, stated_on=given.stated_on,
        nature=Nature(given.nature), decimals=len((given.value or "").partition(".")[2]),
    )  # fmt: skip
    draft.as_row()
    return draft


def _dataset(row: Dataset) -> dict[str, Any]:
    label = with_own_heads
    measures = [{"name": name, "label": label(each.label), "unit": each.unit} for name, each in row.measures.items()]
    dimensions = {name: label(each) for name, each in row.dimensions.items()}
    return {"name": row.name, "label": label(row.label), "dimensions": dimensions, "measures": measures}


def observation_row(row: Observation) -> dict[str, Any]:
    """A value as it is given out."""
    same = ("id", "dataset", "measure", "absence", "unit", "nature", "effective_date", "stated_on", "source", "line",
            "cell", "printed", "formula", "basis", "version", "is_ruled")  # fmt: skip
    value = None if row.value is None else f"{row.value:f}"
    return {name: getattr(row, name) for name in same} | {"subject": dict(row.subject), "value": value}


def _recording(row: Any) -> dict[str, Any]:
    same = ("is_withdrawal", "kind", "actor", "epoch", "recorded_at")
    return {name: getattr(row, name) for name in same} | {"observation": observation_row(row.observation)}
