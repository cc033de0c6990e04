"""What went wrong, in one form: a code for the program, a sentence for the officer, and the place.

The sentence is Korean, and English for a program that asks for it by ``Accept-Language``.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from ieum.api.fields import Schema
from ieum.budget.operations import (
    CodesRefused,
    FileRefused,
    ForecastRefused,
    MatterUnclear,
    SheetRefused,
    SuccessionRefused,
)
from ieum.budget.queries.bills import NoSuchVersion
from ieum.budget.queries.matters import NoSuchMatter
from ieum.budget.queries.reconciling import NoSuchReconciliation
from ieum.budget.queries.requests import NoSuchRequest
from ieum.documents.errors import DocumentError
from ieum.kernel.row_faults import RowsRefused
from ieum.kernel.wording import worded
from ieum.office.operations.views import NoSuchView
from ieum.office.queries import NoSuchCase, NoSuchCommittee, NoSuchMeeting
from ieum.org.operations import FileRefused as StaffFileRefused
from ieum.org.queries import NotInOrganisation
from ieum.platform.closed_days.queries import NoSuchClosedDay
from ieum.platform.database.epochs import NotYetKnown, NotYetPast
from ieum.platform.database.tenancy import municipality
from ieum.platform.files.queries import NoSuchFile, NoSuchSubject
from ieum.platform.files.scanning import NotClean
from ieum.platform.heads import speaks_of_heads
from ieum.platform.jobs.queries import NoSuchJob
from ieum.platform.operations import Refused
from ieum.platform.rules import InvalidObservation
from ieum.platform.ui.languages import translated
from ieum.reports.queries import NoSuchEdition, NoSuchIntake, NoSuchReport


class Fault(Schema):
    """One of several things that are wrong."""

    place: str = Field(description="잘못된 자리 (query.limit, body.title, 3행)")
    message: str = Field(description="무엇이 잘못되었고 어떻게 고치는지")


class Error(Schema):
    """The one form of all errors."""

    code: str = Field(description="프로그램이 가르는 부호")
    message: str = Field(description="담당자가 읽는 한 문장")
    place: str = Field(description="잘못된 자리, 없으면 빈 글")
    faults: list[Fault] = Field(description="잘못이 여럿이면 하나씩")
    request_id: str = Field(description="이 요청의 번호 (X-Request-ID와 같음)")


class Refusal(Exception):
    """An answer that is an error; ``headers`` go along."""

    def __init__(self, status: HTTPStatus, code: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.place: str = more.get("place", "")
        self.faults: Sequence[tuple[str, str]] = more.get("faults", ())
        """Places, each with what is wrong there."""
        self.headers: dict[str, str] = more.get("headers", {})


def not_found(message: str, place: str = "") -> Refusal:
    """There is no such thing, or not in the municipality of the key."""
    return Refusal(HTTPStatus.NOT_FOUND, "NOT_FOUND", message, place=place)


def answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Write a refusal in the language that the request asks for."""
    language = get_language_from_request(request)
    with override(language), _where(request, refusal):
        body = Error(
            code=refusal.code, message=translated(refusal.message), place=refusal.place,
            faults=[Fault(place=place, message=translated(said)) for place, said in refusal.faults],
            request_id=request.request_id,  # type: ignore[attr-defined]  # set by the middleware
        )  # fmt: skip
    response = JsonResponse(body.model_dump(), status=refusal.status, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Language"] = language
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    for name, value in refusal.headers.items():
        response[name] = value
    return response


def _where(request: HttpRequest, refusal: Refusal) -> AbstractContextManager[object]:
    """The municipality of the key, where a sentence speaks of its head or council; it was left when it refused."""
    bearer = getattr(request, "auth", None)
    speaks = any(map(speaks_of_heads, (str(refusal.message), *(str(said) for _, said in refusal.faults))))
    return municipality(bearer.municipality_id) if bearer and speaks else nullcontext()


NO_KEY = Refusal(
    HTTPStatus.UNAUTHORIZED,
    "NOT_AUTHENTICATED",
    "API 열쇠가 없거나 쓸 수 없는 열쇠입니다. 로그인 보안 화면에서 열쇠를 만들어 Authorization 머리글에 적으십시오.",
    headers={"WWW-Authenticate": 'Bearer realm="ieum"'},
)
BROKEN = Refusal(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "BROKEN",
    "처리하지 못했습니다. 기록은 바뀌지 않았습니다. 되풀이되면 요청 번호와 함께 운영자에게 알리십시오.",
)
NO_SUCH_ADDRESS = not_found("그런 주소가 없습니다. API 설명서에서 주소를 확인하십시오.")


def no_such_method(allowed: str) -> Refusal:
    """The address exists, and does not take that method."""
    message = worded("이 주소에는 {allowed}만 보낼 수 있습니다.", allowed=allowed)
    return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message, headers={"Allow": allowed})


