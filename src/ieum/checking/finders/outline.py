"""The order of a report: contents lists against headings and pages, and numbers that follow each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Operand, Relation, Severity, bare
from ieum.checking.passages import Listing, Material, Passage
from ieum.documents.model import Contents, ContentsEntry, Heading, plain

_NEAREST = 20
"""Among how many headings of an entry's number, from its list on, one with a like title is sought."""
_SIMILAR = 0.6
"""How alike a heading's title must be to be taken for that of a contents entry."""
_KIND_OF_WORK = re.compile(r"\s*[-–]\s*(?:신규|계속)\s*사업\s*$")
"""What a heading adds to say of which kind the work is; a contents list has that in a column or a title of its own."""
_ROMAN = {letter: number for number, letter in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", 1)}
_LATIN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_CIRCLED = {letter: number for number, letter in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮", 1)}


def ordinal(number: str) -> int | None:
    """The value of a printed number such as "Ⅲ", "IV", "③", "12"; None where it is none."""
    bare = number.strip(" .()[]〔〕")
    if bare.isascii() and bare.isdigit():
        return int(bare)
    return _ROMAN.get(bare) or _LATIN.get(bare) or _CIRCLED.get(bare)


def find_contents_titles(material: Material) -> Iterator[Claim]:
    """Find that each entry of a contents list is a heading of the report, word by word."""
    for listing in material.listings:
        by_title, by_number = _index(_headings_for(material, listing))
        for entry in listing.contents.entries:
            exact = by_title.get(bare(entry.title))
            likely = [exact] if exact else by_number.get(ordinal(entry.number), [])[:_NEAREST]
            yield from _title_claim(listing, entry, likely)


_Headed = tuple[Heading, Passage]


def _headings_for(material: Material, listing: Listing) -> list[_Headed]:
    """The headings that a list can mean: those of its chapter, or all behind it if it stands before the chapters."""
    found = []
    for index in range(listing.headings_before, len(material.headings)):
        heading, passage = material.headings[index]
        if listing.chapter and heading.level == 1:
            break
        if not heading.from_contents:
            found.append((heading, passage))
    return found


def _index(headings: Sequence[_Headed]) -> tuple[dict[str, _Headed], dict[int | None, list[_Headed]]]:
    by_title: dict[str, _Headed] = {}
    by_number: dict[int | None, list[_Headed]] = {}
    for heading, passage in headings:
        by_title.setdefault(bare(_title(heading)), (heading, passage))
        by_number.setdefault(ordinal(heading.number), []).append((heading, passage))
    return by_title, by_number


def _title(heading: Heading) -> str:
    return _KIND_OF_WORK.sub("", plain(heading.content))


def _title_claim(listing: Listing, entry: ContentsEntry, headings: Sequence[_Headed]) -> Iterator[Claim]:
    likeness = {n: _likeness(entry.title, _title(heading)) for n, (heading, _) in enumerate(headings)}
    best = max(likeness, key=likeness.__getitem__, default=None)
    if best is not None and likeness[best] >= _SIMILAR:
        title, place = _title(headings[best][0]), headings[best][1].place
        yield Claim(
            "contents-title", listing.name, Operand(entry.title, None, entry.place), (Operand(title, None, place),),
            f"본문 제목 '{title}'", title, Relation.SAME_TEXT, worst=Severity.WARNING,
        )  # fmt: skip


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, bare(first), bare(second), autojunk=False).ratio()


def find_contents_pages(material: Material) -> Iterator[Claim]:
    """Find that pages in a contents list do not go back, and that a chapter's items stand between it and the next."""
    chapters = next((one.contents for one in material.listings if any(e.page for e in one.contents.entries)), None)
    for listing in material.listings:
        pages = _pages(listing.contents.entries)
        if len(pages) > 1:
            yield _order_claim(listing, pages)
        if chapters is not None and listing.contents is not chapters and pages:
            yield from _between(chapters, listing, pages)


_Paged = tuple[ContentsEntry, int]


def _pages(entries: Sequence[ContentsEntry]) -> list[_Paged]:
    return [(entry, int(entry.page)) for entry in entries if entry.page.isdecimal()]


def _order_claim(listing: Listing, pages: Sequence[_Paged]) -> Claim:
    numbers = [page for _, page in pages]
    printed, ordered = ", ".join(map(str, numbers)), ", ".join(map(str, sorted(numbers)))
    first = next((n for n, pair in enumerate(pairwise(numbers), 1) if pair[1] < pair[0]), 0)
    operands = tuple(Operand(str(page), Fraction(page), entry.place) for entry, page in pages)
    return Claim(
        "contents-page", listing.name, Operand(printed, None, pages[first][0].place), operands,
        "쪽수는 앞에서 뒤로 커집니다", ordered, Relation.SAME_TEXT, worst=Severity.WARNING,
    )  # fmt: skip


def _between(chapters: Contents, listing: Listing, pages: Sequence[_Paged]) -> Iterator[Claim]:
    listed = _pages(chapters.entries)
    here = max(range(len(listed)), key=lambda n: _likeness(listed[n][0].title, listing.chapter), default=None)
    if here is None or _likeness(listed[here][0].title, listing.chapter) < _SIMILAR:
        return
    start = listed[here][1]
    end = listed[here + 1][1] if here + 1 < len(listed) else None
    outside = [page for _, page in pages if page < start or (end is not None and page > end)]
    numbers = ", ".join(str(page) for _, page in pages)
    bounds = tuple(Operand(str(page), Fraction(page), entry.place) for entry, page in listed[here : here + 2])
    operands = (*bounds, *(Operand(str(page), Fraction(page), entry.place) for entry, page in pages))
    computed = ", ".join(str(page) for _, page in pages if page not in outside)
    yield Claim(
        "contents-page", listing.name, Operand(numbers, None, pages[0][0].place), operands,
        f"{start}쪽부터 {end or '끝'}쪽 사이", computed, Relation.SAME_TEXT, worst=Severity.WARNING,
    )  # fmt: skip


def find_numbering(material: Material) -> Iterator[Claim]:
    """Find that headings of one level under one title, and the entries of a list, are numbered without a gap."""
    for group in _numbered_headings(material).values():
        yield from numbering_claims(group)
    for listing in material.listings:
        for numbered in _numbered_entries(listing.contents.entries).values():
            for run in _runs(numbered):
                yield from numbering_claims(run)


Numbered = tuple[int, Operand]


def _numbered_entries(entries: Sequence[ContentsEntry]) -> dict[tuple[int, int], list[Numbered]]:
    """The numbered entries of each level below the same one."""
    groups: dict[tuple[int, int], list[Numbered]] = {}
    above = [0] * 10
    for position, entry in enumerate(entries):
        level = min(entry.level, 9)
        above[level] = position
        number = ordinal(entry.number)
        if number is not None:
            parent = max(above[:level], default=0)
            operand = Operand(str(number), Fraction(number), entry.place, entry.title)
            groups.setdefault((level, parent), []).append((number, operand))
    return groups


def _numbered_headings(material: Material) -> dict[tuple[int, str], list[Numbered]]:
    groups: dict[tuple[int, str], list[Numbered]] = {}
    parents = [""] * 10
    for heading, passage in material.headings:
        parents[heading.level : heading.level + 1] = [f"{heading.number} {passage.text} {passage.index}"]
        number = ordinal(heading.number)
        if number is not None and not heading.from_contents:
            key = (heading.level, parents[heading.level - 1])
            operand = Operand(heading.number, Fraction(number), passage.place, passage.text)
            groups.setdefault(key, []).append((number, operand))
    return groups


def _runs(numbered: Sequence[Numbered]) -> list[list[Numbered]]:
    """Split where the numbers begin again at 1, or go back to go on with a list further up."""
    runs: list[list[Numbered]] = []
    for number, operand in numbered:
        if number == 1 or not runs or number < runs[-1][-1][0]:
            runs.append([])
        runs[-1].append((number, operand))
    return runs


def numbering_claims(group: Sequence[Numbered]) -> Iterator[Claim]:
    """Claim that numbers which begin at 1 follow each other; one claim for each run of them."""
    for run in _runs(group):
        numbers = [number for number, _ in run]
        if len(run) < 2 or numbers[0] != 1:
            continue
        # A right run is shown by its last number; a wrong one by the first number that does not follow.
        wrong = next((n for n, number in enumerate(numbers) if number != n + 1), len(run) - 1)
        result = replace(run[wrong][1], printed=str(numbers[wrong]))
        operands = tuple(operand for _, operand in run)
        yield Claim(
            "numbering", result.label[:30], result, operands, f"{len(run)}개의 번호는 1부터 하나씩 커집니다",
            Fraction(wrong + 1), worst=Severity.WARNING,
        )  # fmt: skip


_CIRCLE = re.compile("[①-⑮]")


def find_circled_numbering(material: Material) -> Iterator[Claim]:
    """Find that ①, ②, ③ within one sentence follow each other."""
    for passage in material.passages:
        marks = list(_CIRCLE.finditer(passage.text))
        if len(marks) > 1 and passage.kind != "heading":
            run = [
                (_CIRCLED[m[0]], Operand(m[0], Fraction(_CIRCLED[m[0]]),
                 material.locate(passage.place, passage.text, m.start(), m[0]), passage.where))
                for m in marks
            ]  # fmt: skip
            yield from numbering_claims(run)
