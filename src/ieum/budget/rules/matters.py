"""What a matter around the budget states: money by source and year, and what is said beside it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ieum.budget.choices import MatterKind, MoneySource
from ieum.budget.rules.calculation import FormulaFault, amount_of, parse
from ieum.budget.rules.repayment import Instalment, Terms, repayment
from ieum.kernel.wording import worded

HUNDRED_MILLION = 10**8
MOST_LINES = 3_000
STATE_SUBSIDIES = (MoneySource.NATIONAL, MoneySource.BALANCED, MoneySource.FUND_GRANT)
"""국비: subsidies of the state's budget, of its special account for balanced development, and of its funds."""
TRANSFERRED = (*STATE_SUBSIDIES, MoneySource.CITY, MoneySource.SPECIAL_GRANT, MoneySource.SPECIAL_ADJUSTMENT)
"""이전재원: what other governments give."""
INCOME, OUTLAY = "수입", "지출"
FIELDS = (
    "일반공공행정", "공공질서 및 안전", "교육", "문화 및 관광", "환경", "사회복지", "보건", "농림해양수산",
    "산업·중소기업 및 에너지", "교통 및 물류", "국토 및 지역개발", "과학기술", "예비비", "기타",
)  # fmt: skip
"""분야 in the order of their numbers, 010 to 900 (지방자치단체의 기능별 세출예산 분류)."""
_SOURCES = {str(each.label): each for each in MoneySource}
_HEAD = ("구분", "부호", "내용", "재원")
_SECTOR = "부문"


