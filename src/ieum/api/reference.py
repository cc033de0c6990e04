"""The reference of the API, as a page and as Markdown: what the description says of each operation, with an example."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from shlex import quote
from typing import Any

from ieum.api.examples import examples
from ieum.api.fields import MOST_AT_ONCE, MOST_ITEMS
from ieum.kernel.registry import scopes
from ieum.platform.files.kinds import MOST_BYTES
from ieum.platform.tokens import PER_MINUTE

Description = Mapping[str, Any]
_PLACES = {"path": "주소", "query": "주소의 ? 뒤", "header": "머리글"}
_SHAPES = {"date": "날 (2023-10-31)", "date-time": "때 (2023-10-31T09:00:00+09:00)", "uuid": "식별자", "binary": "파일"}
RULES = (
    "열쇠: 로그인 보안 화면이나 ieum token add로 만들어 머리글 Authorization에 Bearer와 함께 적습니다.",
    "쿠키: 쿠키로는 들어올 수 없습니다. 그래서 다른 누리집이 브라우저를 시켜 요청할 수 없습니다.",
    "권한: 열쇠의 권한 범위와 계정의 역할이 모두 맞아야 합니다. 열쇠는 한 지방자치단체의 자료만 엽니다.",
    "대신하기: 위임과 직무대리는 사람이 화면에서 고릅니다. 머리글 On-Behalf-Of는 403 NOT_ON_BEHALF로 거절합니다.",
    f"횟수: 열쇠마다 1분에 {PER_MINUTE}번까지입니다. 넘으면 429와 함께 머리글 Retry-After에 기다릴 초를 줍니다.",
    "쓰기: 머리글 Idempotency-Key에 요청마다 새 값을 적습니다. 같은 값으로 다시 보내면 처음의 답을 줍니다.",
    f"목록: limit({MOST_ITEMS}까지)와 offset으로 나누어 받습니다. next_offset은 다음 부분의 자리입니다.",
    f"한도: 요청은 60MB, 붙임 파일 하나는 {MOST_BYTES // 2**20}MB, 한꺼번에 등록하는 값은 {MOST_AT_ONCE}개까지입니다.",
    (
        "사람만: 비밀번호, 패스키, 열쇠와 기한 달력 주소 만들기, 알림 받는 방법, 위임과 직무대리, 계정을 열고 닫고 "
        "잇고 역할을 바꾸는 일은 그 사람임을 화면에서 밝히고 합니다."
    ),
    (
        "개인정보: 민원인과 위원의 연락처, 접속기록 점검, 보유기간과 파기는 목적을 적고 화면에서 합니다. 열쇠로는 "
        "이름도 되도록 주지 않습니다."
    ),
    (
        "눈으로 보고: 올린 보고서의 표 확인과 취소, 서로 다른 값의 결정, 보고서 문장, 재정공시 문서, 결산 마감, "
        "위임전결표, 파일 처분은 바뀔 것을 화면에서 보고 합니다. 보기도 그 목록 화면에서 저장합니다."
    ),
    "운영: 운영자 명령(설치, 백업, 계정, 감사 사슬)은 서버에서, 서버를 다룰 수 있는 사람만 합니다.",
    "오류: 모두 code, message, place, faults, request_id를 가집니다. message는 Accept-Language가 en이면 영어입니다.",
)
"""What holds for all operations."""
SITE = "https://ieum.example"
"""Where the examples send files to; an office puts its own address there."""
_END = "끝"
"""Ends a file in an example."""
_MADE = "이 쪽은 프로그램이 읽는 설명(OpenAPI)에서 `tools/api_reference.py`로 만듭니다."
_KINDS = {
    "integer": "정수",
    "number": "수",
    "boolean": "true/false",
    "string": "글",
    "array": "여럿",
    "object": "이름과 값",
}


@dataclass(frozen=True, slots=True)
class Argument:
    """Something that a request says."""

    name: str
    place: str
    shape: str
    is_required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation in words."""

    name: str
    title: str
    told: str
    request: str
    """The example as it is sent."""
    answer: str
    """The example as it is answered; "" for a file."""
    scope: str
    arguments: tuple[Argument, ...]
    errors: str


@cache
def chapters(description: str) -> list[tuple[str, list[Operation]]]:
    """All operations by field of work; ``description`` is the JSON that programs read."""
    known: Description = json.loads(description)
    found: dict[str, list[Operation]] = {}
    for address, methods in known["paths"].items():
        for method, each in methods.items():
            found.setdefault(each["tags"][0], []).append(_operation(known, method.upper(), address, each))
    return list(found.items())


