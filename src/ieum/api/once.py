"""Writes that are done once, however often they are sent: ``Idempotency-Key`` marks one request."""

import hashlib
import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Annotated, Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from ninja import Header, UploadedFile
from pydantic import Field, StringConstraints

from ieum.api.door import bearer_of
from ieum.api.fields import Schema
from ieum.platform.database.tenancy import municipality
from ieum.platform.kept_answers import keep_answer, kept_answer
from ieum.platform.operations import Refused


class Mark(Schema):
    """What marks a request that writes."""

    idempotency_key: Annotated[str, StringConstraints(pattern=r"^[!-~]{8,100}$")] = Field(
        alias="Idempotency-Key",
        description="요청마다 새로 지은 8~100자. 같은 값으로 다시 보내면 다시 하지 않고 처음의 답을 줍니다.",
    )


Once = Annotated[Mark, Header()]


def once(
    request: HttpRequest, mark: Mark, work: Callable[[], Schema], files: Iterable[UploadedFile] = ()
) -> HttpResponse:
    """Do the work and keep its answer, both or neither; or answer as the first time.

    :raises OtherRequest: if the mark came with another request before
    """
    about = _about(request, mark, files)
    known = kept_answer(**about)
    return _written(known or _kept(about, work()))


def do_once(
    request: HttpRequest,
    mark: Mark,
    take: Callable[..., Any],
    answer: Callable[[Any], Schema],
    /,
    *,
    files: Iterable[UploadedFile] = (),
    **given: Any,
) -> HttpResponse:
    """Do something as the account of the key, and answer with what ``answer`` makes of what was done."""
    who = bearer_of(request).account_id
    return once(request, mark, lambda: answer(take(actor_id=who, **given)), files)


def once_by_content(
    request: HttpRequest, mark: Mark, work: Callable[[], Schema], files: Iterable[UploadedFile]
) -> HttpResponse:
    """Do work that opens a transaction of its own, and that does the same content only once whatever its mark.

    Should the answer not come to be kept, the same request finds the work done and says so.

    :raises OtherRequest: if the mark came with another request before
    """
    about, home = _about(request, mark, files), bearer_of(request).municipality_id
    with municipality(home):
        known = kept_answer(**about)
    if known is None:
        done = work()
        with municipality(home):
            known = kept_answer(**about) or _kept(about, done)
    return _written(known)


def once_within(request: HttpRequest, mark: Mark, work: Callable[[Callable[[Schema], None]], object]) -> HttpResponse:
    """Do work that opens a transaction of its own and keeps its answer in that, by what it is called with.

    Of two that come at once with the same mark the later one is taken back, and answered as the first.

    :raises OtherRequest: if the mark came with another request before
    """
    about, home = _about(request, mark, ()), bearer_of(request).municipality_id
    kept: list[tuple[int, str]] = []

    def known() -> tuple[int, str] | None:
        with municipality(home):
            return kept_answer(**about)

    if (before := known()) is None:
        try:
            work(lambda done: kept.append(_kept(about, done)))
        except (IntegrityError, Refused):
            # What the first one did may be why the second one cannot be.
            if (before := known()) is None:
                raise
    return _written(before or kept[-1])


def _about(request: HttpRequest, mark: Mark, files: Iterable[UploadedFile]) -> dict[str, Any]:
    return {
        "token_id": bearer_of(request).token_id,
        "key": mark.idempotency_key,
        "request_sha256": _digest(request, files),
    }


def _kept(about: dict[str, Any], done: Schema) -> tuple[int, str]:
    body = json.dumps(done.model_dump(mode="json"), ensure_ascii=False)
    keep_answer(**about, status=HTTPStatus.CREATED, body=body)
    return HTTPStatus.CREATED, body


def _written(kept: tuple[int, str]) -> HttpResponse:
    status, body = kept
    return HttpResponse(body, status=status, content_type="application/json")


def _digest(request: HttpRequest, files: Iterable[UploadedFile]) -> str:
    """What tells one request from another: its address, what it says and the files that it sends."""
    said = request.body if request.content_type == "application/json" else json.dumps(request.POST.dict()).encode()
    parts = [f"{request.method} {request.get_full_path()}".encode(), said, *_contents(files)]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _contents(files: Iterable[UploadedFile]) -> Iterable[bytes]:
    for file in files:
        yield str(file.name).encode()
        yield file.read()
        file.seek(0)
