"""Reports, their editions, and where each printed number comes from."""

from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Path, Query, Router
from pydantic import AwareDatetime, Field

from ieum.api.door import MISSING, bearer_of, operation, writing
from ieum.api.fields import Day, Moment, Page, Part, Schema, Words, page
from ieum.api.once import Once, once_by_content
from ieum.platform.database.tenancy import municipality
from ieum.reports import operations, queries
from ieum.reports.choices import Format
from ieum.reports.rules import Action
from ieum.reports.sidecar import described, printed_figures

router = Router()
_KEY = "보고서에 인쇄된 숫자의 열쇠"
Report = Annotated[str, Path(pattern="^[a-z0-9-]{1,60}$", description="보고서의 이름")]
Number = Annotated[int, Path(ge=1, le=1_000_000, description="몇 호인지")]


class ReportRow(Schema):
    """A report in a list."""

    report: str
    title: str
    revision: int = Field(description="정의가 몇 판인지")
    last_edition: int | None = Field(description="마지막 호, 없으면 null")
    as_of: date | None = Field(description="마지막 호의 기준일")


class EditionRow(Schema):
    """An edition in a list."""

    report: str
    number: int
    as_of: date
    epoch: int = Field(description="등록 회차")
    revision: int
    made_at: AwareDatetime
    made_by: str
    document_sha256: str


class EditionDetail(EditionRow):
    """An edition with what its check found."""

    title: str
    replaces: int | None = Field(description="앞 호, 없으면 null")
    findings: list[dict[str, Any]] = Field(description="점검 지적")
    formats: list[str] = Field(description="받을 수 있는 파일 형식")


class FigureRow(Schema):
    """A printed number with its proof, as sidecars describe it."""

    key: str = Field(description=_KEY)
    printed: list[str] = Field(description="인쇄된 글, 자리마다 하나")
    name: str
    value: str | None = Field(description="정확한 값(10진수), 값이 없으면 null")
    absence: str | None
    unit: str
    scale: int
    as_of: date
    epoch: int
    operation: str
    formula: str
    rounding: str | None
    decimals: int | None
    lineage: dict[str, Any] | None = Field(description="바탕이 된 자료와 사실")
    inputs: list[dict[str, Any]] = Field(description="계산에 쓴 숫자")
    competing: list[dict[str, Any]] = Field(description="서로 다른 값")


class Named(Schema):
    """Which figures."""

    words: Words = Field("", description="열쇠나 이름에 있는 말")


class EditionGiven(Schema, extra="forbid"):
    """As of which day an edition is made, as known when."""

    as_of: Day | None = Field(None, description="기준일, 없으면 보고서에 적힌 날")
    known_at: Moment | None = Field(None, description="이때까지 등록된 것만, 없으면 지금까지")


class AsOf(Named):
    """As of which day, as known when."""

    as_of: Day = Field(description="기준일")
    known_at: Moment | None = Field(None, description="이때까지 등록된 것만, 없으면 지금까지")


@operation(router, "/reports", Action.SEE_REPORTS, Page[ReportRow], told="보고서 목록. 제목 순서로 줍니다.")
def list_reports(request: HttpRequest, part: Part) -> Any:
    """All reports of the municipality."""
    return page(queries.reports(), part, _report)


@operation(
    router, "/reports/{report}/editions", Action.SEE_REPORTS, Page[EditionRow], refuses=MISSING,
    told="보고서의 호 목록. 새 호부터 줍니다.",
)  # fmt: skip
def list_editions(request: HttpRequest, report: Report, part: Part) -> Any:
    """All editions of a report."""
    queries.current_revision(report)
    return page(queries.editions(report), part, _edition)


@writing(
    router, "/reports/{report}/editions", Action.BUILD, EditionRow, own_transactions=True,
    told="호를 만들기. 기준일에 등록되어 있는 값으로 숫자를 정하고 그대로 둡니다. 달라진 것이 없으면 앞서 "
    "만든 호를 줍니다.",
)  # fmt: skip
def build_edition(request: HttpRequest, mark: Once, report: Report, given: EditionGiven) -> Any:
    """Resolve a report at a day and freeze it."""
    bearer = bearer_of(request)

    def work() -> EditionRow:
        made = operations.build_edition(
            municipality_code=bearer.municipality_id, report=report, actor_id=bearer.account_id, **given.model_dump()
        )
        with municipality(bearer.municipality_id):
            return EditionRow(**_edition(queries.edition(report, made.number)))

    return once_by_content(request, mark, work, [])