def register_handlers(api: NinjaAPI) -> None:
    """Let the API answer all refusals of the apps in this form; a fault of ours is left to the door."""
    for kind, meaning in _MEANINGS.items():
        api.add_exception_handler(kind, _handler(meaning))


def _handler(meaning: Callable[[Any], Refusal]) -> Callable[[HttpRequest, Any], HttpResponse]:
    return lambda request, error: answer(request, meaning(error))


def _invalid(error: ValidationError) -> Refusal:
    if any(each["loc"][0] == "path" for each in error.errors):
        return NO_SUCH_ADDRESS
    faults = [(_place(each["loc"]), sentence(each)) for each in error.errors]
    place, said = faults[0]
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "INVALID", said, place=place, faults=faults)


def _unreadable(_: Exception) -> Refusal:
    """The library could not read the request at all."""
    message = "요청을 읽을 수 없습니다. JSON이나 파일을 담은 모양이 올바른지 확인하십시오."
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "UNREADABLE", message, place="body")


def _too_large(_: Exception) -> Refusal:
    message = "요청이 너무 큽니다. 나누어 보내십시오."
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "TOO_LARGE", message, place="body")


def _place(steps: Iterable[object]) -> str:
    """Where in the request: the name that the code gives to a body stands in no program's way."""
    kind, *rest = (str(step) for step in steps)
    named = rest[1:] if kind == "body" and len(rest) > 1 else rest
    return ".".join(["body" if kind in {"file", "form"} else kind, *named])


_SENTENCES = {
    "missing": "반드시 있어야 합니다.",
    "int_parsing": "정수로 적어 주십시오.",
    "int_type": "정수로 적어 주십시오.",
    "bool_parsing": "true나 false로 적어 주십시오.",
    "date_parsing": "날을 2023-10-31처럼 적어 주십시오.",
    "date_from_datetime_parsing": "날을 2023-10-31처럼 적어 주십시오.",
    "date_from_datetime_inexact": "날을 2023-10-31처럼 적어 주십시오.",
    "date_type": "날을 2023-10-31처럼 적어 주십시오.",
    "datetime_parsing": "때를 2023-10-31T09:00:00+09:00처럼 적어 주십시오.",
    "datetime_from_date_parsing": "때를 2023-10-31T09:00:00+09:00처럼 적어 주십시오.",
    "timezone_aware": "때에 시간대를 붙여 2023-10-31T09:00:00+09:00처럼 적어 주십시오.",
    "uuid_parsing": "식별자(UUID)로 적어 주십시오.",
    "string_type": "글로 적어 주십시오.",
    "string_pattern_mismatch": "쓸 수 없는 글자가 있거나 모양이 다릅니다.",
    "string_too_long": "{max_length}자까지 적어 주십시오.",
    "string_too_short": "{min_length}자 이상 적어 주십시오.",
    "greater_than_equal": "{ge} 이상이어야 합니다.",
    "less_than_equal": "{le} 이하여야 합니다.",
    "enum": "{expected} 가운데 하나여야 합니다.",
    "literal_error": "{expected} 가운데 하나여야 합니다.",
    "too_long": "{max_length}개까지 적어 주십시오.",
    "too_short": "{min_length}개 이상 적어 주십시오.",
    "extra_forbidden": "모르는 이름입니다.",
    "json_invalid": "JSON이 올바르지 않습니다.",
}