def markdown(description: str) -> str:
    """The reference as a page of the documentation."""
    known: Description = json.loads(description)
    about, rules = known["info"], [f"- {each}" for each in RULES]
    lines = [f"# {about['title']} {about['version']}", "", about["description"], _MADE, "", *rules]
    for title, operations in chapters(description):
        lines += ["", f"## {title}"]
        for each in operations:
            lines += _lines(each)
    return "\n".join(lines) + "\n"


def _lines(each: Operation) -> Iterator[str]:
    yield from ("", f"### {each.title}", "", each.told, "", f"권한 범위: {each.scope}. 오류: {each.errors}.", "")
    if each.arguments:
        yield from ("| 이름 | 어디에 | 꼴 | 필수 | 설명 |", "|---|---|---|---|---|")
        for one in each.arguments:
            yield f"| {one.name} | {one.place} | {one.shape} | {'예' if one.is_required else ''} | {one.told} |"
        yield ""
    yield from ("```sh" if each.request.startswith("cat ") else "```http", each.request, "```")
    if each.answer:
        yield from ("", "```json", each.answer, "```")


def _operation(known: Description, method: str, address: str, each: Description) -> Operation:
    scope = scopes[each["x-scope"]]
    return Operation(
        name=each["operationId"],
        title=each["summary"],
        told=each["description"].removeprefix(f"{each['summary']}.").strip(),
        request=_request(method, address, each),
        answer=_written(examples()[each["operationId"]].get("answer")),
        scope=f"{scope.label} ({scope.name})",
        arguments=tuple(_arguments(known, each)),
        errors=", ".join(status for status in sorted(each["responses"]) if int(status) >= HTTPStatus.BAD_REQUEST),
    )


def _request(method: str, address: str, each: Description) -> str:
    """The example as a program sends it; ``address`` is the pattern that it fits."""
    example, named = examples()[each["operationId"]], [one["name"] for one in each["parameters"]]
    lines = [f"{method} {example['address'] or address}", "Authorization: Bearer ieum.3180.…"]
    lines += [f"Idempotency-Key: {each['operationId']}-0001"] if "Idempotency-Key" in named else []
    if "body" in example:
        return "\n".join([*lines, "Content-Type: application/json", "", _written(example["body"])])
    return _upload(lines, example) if "form" in example else "\n".join(lines)


def _upload(lines: list[str], example: Mapping[str, Any]) -> str:
    """A file and what is said about it, as a shell sends it."""
    (first, *heads), form = lines, {field: str(value) for field, value in example["form"].items()}
    written = [f"cat > {quote(form['file'])} <<'{_END}'", example["sample"].rstrip("\n"), _END]
    said = [f"file=@{form.pop('file')}", *(f"{field}={value}" for field, value in form.items())]
    parts = [f"curl {quote(SITE + first.partition(' ')[2])}", *(f"-H {quote(each)}" for each in heads)]
    return "\n".join([*written, " \\\n  ".join([*parts, *(f"-F {quote(each)}" for each in said)])])


def _arguments(known: Description, each: Description) -> Iterator[Argument]:
    for one in each["parameters"]:
        yield _argument(known, one["name"], _PLACES[one["in"]], one["schema"], is_required=one["required"])
    for kind, body in each.get("requestBody", {}).get("content", {}).items():
        place = "본문" if kind == "application/json" else "본문 (파일과 함께)"
        whole = _resolved(known, body["schema"])
        for name, schema in whole["properties"].items():
            yield _argument(known, name, place, schema, is_required=name in whole.get("required", ()))


def _argument(known: Description, name: str, place: str, schema: Description, *, is_required: bool) -> Argument:
    return Argument(name, place, _shape(known, schema), is_required, schema.get("description", ""))


def _shape(known: Description, schema: Description) -> str:
    schema = _resolved(known, schema)
    choices = [each for each in schema.get("anyOf", schema.get("allOf", ())) if each.get("type") != "null"]
    if choices:
        return _shape(known, choices[0])
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"{_shape(known, schema['items'])} 여럿"
    return _SHAPES.get(schema.get("format", ""), _KINDS[schema["type"]])


def _resolved(known: Description, schema: Description) -> Description:
    """What a schema refers to, where it does."""
    if "$ref" not in schema:
        return schema
    named: Description = known["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return named


def _written(example: Any) -> str:
    return "" if example is None else json.dumps(example, ensure_ascii=False, indent=1)
