"""Where one can go from every page: the sections of the site, their pages, and what the command palette offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from django.urls import get_resolver, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ieum.kernel.shipped import shipped
from ieum.platform.ui.languages import translated
from ieum.reports.rules import Action
from ieum.site.access import may
from ieum.site.requests import StaffRequest

Link = tuple[str, str, str]
"""Words, address, and the value of ``aria-current``: page, true for a page below it, or empty."""
Page = tuple[str, str]
"""Name of the address and words of a page that needs no further choice."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of a section that are looked for together; its label is told beside others of the section."""

    label: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together: one entry of the main menu, and the side menu of each of its pages."""

    label: str
    roots: frozenset[str]
    """First parts of the addresses that belong to it."""
    groups: tuple[Group, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those of all groups, in their order."""
        return tuple(page for each in self.groups for page in each.pages)


@dataclass(frozen=True, slots=True)
class SideMenu:
    """The pages of the section that the asked page belongs to."""

    label: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    """Label and links; the label is empty where all links stand in one group."""


SECTIONS = (
    Section(
        "보고서",
        frozenset(("", "reports", "intakes", "facts", "checks")),
        (Group("보고서", (("home", "보고서"), ("take_in", "보고서 올리기"), ("check_files", "파일 검사"))),),
    ),
    Section(
        "예산",
        frozenset(("budget",)),
        (
            Group(
                "현황",
                (
                    ("budget", "예산 현황"),
                    ("budget_execution", "집행 현황"),
                    ("budget_changes", "달라진 까닭"),
                    ("budget_tables", "예산 서식"),
                ),
            ),
            Group(
                "편성",
                (
                    ("budget_versions", "예산안 편성"),
                    ("submitted_bills", "의회에 제출된 예산안"),
                    ("budget_deemed", "간주처리"),
                    ("budget_provisional", "준예산"),
                    ("budget_revenue", "세입"),
                ),
            ),
            Group(
                "집행",
                (
                    ("budget_allotment", "배정"),
                    ("budget_units", "재배정 예산"),
                    ("budget_spending", "품의"),
                    ("budget_advances", "정산할 지출"),
                    ("budget_targets", "신속집행·절감"),
                    ("budget_forecasts", "연말 예상 집행액"),
                    ("budget_closing", "회계연도 마감"),
                ),
            ),
            Group(
                "변경",
                (
                    ("budget_requests", "변경 요청"),
                    ("budget_clauses", "이용 조항"),
                    ("budget_proposals", "승인 대기"),
                    ("budget_duties", "뒤따르는 할 일"),
                ),
            ),
            Group("심사·재원", (("budget_matters", "심사·계획"), ("budget_grants", "외부재원 현황"))),
            Group(
                "파일·코드",
                (
                    ("budget_file", "예산 파일 등록"),
                    ("budget_taken_files", "등록한 파일"),
                    ("budget_reconciliations", "원장 대사"),
                    ("budget_teams", "담당 팀"),
                    ("budget_codes", "코드 승계"),
                    ("budget_code_tables", "코드표"),
                ),
            ),
        ),
    ),
    Section(
        "업무",
        frozenset(("inbox", "cases", "data-requests", "committees", "meetings", "notices", "jobs", "attachments")),
        (
            Group(
                "업무 처리",
                (
                    ("inbox", "내 할 일"),
                    ("cases", "업무 목록"),
                    ("receive_case", "업무 접수"),
                    ("due_calendar", "기한 달력"),
                ),
            ),
            Group("의회 자료", (("data_requests", "자료 요구"), ("ask_data", "자료 요구하기"))),
            Group("위원회", (("committees", "위원회"), ("register_committee", "위원회 등록"))),
            Group("관리", (("jobs", "작업"), ("expired_attachments", "보존기간이 끝난 파일"))),
        ),
    ),
    Section(
        "조직·인사",
        frozenset(("organisation",)),
        (
            Group(
                "조직과 사람",
                (
                    ("organisation", "조직도"),
                    ("orders", "조직·인사 명령"),
                    ("personnel_order", "인사발령 내기"),
                    ("reorganisation", "조직개편 하기"),
                    ("import_staff", "조직·인사 파일 등록"),
                    ("handovers", "인계인수"),
                ),
            ),
            Group(
                "업무 기준",
                (
                    ("accounting", "회계관직"),
                    ("delegation_table", "위임전결표"),
                    ("closed_days", "자치단체 휴무일"),
                    ("reminders", "기한 알림 시점"),
                ),
            ),
            Group("물품·시설", (("equipment", "물품"), ("facilities", "시설"))),
        ),
    ),
    Section(
        "권한·기록",
        frozenset(("delegations", "permissions", "privacy", "audit")),
        (
            Group("권한", (("delegations", "권한 위임"), ("permissions", "권한표"))),
            Group(
                "기록",
                (
                    ("readings", "접속기록"),
                    ("erasures", "개인정보 파기"),
                    ("retention_periods", "보유기간"),
                    ("audit", "감사 기록"),
                ),
            ),
        ),
    ),
    Section("정보공개", frozenset(("disclosed",)), (Group("정보공개", (("disclosed", "공개 자료"),)),)),
)
_HEAD = (("search", "검색"), ("notices", "알림"))
"""Pages that the head of each page leads to."""
_NEEDS: Mapping[str, StrEnum] = {"home": Action.SEE_REPORTS}
"""What a page is about where its door asks for less: everybody has a first page, but it lists reports for some."""
_EVERY_PAGE = (*(page for section in SECTIONS for page in section.pages), *_HEAD)