@operation(
    router, "/reports/{report}/editions/{number}", Action.SEE_REPORTS, EditionDetail, refuses=MISSING,
    told="호 하나. 점검 지적과 받을 수 있는 파일 형식을 함께 줍니다.",
)  # fmt: skip
def get_edition(request: HttpRequest, report: Report, number: Number) -> Any:
    """One edition."""
    found = queries.edition(report, number)
    return _edition(found) | {
        "title": found.revision.title,
        "replaces": found.replaces.number if found.replaces else None,
        "findings": found.findings["findings"],
        "formats": Format.values,
    }


@operation(
    router, "/reports/{report}/editions/{number}/figures", Action.SEE_REPORTS, Page[FigureRow], refuses=MISSING,
    told="호에 인쇄된 숫자. 숫자마다 정확한 값, 산식, 바탕이 된 사실을 줍니다.",
)  # fmt: skip
def list_figures(
    request: HttpRequest, report: Report, number: Number, part: Part, asked: Annotated[Named, Query()]
) -> Any:
    """The figures of an edition, as frozen."""
    figures = queries.edition_sidecar(queries.edition(report, number))["figures"]
    return page(_chosen(figures, asked.words), part, _figure)


@operation(
    router, "/reports/{report}/figures", Action.SEE_REPORTS, Page[FigureRow], refuses=MISSING, own_transactions=True,
    told="다른 날 기준의 숫자. 보고서를 기준일과 알던 때로 다시 계산하고, 호로 남기지 않습니다.",
)  # fmt: skip
def list_figures_as_of(request: HttpRequest, report: Report, asked: Annotated[AsOf, Query()], part: Part) -> Any:
    """The figures of a report resolved for a day."""
    resolved = operations.resolve_edition(
        municipality_code=bearer_of(request).municipality_id,
        report=report,
        as_of=asked.as_of,
        known_at=asked.known_at,
    )
    printed = printed_figures(resolved.document)
    named = ((key, each) for key, each in sorted(resolved.figures.items()))
    chosen = [(key, each) for key, each in named if asked.words in key or asked.words in each.name]
    return page(chosen, part, lambda each: _figure((each[0], described(each[1], printed.get(each[0], [])))))


@operation(
    router, "/reports/{report}/editions/{number}/files/{form}", Action.SEE_REPORTS, bytes, refuses=MISSING,
    own_transactions=True,
    told="호의 파일. 같은 호의 같은 형식은 언제나 같은 바이트입니다. sidecar.json은 모든 숫자의 근거입니다.",
)  # fmt: skip
def get_edition_file(
    request: HttpRequest, report: Report, number: Number, form: Annotated[Format, Path(description="파일 형식")]
) -> Any:
    """An edition as a file."""
    with municipality(bearer_of(request).municipality_id):
        edition = queries.edition(report, number)
    made = operations.make_file(
        edition=edition,
        form=form,
        actor_id=bearer_of(request).account_id,
        styles=settings.REPORT_STYLES,
    )
    return file_response(bytes(made.data), f"{report}-{number}.{form.value}", etag=made.sha256)


def file_response(data: bytes, name: str, *, etag: str = "") -> HttpResponse:
    """A file to be kept, whatever it holds."""
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if etag:
        response["ETag"] = f'"{etag}"'
    return response


def _report(row: queries.ReportSummary) -> dict[str, Any]:
    last = row.edition
    return {
        "report": row.report,
        "title": row.title,
        "revision": row.revision,
        "last_edition": last.number if last else None,
        "as_of": last.as_of if last else None,
    }


def _edition(row: Any) -> dict[str, Any]:
    return {
        "report": row.report,
        "number": row.number,
        "as_of": row.as_of,
        "epoch": row.epoch,
        "revision": row.revision.number,
        "made_at": row.operation.recorded_at,
        "made_by": row.operation.actor.title,
        "document_sha256": row.document_sha256,
    }


def _chosen(figures: dict[str, Any], words: str) -> list[tuple[str, Any]]:
    return [(key, each) for key, each in sorted(figures.items()) if words in key or words in each["name"]]


def _figure(named: tuple[str, Any]) -> dict[str, Any]:
    key, figure = named
    return {"key": key, **figure}
