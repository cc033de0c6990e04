"""Counts of things that are listed: "8개 분야 (…)", "교육·복지 2개 분야", "수방대책 등 6개 분야"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from ieum.checking.claims import Claim, Operand, Severity, bare
from ieum.checking.grids import Grid, is_total, squeeze
from ieum.checking.passages import Material, Passage
from ieum.checking.quantities import is_open
from ieum.kernel.particles import with_particles

_COUNT = r"(?P<number>\d{1,3})\s*(?:개|대|종|가지|팀)\s*(?P<noun>[가-힣]{0,8})"
_NOT_LISTED = re.compile(r"[\d:×=→~]|이상|이내|제외|포함|기준|소재|예정|홍보|실적|관리$|지원$|위주")
_IN_PARENTHESES = re.compile(rf"{_COUNT}\s*\((?P<list>[^()]+)\)")
_AFTER_COLON = re.compile(rf"{_COUNT}\)?\s*:\s*(?P<list>[^():]+)$")
_KINDS = r"(?P<number>\d{1,3})\s*개\s*(?P<noun>(?:[가-힣]{2,4}\s?)?(?:분야|부문|영역|과정|유형|항목))"
_WORDS = r"[가-힣A-Za-z\s]*[가-힣A-Za-z]"
_BEFORE = re.compile(rf"(?:^|[:(→])\s*(?P<list>{_WORDS}(?:\s*[·,・]\s*{_WORDS})+?)(?P<open>\s등)?\s+{_KINDS}")
_SOME_OF = re.compile(rf"(?:^|[:(→])\s*(?P<list>[가-힣]+)(?P<open>\s등)\s*{_KINDS}")
_COMMA = re.compile(r"\s*,\s*")
_LIST_COMMA = re.compile(r",(?!\d{3}(?!\d))")
"""A comma between things, not one within 20,000."""
_DOT_OR_COMMA = re.compile(r"\s*[,·・ㆍ]\s*|\s및\s")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A stated number of things and their list, as one pattern found them."""

    match: re.Match[str]
    separator: re.Pattern[str]
    is_open: bool
    """Whether 등 or 외 says that there are more."""

    @property
    def items(self) -> list[str]:
        """The things listed."""
        return [item for item in self.separator.split(self._text) if item]

    @property
    def number(self) -> int:
        """How many things are listed; of two ways to split a closed list, the one that gives the stated number."""
        finer = sum(bool(item) for item in _DOT_OR_COMMA.split(self._text))
        return finer if finer == self.stated and not self.is_open else len(self.items)

    @property
    def is_a_list(self) -> bool:
        """Whether it can be meant as the list: two words behind 116 indicators tell what these are about."""
        return self.number > 1 and self.stated <= 2 * self.number

    @property
    def stated(self) -> int:
        """How many things are said to be."""
        return int(self.match["number"])

    @property
    def _text(self) -> str:
        return re.sub(r"\s등$", "", self.match["list"].strip())


def find_listed_counts(material: Material) -> Iterator[Claim]:
    """Find a stated number of things beside their list; a list that ends with 등 only bounds it."""
    for passage in material.texts:
        for listed in _listed_in(passage.text):
            if listed.is_open or listed.is_a_list:
                yield _count_claim(material, passage, listed)


def _listed_in(text: str) -> Iterator[_Listed]:
    for match in [*_IN_PARENTHESES.finditer(text), *_AFTER_COLON.finditer(text)]:
        if not _NOT_LISTED.search(match["list"]):
            yield _Listed(match, _COMMA, is_open(match["list"]))
    for match in [*_BEFORE.finditer(text), *_SOME_OF.finditer(text)]:
        yield _Listed(match, _DOT_OR_COMMA, bool(match["open"]) or is_open(match["list"]))