def navigation(request: StaffRequest) -> list[Link]:
    """Of each section the first page that whoever asks may open."""
    here = _section(request)
    opened = ((each, _may_open(request, each.pages)) for each in SECTIONS)
    return [(each.label, address_of(pages[0][0]), "true" if each is here else "") for each, pages in opened if pages]


def side_menu(request: StaffRequest) -> SideMenu | None:
    """What may be opened of the section that the page stands in; None where there is nothing to choose."""
    here = _section(request)
    if here is None:
        return None
    opened = [(each.label, pages) for each in here.groups if (pages := _may_open(request, each.pages))]
    urls = [address_of(name) for _, pages in opened for name, _ in pages]
    if len(urls) < 2:
        return None
    nearest = max((url for url in urls if request.path.startswith(url)), key=len, default="")
    groups = ((label if len(opened) > 1 else "", _side_links(request, pages, nearest)) for label, pages in opened)
    return SideMenu(here.label, tuple(groups))


def _side_links(request: StaffRequest, pages: list[Page], nearest: str) -> tuple[Link, ...]:
    urls = ((label, address_of(name)) for name, label in pages)
    return tuple((label, url, _current(request, url, nearest)) for label, url in urls)


def page_words(name: str) -> str:
    """What a page of the menu is called; other pages are called by the name of their address."""
    return next((label for section in SECTIONS for each, label in section.pages if each == name), name)


def palette_links(request: StaffRequest) -> SafeString:
    """Links to all pages that need no further choice and that whoever asks may open."""
    return _links(tuple(_may_open(request, _EVERY_PAGE)), get_language())


@lru_cache(maxsize=256)
def _links(pages: tuple[Page, ...], _language: str) -> SafeString:
    """Links in a language. Every page holds them, and those who may open the same pages have the same ones."""
    return format_html_join("", '<a href="{}">{}</a>', ((address_of(name), translated(label)) for name, label in pages))


def may_open(request: StaffRequest, name: str) -> bool:
    """Whether who asks may open the page of a name, as far as its door asks."""
    return may(request, _action(name))


@cache
def address_of(name: str) -> str:
    """The address of a page that needs no further choice."""
    return reverse(name)


def _section(request: StaffRequest) -> Section | None:
    """The section of the asked page; None for pages of no section and for addresses that lead nowhere."""
    if request.resolver_match is None:
        return None
    root = request.resolver_match.route.split("/")[0]
    return next((each for each in SECTIONS if root in each.roots), None)


def _may_open(request: StaffRequest, pages: tuple[Page, ...]) -> list[Page]:
    return [page for page in pages if may_open(request, page[0])]


def _action(name: str) -> StrEnum:
    """What the page at an address is for: what it asks for at its door, or what it is about."""
    return _NEEDS.get(name) or _doors()[name]


@shipped
def _doors() -> Mapping[str, StrEnum]:
    """What the pages with a door ask for, by the names of their addresses; ``allowed()`` put it there."""
    patterns: list[Any] = get_resolver("ieum.site.urls").url_patterns
    return {each.name: each.callback.action for each in patterns if hasattr(each.callback, "action")}


def _current(request: StaffRequest, url: str, nearest: str) -> str:
    if url != nearest:
        return ""
    return "page" if request.path == url else "true"
