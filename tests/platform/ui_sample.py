"""Example content for every component. Run as a program it prints what the components make of it, as JSON.

It is a program of its own because components need Django's settings but no database, and settings can be made once only
in a process: ``python -m tests.platform.ui_sample``.
"""

import json
import sys

import django
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.template import engines
from django.template.loader import render_to_string
from django.utils.html import format_html

from ieum.platform.ui.apps import NOT_OFFERED
from ieum.platform.ui.differences import Difference
from ieum.platform.ui.tables import Column, Table, chosen_page, chosen_sort

COLUMNS = (
    Column("name", "사업명", sortable=True),
    Column("amount", "예산액", "number", sortable=True),
    Column("decided_on", "확정일", "date"),
    Column("action", "처리", "action"),
)


class SampleForm(forms.Form):
    """One field of each appearance."""

    title = forms.CharField(label="제목", help_text="표지에 찍히는 제목입니다.")
    basis = forms.CharField(label="근거", widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(
        # The site's own words, which come with the start of Django, and this stands before it.
        label="구분", choices=[("A", "본예산"), ("B", "추가경정예산")], error_messages={"invalid_choice": NOT_OFFERED},
    )  # fmt: skip
    stated_on = forms.DateField(label="기준일", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    rounding = forms.ChoiceField(
        label="끝수 처리",
        choices=[("up", "반올림"), ("down", "버림")],
        widget=forms.RadioSelect,
        help_text="하나만 고르세요.",
    )
    marked = forms.BooleanField(label="표시해서 인쇄", required=False)
    file = forms.FileField(label="보고서 파일", help_text="HWPX, PDF, TXT 파일을 올릴 수 있습니다.")


class LoginForm(forms.Form):
    """The fields of Django's own log-in form."""

    username = forms.CharField(label="아이디", widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(label="비밀번호", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


def sample_table(address: str = "sort=name&page=2", *, size: int = 5) -> Table:
    """A table of 60 rows on the page and in the order that the address asks for."""
    query = QueryDict(address)
    page = chosen_page(range(60), query, size=size)
    link = format_html('<a href="{}">열기</a>', "#row")
    sort = chosen_sort(COLUMNS, query, default="name")
    rows = [(f"보기 사업 {number + 1}", f"{number * 1_234:,}", "2003-10-31", link) for number in page]
    return Table(
        "programs",
        "사업별 예산",
        COLUMNS,
        rows,
        note="(단위: 천원, 2003-10-31 기준)",
        sort=sort,
        page=page,
        query=query,
    )


def chrome() -> dict[str, object]:
    """What every page is given for its header."""
    return {
        "municipality_name": "보기구",
        "account_name": "기획팀 홍길동",
        "logout_url": "/logout/",
        "official_site": True,
        "csrf_token": "token",
        "navigation": (("처음", "#", ""), ("보고서", "#", "page"), ("사실 기록", "#", ""), ("검사", "#", "")),
        "breadcrumbs": [("홈", "#"), ("보고서", "#"), ("화면 구성 요소", "")],
    }


def style_guide(provenance_url: str = "/provenance/") -> str:
    """The page with every component in its states."""
    steps = [("올리기", "#1"), ("확인", "#2"), ("고치기", ""), ("만들기", ""), ("내려받기", "")]
    context = chrome() | {
        "steps": steps,
        "tab_items": [("본문", "#", True), ("검사 결과", "#", False), ("판 이력", "#", False)],
        "tones": ["primary", "secondary", "gray", "point", "danger", "warning", "success", "information"],
        "table": sample_table(),
        "empty_table": Table("none", "진행 중인 사업", COLUMNS, []),
        "provenance_url": provenance_url,
        "links": [("예산현액 238,605", f"{provenance_url}available"), ("집행률 67.8", f"{provenance_url}rate")],
        "differences": [
            Difference("집행률", "집행률은 67.8%입니다.", "집행률은 76.0%입니다.", "집행액을 바로잡음"),
            Difference("인원", "", "35명", "새로 들어감"),
        ],
        "no_differences": [],
        "definitions": [
            ("계산식", "집행액 ÷ 예산현액 × 100"),
            ("기준일", "2003-10-31"),
            ("끝수 처리", "소수 둘째 자리에서 반올림"),
        ],
        "form": SampleForm({"title": "", "basis": "", "kind": "A"}),
    }
    return render_to_string("ui/style_guide.html", context)


def login_page() -> str:
    """The log-in page after a wrong password."""
    form = LoginForm({"username": "hong", "password": "wrong"})
    form.add_error(None, "아이디나 비밀번호가 맞지 않습니다.")
    redirect = format_html('<input type="hidden" name="next" value="{}">', "/reports/")
    return render_to_string("ui/login.html", {"form": form, "redirect_field": redirect, "csrf_token": "token"})


def report_page() -> str:
    """A report with figures: one plain, one with competing values, one whose provenance is missing, one in a table."""
    figures = (("예산현액", "budget/available", "", "238,605"), ("집행률", "rate", " figure--competing", "67.8"))
    items = "".join(
        f'<li>{label} <data class="figure{mark}" data-figure="{key}">{value}</data></li>'
        for label, key, mark, value in (*figures, ("감액", "missing", "", "△3"))
    )
    rows = "".join(f'<tr><th scope="row">항목 {row}</th><td class="right">{row},000</td></tr>' for row in range(1, 60))
    body = f"""<section class="chapter" aria-labelledby="title-1"><h2 id="title-1">Ⅰ. 일반현황</h2>
    <ul role="list" class="depth-1">{items}</ul><div class="table" role="group" tabindex="0" aria-label="예산"><table>
    <caption>예산 <span class="unit">(단위: 원)</span></caption>
    <thead><tr><th scope="col">구분</th><th scope="col">예산액</th></tr></thead>
    <tbody>{rows}</tbody></table></div></section>"""
    page = """{% extends "ui/base.html" %}{% block content %}
    <article class="report" data-provenance-url="/provenance/">{{ body|safe }}</article>{% endblock %}"""
    return engines["django"].from_string(page).render(chrome() | {"title": "보기 보고서", "body": body})


def piece(tag: str, **context: object) -> str:
    """One component as a template would write it."""
    return engines["django"].from_string("{% load ui %}" + tag).render(context)


def pieces() -> dict[str, str]:
    """Single components in the states that tests look at."""
    table = "{% data_table table %}"
    return {
        "sorted ascending": piece(table, table=sample_table("sort=amount&q=도로&page=3")),
        "sorted descending": piece(table, table=sample_table("sort=-amount")),
        "sorted by what cannot be sorted": piece(table, table=sample_table("sort=decided_on")),
        "page beyond the last": piece(table, table=sample_table("page=999")),
        "one page": piece(table, table=sample_table("", size=60)),
        "empty table": piece(table, table=Table("none", "진행 중인 사업", COLUMNS, [])),
        "hostile cell": piece(table, table=Table("t", "<b>표</b>", COLUMNS[:1], [("<script>x</script>",)])),
        "form": piece("{% for field in form %}{% form_field field %}{% endfor %}", form=SampleForm({"title": ""})),
        "untouched form": piece("{% error_summary form %}{% form_field form.title %}", form=SampleForm()),
        "error summary": piece(
            "{% error_summary form %}", form=SampleForm({"title": "ㄱ", "basis": "ㄴ", "kind": "C"})
        ),
        "alert of an unknown level": piece("{% alert '글' 'debug' %}"),
        "stepper": piece("{% stepper '차례' steps 2 %}", steps=[("올리기", "#1"), ("확인", "#2"), ("고치기", "")]),
        "no breadcrumbs": piece("{% breadcrumb crumbs %}"),
        "running job": piece("{% progress '만드는 중' 3 7 '/jobs/1/' %}"),
        "finished job": piece("{% progress '만드는 중' 7 7 %}"),
        "job of unknown length": piece("{% progress '읽는 중' %}"),
        "dialog": piece("{% confirm_dialog 'ask' '버리기' '버립니다.' '/drop/' %}", **chrome()),
        "difference": piece(
            "{% diff_view '비교' rows %}", rows=[Difference("집행률", "1,234원 중", "1,243원 중", "정정")]
        ),
    }


def main() -> None:
    """Print all pages and pieces as one JSON object."""
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles", "ieum.platform.ui"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        STATIC_URL="/static/",
        LANGUAGE_CODE="ko",
    )
    django.setup()
    pages = {"style guide": style_guide(), "login": login_page(), "report": report_page()}
    json.dump(pages | pieces(), sys.stdout)


if __name__ == "__main__":
    main()
