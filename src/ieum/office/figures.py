"""What the meetings of committees amount to, counted from their own rows, and the table that prints it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from ieum.kernel.figure_tables import FigureTable, Line, OpenLines, Rate, Sum
from ieum.kernel.observations import Observation, subject_of
from ieum.kernel.registry import Dataset, Derived, Measure
from ieum.office import queries
from ieum.office.queries import HeldMeeting

REGISTER = "위원회 회의 대장"
"""The source of what is counted from meetings."""

DATASETS = (
    Dataset(
        "office.committee",
        "위원회 운영",
        {"year": "연도", "committee": "위원회"},
        {
            "sessions": Measure("횟수", "회"),
            "in_writing": Measure("서면심의", "회"),
            "failed": Measure("무산", "회"),
            "items": Measure("처리안건", "건"),
            "passed": Measure("원안가결", "건"),
            "amended": Measure("수정가결", "건"),
            "rejected": Measure("부결", "건"),
            "deferred": Measure("보류", "건"),
            "seated": Measure("재적 연인원", "명"),
            "attended": Measure("출석 연인원", "명"),
            "attendance_rate": Measure("출석률", "%"),
        },
    ),
)

FIGURE_TABLES = (
    FigureTable(
        "office.committee.operation",
        "위원회 운영현황",
        "office.committee",
        ("위원회명",),
        rows=(OpenLines("committee", total="계"),),
        columns=(
            Line("횟수", "sessions"),
            Line("처리안건", "items", formula=Sum(("원안가결", "수정가결", "부결"))),
            Line("원안가결", "passed"),
            Line("수정가결", "amended"),
            Line("부결", "rejected"),
            Line("보류", "deferred"),
            Line("재적 연인원", "seated"),
            Line("출석 연인원", "attended"),
            Line("출석률(%)", "attendance_rate", formula=Rate("출석 연인원", "재적 연인원")),
        ),
        context=("year",),
        source="횟수와 건수는 2020, 2023 영등포구가 문장으로 적은 것",
    ),
)

_BLANK = Observation("office.committee", (), "", None, None, "", date.min, date.min, REGISTER, None, "", "")


def committee_observations(epoch: int | None = None) -> list[Observation]:
    """What every committee did in the year so far, stated anew on each day of a meeting, as a table lists them all."""
    return list(stated(queries.held_meetings(epoch)))


DERIVED = (Derived("office.committee", REGISTER, committee_observations),)


def stated(meetings: Iterable[HeldMeeting]) -> Iterator[Observation]:
    """The running sums of each year, for every committee anew on each day of a meeting."""
    by_year = groupby(sorted(meetings, key=lambda each: each.held_on), key=lambda each: each.held_on.year)
    for _, of_year in by_year:
        sums: dict[str, Counter[str]] = {}
        for day, of_day in groupby(of_year, key=lambda each: each.held_on):
            for each in of_day:
                sums.setdefault(each.committee, Counter()).update(_counts(each))
            yield from (_said(name, day, measure, sums[name][measure]) for name in sums for measure in sums[name])


def _said(committee: str, day: date, measure: str, number: int) -> Observation:
    known = DATASETS[0].measures[measure]
    about = subject_of({"committee": committee, "year": str(day.year)})
    return replace(
        _BLANK, subject=about, measure=measure, value=Decimal(number), unit=known.unit, effective_date=day,
        stated_on=day, cell=f"{committee} · {known.label}", printed=str(number),
    )  # fmt: skip


def _counts(meeting: HeldMeeting) -> Counter[str]:
    """What one meeting adds to each count; a measure that it adds nothing to stands with 0."""
    results = Counter(meeting.results)
    passed, amended, rejected = results["PASSED"], results["AMENDED"], results["REJECTED"]
    found = Counter(
        sessions=int(not meeting.is_failed), in_writing=int(meeting.is_written), failed=int(meeting.is_failed),
        items=passed + amended + rejected, passed=passed, amended=amended, rejected=rejected,
        deferred=results["DEFERRED"],
    )  # fmt: skip
    there = {"seated": meeting.seated, "attended": meeting.attended} if not meeting.is_failed else {}
    return Counter({**found, "seated": 0, "attended": 0, **there})