class MatterFault(ValueError):
    """What is stated cannot be; ``faults`` has a sentence for each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True)
class YearAmount:
    """Money of one source in one year."""

    source: MoneySource
    year: int
    amount: int
    """Won."""
    heading: str = ""
    """분야 of a mid-term plan, 수입 or 지출 of a fund; "" where there is no such."""
    code: str = ""
    """세부사업 of a mid-term plan."""
    item: str = ""
    sector: str = ""
    """부문 of a mid-term plan, below its 분야; "" where it does not say one."""

    @property
    def place(self) -> tuple[str, str, str, str, MoneySource]:
        """The row that it stands in, whatever its year."""
        return self.heading, self.sector, self.code, self.item, self.source


@dataclass(frozen=True, slots=True)
class StatedMatter:
    """A matter with what is said of it last."""

    kind: MatterKind
    year: int
    title: str
    division: str
    programme: str
    """Code of its 세부사업; "" where it has none."""
    traits: Mapping[str, str] = field(default_factory=dict)
    amounts: tuple[YearAmount, ...] = ()

    @property
    def total(self) -> int:
        """총사업비, in won; of a fund its 지출, as what comes in and what goes out are the same money."""
        return self.of_group(OUTLAY) if self.kind is MatterKind.FUND else sum(each.amount for each in self.amounts)

    @property
    def by_source(self) -> dict[MoneySource, int]:
        """Won by who pays."""
        return summed(self.amounts, lambda each: each.source)

    def of(self, *sources: MoneySource) -> int:
        """Won that some sources pay together."""
        return sum(each.amount for each in self.amounts if each.source in sources)

    def of_group(self, heading: str, year: int | None = None) -> int:
        """Won of a heading, in one year or in all."""
        return sum(each.amount for each in self.amounts if each.heading == heading and year in (None, each.year))

    def day(self, trait: str) -> date | None:
        """A day that is said; None where it is not."""
        said = self.traits.get(trait, "")
        return date.fromisoformat(said) if said else None

    def won(self, trait: str) -> int | None:
        """An amount that is said; None where it is not."""
        said = self.traits.get(trait, "")
        return int(said) if said else None

    def says(self, trait: str) -> bool:
        """Whether something is said at all."""
        return bool(self.traits.get(trait))


def terms_of(matter: StatedMatter) -> Terms | None:
    """How a bond is paid back; None where its interest or its years are not said."""
    percent, grace, years = (matter.traits.get(name, "") for name in ("interest", "grace", "repaid_in"))
    if not percent or not years or Fraction(years) < 1:
        return None
    return Terms(Fraction(percent), int(Fraction(grace or "0")), int(Fraction(years)))


def schedule_of(matter: StatedMatter) -> list[Instalment]:
    """What each year pays of a bond; nothing where its terms are not said."""
    terms = terms_of(matter)
    return repayment(summed(matter.amounts, lambda each: each.year), terms) if terms else []


def summed(amounts: Iterable[YearAmount], by: Callable[[YearAmount], Any]) -> dict[Any, int]:
    """Won by something of each amount, in the order in which it comes first."""
    sums: dict[Any, int] = {}
    for each in amounts:
        sums[by(each)] = sums.get(by(each), 0) + each.amount
    return sums


def summed_years(years: Iterable[int], rows: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """Won of rows together, by year; 0 where none has any."""
    rows = list(rows)
    return {year: sum(row.get(year, 0) for row in rows) for year in years}


def place_of_field(field: str) -> int:
    """Where a 분야 stands among them, from 1; behind all others where it is none of those known."""
    known = ["".join(each.split()) for each in FIELDS]
    said = "".join(field.split())
    return known.index(said) + 1 if said in known else len(known) + 1


def read_won(text: str) -> int:
    """Won from what an officer writes: 25억원, 1,200천원, 3,000,000; "" is 0.

    :raises FormulaFault: where it is no amount, or less than nothing
    """
    if not text.strip() or text.strip() == "-":
        return 0
    won = amount_of(parse(text if re.search("[가-힣]", text) else f"{text}원"))
    if won < 0:
        raise FormulaFault("0원보다 작을 수 없습니다.")
    return won


def read_table(text: str) -> tuple[YearAmount, ...]:
    """Amounts from rows pasted out of a spreadsheet: 구분, 부호, 내용, 재원 and one column for each year, in 천원.

    A column of 부문 may stand behind the first one.

    :raises MatterFault: naming each row that is wrong
    """
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
    if not rows:
        return ()
    has_sectors = len(rows[0]) > 1 and rows[0][1] == _SECTOR
    years = years_of(_without_sector(rows[0], has_sectors=has_sectors), _HEAD)
    if len(rows) > MOST_LINES:
        raise MatterFault(
            {"table": worded("한 번에 {most:,}줄까지 적을 수 있습니다. 나누어 적으십시오.", most=MOST_LINES)}
        )
    found, faults = [], []
    for number, row in enumerate(rows[1:], start=2):
        try:
            sector = row[1] if has_sectors and len(row) > 1 else ""
            found += _row(_without_sector(row, has_sectors=has_sectors), sector, years)
        except FormulaFault as fault:
            faults.append(f"{number}번째 줄: {fault}")
    if faults:
        raise MatterFault({"table": " ".join(faults[:5])})
    return _checked(found)


def write_table(amounts: Sequence[YearAmount], years: Sequence[int]) -> str:
    """The rows that ``read_table`` reads, amounts in 천원 where they are whole and else in 원."""
    sums = summed(amounts, lambda each: (each.place, each.year))
    lines = [[_HEAD[0], _SECTOR, *_HEAD[1:], *map(str, years)]]
    for place in dict.fromkeys(place for place, _ in sums):
        *names, source = place
        own = [_printed(sums.get((place, year), 0)) for year in years]
        lines.append([*names, str(source.label), *own])
    if not any(each.sector for each in amounts):
        lines = [_without_sector(line, has_sectors=True) for line in lines]
    return "\n".join("\t".join(line) for line in lines)


def eok(won: int) -> str:
    """Won in 억원 as an office says it."""
    exact = f"{Decimal(won) / HUNDRED_MILLION:,f}"
    return f"{exact.rstrip('0').rstrip('.') if '.' in exact else exact}억원"


def about_eok(won: int) -> str:
    """Won in 억원 to one place, where the exact amount stands elsewhere."""
    tenth = HUNDRED_MILLION // 10
    return eok((won + tenth // 2) // tenth * tenth)


def years_of(head: Sequence[str], names: Sequence[str], *, field: str = "table") -> list[int]:
    """The years behind the names in the first row of a pasted table.

    :raises MatterFault: of the field, where the row has other names, no year or one twice
    """
    years = [cell.removesuffix("년") for cell in head[len(names) :]]
    is_year = all(re.fullmatch(r"[12][0-9]{3}", each) for each in years)
    if list(head[: len(names)]) != list(names) or not years or not is_year:
        said = worded("첫 줄에 {names}과(와) 연도(예: 2026)를 탭으로 나누어 적으십시오.", names=", ".join(names))
        raise MatterFault({field: said})
    if len(set(years)) != len(years):
        raise MatterFault({field: "첫 줄에 같은 연도를 두 번 적었습니다. 하나를 지우십시오."})
    return [int(each) for each in years]


def _without_sector(row: list[str], *, has_sectors: bool) -> list[str]:
    return [*row[:1], *row[2:]] if has_sectors else row


def _row(row: Sequence[str], sector: str, years: Sequence[int]) -> list[YearAmount]:
    cells = [*row, *[""] * (len(_HEAD) + len(years) - len(row))]
    heading, code, item, source = cells[: len(_HEAD)]
    if len(row) > len(_HEAD) + len(years):
        raise FormulaFault("칸이 첫 줄보다 많습니다. 첫 줄과 칸 수를 맞추십시오.")
    if source not in _SOURCES:
        raise FormulaFault(worded("재원은 {sources} 가운데 하나로 적으십시오.", sources=", ".join(_SOURCES)))
    if not item or len(item) > 100 or max(len(heading), len(sector)) > 60 or len(code) > 20:
        raise FormulaFault("내용을 100자까지, 구분과 부문은 60자, 부호는 20자까지 적으십시오.")
    return [
        YearAmount(_SOURCES[source], year, thousands(cell), heading, code, item, sector)
        for year, cell in zip(years, cells[len(_HEAD) :], strict=True)
    ]


def thousands(cell: str) -> int:
    """Won of a cell in 천원, which may say another unit itself.

    :raises FormulaFault: where it is no amount, or less than nothing
    """
    return read_won(cell if re.search("[가-힣]", cell) or cell in {"", "-"} else f"{cell}천원")


def _checked(found: Iterable[YearAmount]) -> tuple[YearAmount, ...]:
    kept = tuple(each for each in found if each.amount)
    places = [(each.place, each.year) for each in kept]
    if len(set(places)) != len(places):
        raise MatterFault({"table": "구분·부문·부호·내용·재원이 같은 줄이 둘 있습니다. 한 줄로 합치십시오."})
    return kept


def _printed(won: int) -> str:
    return "" if not won else f"{won // 1000:,}" if won % 1000 == 0 else f"{won:,}원"
