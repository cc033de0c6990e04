"""Files checked and converted for whoever sends them: nothing is recorded, and nothing is kept."""

from http import HTTPStatus
from pathlib import PurePath
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile
from pydantic import Field

from ieum.api.door import operation
from ieum.api.fields import Schema
from ieum.api.views.reports import file_response
from ieum.checking.checks import examine
from ieum.checking.presentations.as_json import described
from ieum.documents.isolation import read_isolated
from ieum.documents.losses import losses
from ieum.documents.paging import paged
from ieum.documents.writing import write_document
from ieum.reports.rules import Action

router = Router()
Target = Literal["hwpx", "pdf", "docx", "xlsx", "html", "md", "json"]


class Checked(Schema):
    """What was found in a file, as ``ieum check --json`` writes it."""

    file: str
    format: str
    summary: dict[str, int] = Field(description="검산한 수와 결과별 건수")
    findings: list[dict[str, Any]] = Field(description="지적")
    suppressed: list[dict[str, Any]] = Field(description="문서 안에서 눌러 둔 지적")
    claims: list[dict[str, Any]] = Field(description="검산한 모든 자리")
    habits: dict[str, Any] = Field(description="문서가 어떻게 적는지")


class CheckForm(Schema):
    """How a file is checked."""

    with_style: bool = Field(default=False, description="공문서의 모양도 함께 봄")


class ConvertForm(Schema):
    """What a file becomes."""

    to: Target = Field(description="만들 형식")


@operation(
    router, "/documents/check", Action.CHECK_FILES, Checked, method="POST", refuses=(HTTPStatus.CONFLICT,),
    own_transactions=True,
    told="파일을 검사. 한글, PDF, 워드, 엑셀, 글 파일을 읽어 합계와 증감을 검산합니다. 파일은 남기지 않습니다.",
)  # fmt: skip
def check_document(
    request: HttpRequest, file: Annotated[UploadedFile, File()], how: Annotated[CheckForm, Form()]
) -> Any:
    """Check a file."""
    name = str(file.name)
    document = read_isolated(file.read(), name)
    return described(name, document, examine(document, with_style=how.with_style))


@operation(
    router, "/documents/convert", Action.CHECK_FILES, bytes, method="POST", refuses=(HTTPStatus.CONFLICT,),
    own_transactions=True,
    told="파일을 변환. 새 형식이 담지 못하는 것은 X-Losses 머리글에 건수로 알립니다. 파일은 남기지 않습니다.",
)  # fmt: skip
def convert_document(
    request: HttpRequest, file: Annotated[UploadedFile, File()], how: Annotated[ConvertForm, Form()]
) -> Any:
    """Convert a file."""
    name, extension, styles = PurePath(str(file.name)), f".{how.to}", settings.REPORT_STYLES
    document = read_isolated(file.read(), name.name)
    written = write_document(paged(document, extension, styles=styles), extension, styles=styles)
    response = file_response(written, f"{name.stem}{extension}")
    response["X-Losses"] = str(len(losses(document, extension)))
    return response
