"""Sections that each item of a chapter has: as many 예산현황 or 소요예산 as the chapter lists items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ieum.checking.claims import Claim, Operand, Severity
from ieum.checking.passages import Material, Passage

_BUDGET = re.compile(r"(?:\d{4}년도?)?(?:소요예산|예산현황)")
_CHAPTER, _ITEM = -9, -8
"""Depths of the passages that are titles of chapters and of items."""
_SOME = 3
"""In a chapter of fewer items one budget more or less tells nothing."""


def find_budgets_of_items(material: Material) -> Iterator[Claim]:
    """Find that a chapter whose items all close with their budget has as many budgets as items."""
    for chapter in _chapters(material):
        budgets = [p for p in chapter if p.kind != "paragraph" and _BUDGET.fullmatch(_name(p))]
        items = [p for p in chapter if p.depth == _ITEM]
        listed = _listed(material, chapter[0], len(items))
        if budgets and (len(budgets) == len(items) or (abs(len(budgets) - len(items)) == 1 and len(items) >= _SOME)):
            yield _claim(listed or [Operand(p.text, None, p.place) for p in budgets], len(items), len(budgets), chapter)


def _chapters(material: Material) -> list[list[Passage]]:
    found: list[list[Passage]] = []
    for passage in material.passages:
        if passage.depth == _CHAPTER or not found:
            found.append([])
        found[-1].append(passage)
    return found


def _name(passage: Passage) -> str:
    return "".join(passage.text.partition(":")[0].split())


def _listed(material: Material, chapter: Passage, items: int) -> list[Operand]:
    """The items as the chapter's contents list names them; none where it has no list of as many."""
    for listing in material.listings:
        entries = listing.contents.entries
        if listing.chapter == chapter.text and len(entries) == items:
            return [Operand(entry.title, None, entry.place) for entry in entries]
    return []


def _claim(counted: Sequence[Operand], items: int, budgets: int, chapter: Sequence[Passage]) -> Claim:
    """Claim the numbers to be equal; the first and the last of what is counted stand for all of it."""
    ends = tuple(dict.fromkeys((counted[0], counted[-1])))
    stated = len(counted)
    other = budgets if stated == items else items
    may_lack = budgets < items
    return Claim(
        "listed-count", chapter[0].where, replace(counted[0], printed=str(stated), value=Fraction(stated)), ends,
        f"항목 {items}개, 예산 {budgets}곳", None if may_lack else Fraction(other), worst=Severity.WARNING,
        doubt="예산을 적지 않은 항목이 있을 수 있습니다." if may_lack else "",
    )  # fmt: skip
