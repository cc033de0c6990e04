"""Totals with their parts in one sentence: "총 127건(요청 18건 / 훈시 109건)", "114건 중 승소 87건, 패소 5건 …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ieum.checking.arithmetic import total
from ieum.checking.claims import Claim, Operand, Relation, Severity
from ieum.checking.passages import Material, Mention, Passage
from ieum.checking.quantities import (
    FUNDING,
    Part,
    Quantity,
    find_quantities,
    in_unit,
    is_open,
    is_partition,
    parse_parts,
    shifted,
)

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_NEAR = 14
"""How many characters may stand between a total and the parenthesis with its parts: "42건 접수 (…"."""
_REACH = 1000
"""How many characters of a line are looked at for the amounts that one sentence sets beside each other.

A line may be as long as a file, and would be gone over for each of its parentheses.
"""
_OWN_FUNDS = {"구비", "구"}
"""The district's own money: named alone it pays for all, while another source named alone may pay for a part."""
_UNFUNDED = {"명", "건", "회", "개", "팀"}
"""Units that no fund pays: 시 and 구 are offices there, not sources of money."""
_ADJACENT = re.compile(r"[\s,/·]*(?:총\s*)?")
_SHARE = re.compile(r"(?P<label>구비|시비|국비|도비|지방비)\s*(?P<number>\d+(?:\.\d+)?)\s*%")


def find_parts_in_parentheses(material: Material) -> Iterator[Claim]:
    """Find totals that are split in a parenthesis behind them, or in one that makes the next line."""
    previous: Passage | None = None
    for passage in material.texts:
        indent = len(passage.text) - len(passage.text.lstrip())
        for match in _PARENTHESES.finditer(passage.text):
            wholes = [Mention(passage, quantity) for quantity in amounts_before(passage.text, match.start())]
            if match.start() <= indent and previous is not None:
                wholes = [Mention(previous, quantity) for quantity in amounts_before(previous.text, len(previous.text))]
            for parts in _partitions(match[1], match.start(1), wholes):
                yield from _split_claims(material, wholes, passage, parts)
        if passage.kind != "paragraph" or find_quantities(without_parentheses(passage.text)):
            previous = passage


def _partitions(text: str, offset: int, wholes: Sequence[Mention]) -> list[list[Part]]:
    """The parts of a list; where a slash sets groups apart of which one makes up a total, each group by itself."""
    groups, start = [], 0
    for chunk in text.split("/") if "," in text else ():
        groups.append(parse_parts(chunk, offset + start))
        start += len(chunk) + 1
    several = [group for group in groups if len(group) > 1]
    values = {whole.quantity.value for whole in wholes}
    is_apart = any(sum(part.quantities[0].value for part in group) in values for group in several)
    return several if len(groups) > 1 and is_apart else [parse_parts(text, offset)]


def amounts_before(text: str, end: int) -> list[Quantity]:
    """The amounts that stand side by side just before a position: both of "252회 6,300명(…"."""
    chain: list[Quantity] = []
    for quantity in reversed(_within_reach(text, end)):
        between = without_parentheses(text[quantity.end : chain[-1].start if chain else end])
        if (len(between.rstrip()) > _NEAR) if not chain else not _ADJACENT.fullmatch(between):
            break
        chain.append(quantity)
    return chain[::-1]


def _within_reach(text: str, end: int) -> list[Quantity]:
    """The amounts before a position, apart from those in parentheses; none further off than ``_REACH``."""
    begin = max(end - _REACH, 0)
    if begin:
        # No word or number is cut.
        begin = max(begin, text.find(" ", begin, end))
    return [shifted(quantity, begin) for quantity in find_quantities(without_parentheses(text[begin:end]).rstrip())]


def without_parentheses(text: str) -> str:
    """The text with blanks for what stands in parentheses, so that offsets stay."""
    return _PARENTHESES.sub(lambda match: " " * len(match[0]), text)


def _split_claims(
    material: Material, wholes: Sequence[Mention], passage: Passage, parts: Sequence[Part]
) -> Iterator[Claim]:
    if not parts or not wholes:
        return
    for kind in dict.fromkeys(quantity.kind for part in parts for quantity in part.quantities):
        whole = next((w for w in reversed(wholes) if w.quantity.kind == kind), None)
        amounts = [Mention(passage, amount, part.label) for part in parts if (amount := part.of_kind(kind))]
        if whole is None and (not kind or not wholes[-1].quantity.unit):
            whole = _made_up_by(amounts, wholes[-1]) or wholes[-1]
        if whole is not None and len(amounts) == len(parts):
            yield from _split_claim(material, whole, amounts)


def _made_up_by(parts: Sequence[Mention], nearest: Mention) -> Mention | None:
    """The amount further ahead in the line that bare parts make up: "5건, 3,603억원(행정 1, 민사 4)"."""
    total = sum(part.quantity.value for part in parts)
    ahead = _within_reach(nearest.passage.text, nearest.quantity.start)
    return next((Mention(nearest.passage, quantity) for quantity in reversed(ahead) if quantity.value == total), None)


def _split_claim(material: Material, whole: Mention, parts: Sequence[Mention]) -> Iterator[Claim]:
    is_funding = {part.label.split()[-1] for part in parts} <= FUNDING and whole.quantity.unit not in _UNFUNDED
    if len(parts) > 1 or is_funding:
        yield sum_claim("funding-split" if is_funding else "parts-in-text", material, whole, parts)


