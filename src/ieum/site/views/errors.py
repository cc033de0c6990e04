"""Pages for what went wrong, each with what to do next."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from ieum.platform.ui.languages import translated


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The request cannot be meant so. Nothing is read for this page, since its host's name may be the fault."""
    said = translated("주소나 양식에 쓸 수 없는 글자가 있습니다. 앞 화면으로 돌아가 다시 하십시오.")
    html = render_to_string("site/error.html", {"title": translated("읽을 수 없는 요청입니다"), "said": said})
    return HttpResponse(html, status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The account may not do this, or not while it acts for another."""
    said = translated("이 계정으로는 볼 수 없는 화면입니다. 맡은 일에 필요하면 기획예산과에 요청하십시오.")
    if getattr(request, "acting", None) is not None:
        said = translated(
            "대신 일하는 동안에는 볼 수 없는 화면입니다. 자기 일을 하려면 위의 ‘대행 그만두기’를 누르십시오."
        )
    return _page(request, translated("권한이 없습니다"), said, HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The form was not sent from one of our pages, or the session has changed meanwhile."""
    said = translated(
        "화면을 연 뒤에 로그인이 바뀌었거나 시간이 많이 지났습니다. 앞 화면을 새로 고친 뒤 다시 하십시오."
    )
    return _page(request, translated("요청을 확인하지 못했습니다"), said, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page, or not in this municipality."""
    told = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    said = translated(told or "주소가 바뀌었거나 없는 화면입니다. 처음 화면의 목록에서 고르십시오.")
    return _page(request, translated("찾을 수 없습니다"), said, HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A fault of ours. Nothing is read for this page, since what failed may be the database."""
    said = translated(
        "처리하지 못했습니다. 기록은 바뀌지 않았습니다. 잠시 뒤에 다시 하고, 되풀이되면 운영자에게 알리십시오."
    )
    html = render_to_string("site/error.html", {"title": translated("오류가 났습니다"), "said": said})
    return HttpResponse(html, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, title: str, said: str, status: HTTPStatus) -> HttpResponse:
    return render(request, "site/error.html", {"title": title, "said": said}, status=status)