def _count_claim(material: Material, passage: Passage, listed: _Listed) -> Claim:
    match = listed.match
    place = material.locate(passage.place, passage.text, match.start("number"), match["number"])
    operands = tuple(_item(material, passage, match.start("list"), item) for item in listed.items)
    undecided = listed.is_open and listed.number < listed.stated
    # 및 and · may stand within one name, so only a plain list in parentheses is certain.
    certain = listed.separator is _COMMA and "(" in match[0] and not listed.is_open
    return Claim(
        "listed-count", passage.where, Operand(match["number"], Fraction(listed.stated), place), operands,
        f"나열한 항목 {listed.number}개{' (등)' if listed.is_open else ''}",
        None if undecided else Fraction(listed.number),
        worst=Severity.ERROR if certain else Severity.WARNING,
        doubt="'등'으로 끝나 모두 나열한 것이 아닐 수 있습니다." if undecided else "",
    )  # fmt: skip


def _item(material: Material, passage: Passage, start: int, item: str) -> Operand:
    return Operand(item, None, material.locate(passage.place, passage.text, start, item))


_LIST_LINE = re.compile(r":\s*(?P<list>[^:()]+,[^:()]+,[^:()]+)$")


def find_items_listed_twice(material: Material) -> Iterator[Claim]:
    """Find a list behind a colon that names the same thing twice."""
    for passage in material.passages:
        match = _LIST_LINE.search(passage.text)
        if not match:
            continue
        items = [re.sub(r"\s*등$", "", item.strip()) for item in _LIST_COMMA.split(match["list"])]
        for item in sorted({item for item in items if items.count(item) > 1 and len(item) > 1}):
            place = material.locate(passage.place, passage.text, passage.text.rfind(item), item)
            result = Operand("1", Fraction(1), place, item)
            operands = (Operand(item, None, place), Operand(item, None, place))
            yield Claim(
                "listed-twice", passage.where, result, operands, with_particles(f"'{item}'을(를) 나열한 횟수"),
                Fraction(items.count(item)), worst=Severity.WARNING,
            )  # fmt: skip


_TEAMS = re.compile(r":\s*(?P<number>\d+)\s*개?(?P<noun>팀|과|국|부서)\s*$")


def find_counts_above_table(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find "□ 조 직 : 4팀" above a table with a row for each."""
    for grid in grids:
        before = grid.sheet.before
        match = _TEAMS.search(before.text) if before else None
        if before and match and grid.paths and match["noun"] in squeeze(grid.paths[0][-1]):
            place = grid.material.locate(before.place, before.text, match.start("number"), match["number"])
            result = Operand(match["number"], Fraction(match["number"]), place)
            rows = tuple(Operand(row[0].text.strip(), None, row[0].place) for row in grid.body if row[0].text.strip())
            yield Claim("listed-count", before.where, result, rows, "표의 행 수", Fraction(len(rows)))


_LINES_OF_A_PAGE = 40
_NAMES = re.compile(rf":\s*(?P<list>{_WORDS}(?:\s*[·,・ㆍ]\s*{_WORDS}){{2,}})$")


def find_names_of_rows(grids: Sequence[Grid]) -> Iterator[Claim]:
    """Find "분 야 : 가·나·다" in the item of a table that has a row for each: as many names as rows."""
    for grid in grids:
        rows = [row[0] for row in grid.body if row[0].text.strip() and not is_total(row[0].text)]
        labels = {bare(cell.text) for cell in rows}
        for passage in _above(grid) if len(labels) == len(rows) > 1 else ():
            match = _NAMES.search(passage.text)
            names = [name for name in _DOT_OR_COMMA.split(match["list"]) if name] if match else []
            alike = sum(bare(name) in labels for name in names)
            if match and len(names) <= alike + 1 > len(rows):
                place = grid.material.locate(passage.place, passage.text, match.start("list"), names[0])
                stated = Operand(str(len(names)), Fraction(len(names)), place)
                operands = tuple(Operand(cell.text.strip(), None, cell.place) for cell in rows)
                yield Claim(
                    "listed-count", passage.where, stated, operands, f"표의 행 {len(rows)}개", Fraction(len(rows)),
                    worst=Severity.WARNING, doubt="이름과 행이 하나씩 맞지 않을 수 있습니다.",
                )  # fmt: skip


def _above(grid: Grid) -> Iterator[Passage]:
    """The lines before a table that belong to the same item, from the nearest back, as many as stand on a page."""
    before = grid.sheet.before
    return islice(grid.material.before(before), _LINES_OF_A_PAGE) if before is not None else iter(())