def sum_claim(code: str, material: Material, whole: Mention, parts: Sequence[Mention]) -> Claim:
    """Claim that a total is the sum of its named parts."""
    result = material.operand(whole.passage, whole.quantity)
    operands = tuple(
        in_unit(material.operand(part.passage, part.quantity), part.quantity.unit, whole.quantity.unit)
        for part in parts
    )  # fmt: skip
    computed, spans = total(operands)
    is_partial = computed is not None and computed < _least(code, whole, parts)
    formula = " + ".join(f"{part.label} {part.quantity.printed}" for part in parts)
    worst, doubt = (Severity.WARNING, "일부 내역만 적은 것일 수 있습니다.") if is_partial else (Severity.ERROR, "")
    return Claim(code, whole.passage.where, result, operands, formula, computed, Relation.EQUAL, spans, worst, doubt)


def _least(code: str, whole: Mention, parts: Sequence[Mention]) -> Fraction:
    """The sum below which parts may be only what matters of the whole, and not all of it."""
    labels = [part.label for part in parts]
    if code == "funding-split":
        named_all = len(parts) > 1 or labels[0].split()[-1] in _OWN_FUNDS
        return Fraction(0) if named_all else whole.quantity.value
    if is_partition(labels):
        return Fraction(0)
    return whole.quantity.value / (4 if whole.quantity.is_total else 2)


def find_parts_behind_total(material: Material) -> Iterator[Claim]:
    """Find a cell such as "총 20대 구 15대 동 5대": a marked total, then labelled parts of the same unit to the end."""
    for cell in material.cells:
        amounts = find_quantities(cell.text)
        if len(amounts) < 3 or not amounts[0].is_total or {a.unit for a in amounts} != {amounts[0].unit}:
            continue
        labels = [cell.text[a.end : b.start].strip(" ,·") for a, b in pairwise(amounts)]
        if all(labels) and "(" not in cell.text and not cell.text[amounts[-1].end :].strip():
            parts = [Mention(cell, amount, label) for amount, label in zip(amounts[1:], labels, strict=True)]
            yield sum_claim("parts-in-text", material, Mention(cell, amounts[0]), parts)


_ARROW = re.compile(r"\s*(?:▹|▸|▶|►|▷|‣|⇒|➔|→)\s*")


def find_parts_behind_arrow(material: Material) -> Iterator[Claim]:
    """Find "소송수행 397건 ▹ 종결 125건, 계류중 272건": parts behind an arrow that make the total, or divide one."""
    for passage in material.texts:
        bare = without_parentheses(passage.text)
        for (start, before), (offset, behind) in pairwise(_pieces(bare)):
            parts = parse_parts(behind.rstrip(), offset)
            wholes = [Mention(passage, shifted(q, start)) for q in amounts_before(before, len(before))]
            for claim in _split_claims(material, wholes[-1:], passage, parts) if len(parts) > 1 else ():
                if claim.computed == claim.result.value or is_partition([part.label for part in parts]):
                    yield claim


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The stretches of a line that arrows set apart, with the offset of each."""
    start = 0
    for match in _ARROW.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


_OF = re.compile(r"중(?![가-힣])\s*")


def find_parts_of_whole(material: Material) -> Iterator[Claim]:
    """Find "114건 중 승소 87건, 패소 5건": several parts make the whole, a single one only must not exceed it."""
    for passage in material.texts:
        bare = without_parentheses(passage.text)
        amounts = find_quantities(bare)
        for match in _OF.finditer(bare):
            wholes = [Mention(passage, whole) for whole in amounts_before(bare, match.start())]
            if not wholes or bare[wholes[-1].quantity.end : match.start()].strip():
                continue
            # A list goes on to the end of its line.
            parts = parse_parts(bare[match.end() :], match.end()) if len(bare) - match.end() < _REACH else []
            if len(parts) > 1 and len(wholes) == 1:
                yield from _split_claims(material, wholes, passage, parts)
            else:
                yield from _bound_claims(material, wholes, _between(amounts, match.end(), match.end() + _REACH))


def _between(amounts: Sequence[Quantity], begin: int, end: int) -> Sequence[Quantity]:
    """Those of a line's amounts that begin between two positions."""
    first, behind = (bisect_left(amounts, position, key=lambda amount: amount.start) for position in (begin, end))
    return amounts[first:behind]


def _bound_claims(material: Material, wholes: Sequence[Mention], behind: Sequence[Quantity]) -> Iterator[Claim]:
    for whole in wholes:
        piece = next((amount for amount in behind if amount.kind == whole.quantity.kind), None)
        if piece is not None:
            yield _bound_claim(material, whole, piece)


def _bound_claim(material: Material, whole: Mention, piece: Quantity) -> Claim:
    result = material.operand(whole.passage, piece)
    operand = in_unit(material.operand(whole.passage, whole.quantity), whole.quantity.unit, piece.unit)
    return Claim(
        "part-of-whole", whole.passage.where, result, (operand,), f"{result.printed} ≤ {operand.printed}",
        operand.value, Relation.AT_MOST,
    )  # fmt: skip


def find_funding_shares(material: Material) -> Iterator[Claim]:
    """Find funding given in %: "구비 100%", "국비 50%, 구비 50%"; the shares must make 100."""
    for passage in material.texts:
        shares = list(_SHARE.finditer(passage.text))
        if not shares or is_open(passage.text):
            continue
        operands = tuple(_share(material, passage, match) for match in shares)
        computed, _ = total(operands)
        whole = Operand("100", Fraction(100), passage.place, is_implied=True)
        formula = " + ".join(operand.printed for operand in operands) + " = 100"
        lone = len(shares) == 1 and computed is not None and computed < 100
        doubt = "나머지 재원을 적지 않았습니다." if lone else ""
        yield Claim("funding-share", passage.where, whole, operands, formula, None if lone else computed, doubt=doubt)


def _share(material: Material, passage: Passage, match: re.Match[str]) -> Operand:
    number = match["number"]
    place = material.locate(passage.place, passage.text, match.start("number"), number)
    return Operand(number, Fraction(number), place, match["label"])