def sentence(fault: dict[str, Any]) -> str:
    """What a fault of validation means to an officer."""
    if fault["type"] == "value_error":
        return str(fault["msg"]).removeprefix("Value error, ")
    said = _SENTENCES.get(fault["type"], "값이 맞지 않습니다. API 설명서에서 모양을 확인하십시오.")
    return worded(said, **fault.get("ctx", {}))


def _refused(error: Exception) -> Refusal:
    return Refusal(HTTPStatus.CONFLICT, "REFUSED", str(error))


def _rows_refused(error: ForecastRefused | SuccessionRefused) -> Refusal:
    """Rows that stand in the request itself; their lines count from 0 as the places of lists do."""
    faults = [(f"body.rows.{each.line}", each.sentence) for each in error.faults]
    return Refusal(HTTPStatus.CONFLICT, "REFUSED", str(error), place="body.rows", faults=faults)


def _file_refused(error: FileRefused | StaffFileRefused | RowsRefused | CodesRefused) -> Refusal:
    faults = [(f"{each.line}행", each.sentence) for each in error.faults]
    message = worded("한 줄도 등록하지 않았습니다. 잘못된 행 {count}개를 고쳐 다시 보내십시오.", count=len(faults))
    return Refusal(HTTPStatus.CONFLICT, "FILE_REFUSED", message, place="body.file", faults=faults)


def _sheet_refused(error: SheetRefused) -> Refusal:
    faults = [
        (f"body.rows.{number}.{name}", said)
        for number, row in enumerate(error.rows)
        for name, said in row.faults.items()
    ]
    return Refusal(HTTPStatus.CONFLICT, "REFUSED", str(error), place="body.rows", faults=faults)


def _unclear(error: MatterUnclear) -> Refusal:
    faults = [(f"body.{name}", said) for name, said in error.faults.items()]
    return Refusal(HTTPStatus.CONFLICT, "REFUSED", str(error), place="body", faults=faults)


def _not_clean(error: Exception) -> Refusal:
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "NOT_CLEAN", str(error), place="body.file")


def _unreadable_file(error: Exception) -> Refusal:
    return Refusal(HTTPStatus.CONFLICT, "UNREADABLE_FILE", str(error), place="body.file")


_MEANINGS: dict[type[Exception], Callable[[Any], Refusal]] = {
    Refusal: lambda error: error,
    AuthenticationError: lambda _: NO_KEY,
    ValidationError: _invalid,
    HttpError: _unreadable,
    MultiPartParserError: _unreadable,
    SuspiciousOperation: _unreadable,
    RequestDataTooBig: _too_large,
    FileRefused: _file_refused,
    StaffFileRefused: _file_refused,
    RowsRefused: _file_refused,
    CodesRefused: _file_refused,
    ForecastRefused: _rows_refused,
    SuccessionRefused: _rows_refused,
    SheetRefused: _sheet_refused,
    MatterUnclear: _unclear,
    NotClean: _not_clean,
    DocumentError: _unreadable_file,
    Refused: _refused,
    InvalidObservation: lambda error: Refusal(HTTPStatus.CONFLICT, "INVALID_VALUE", str(error), place="body"),
    NotYetKnown: lambda error: not_found(str(error), "query.known_at"),
    NotYetPast: lambda error: not_found(str(error), "query.known_at"),
    **dict.fromkeys(
        (
            NoSuchReport,
            NoSuchEdition,
            NoSuchIntake,
            NoSuchCase,
            NoSuchCommittee,
            NoSuchMeeting,
            NotInOrganisation,
            NoSuchVersion,
            NoSuchMatter,
            NoSuchReconciliation,
            NoSuchRequest,
            NoSuchClosedDay,
            NoSuchJob,
            NoSuchView,
            NoSuchSubject,
            NoSuchFile,
        ),
        lambda error: not_found(str(error)),
    ),
}
"""By the nearest class of the error."""
