"""Totals whose parts stand below them: in child bullets, or in the bullets that follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ieum.checking.claims import Claim, Severity
from ieum.checking.finders.sentences import amounts_before, sum_claim, without_parentheses
from ieum.checking.passages import Material, Mention, Passage
from ieum.checking.quantities import Part, Quantity, find_quantities, in_unit, is_partition, parse_parts

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_COST = re.compile(r"소요\s*예산|사업비|예산액|편성|총\s*규모|목표액")


def find_parts_in_children(material: Material) -> Iterator[Claim]:
    """Find totals whose child bullets each give an amount of the same unit."""
    for passage in material.passages:
        totals = last_amounts(passage)
        children = [child for child in material.children(passage) if not child.is_note] if totals else []
        for whole in totals:
            for group in _groups(children, whole):
                yield from _claims(material, Mention(passage, whole), group)


def last_amounts(passage: Passage) -> list[Quantity]:
    """The amounts with which a line ends, apart from what it adds in parentheses."""
    text = without_parentheses(passage.text).rstrip()
    return amounts_before(text, len(text)) if passage.kind != "paragraph" else []


_Group = Sequence[tuple[Passage, Part]]


def _claims(material: Material, whole: Mention, group: _Group) -> Iterator[Claim]:
    """Claim the sum if every part has an amount in the unit of the whole, or every part is a bare number."""
    parts = _of_kind(group, "" if _all_bare(group) else whole.quantity.kind)
    if parts and len(parts) == len(group):
        yield from _below_claim(sum_claim("parts-below", material, whole, parts), whole, parts)


def _of_kind(group: _Group, kind: str) -> list[Mention]:
    return [Mention(passage, amount, part.label) for passage, part in group if (amount := part.of_kind(kind))]


def _all_bare(group: _Group) -> bool:
    return all(len(part.quantities) == 1 and not part.quantities[0].unit for _, part in group)


def _groups(children: Sequence[Passage], whole: Quantity) -> list[_Group]:
    """Partitions among children: all of them together, or each by itself where one makes up the whole.

    Within a lone child, each group that "/" sets apart is one.
    """
    if len(children) == 1 and (groups := _groups_within(children[0])):
        return groups
    parts = [_parts_of(child) for child in children]
    if not all(parts):
        return []
    by_child = [[(child, part) for part in found] for child, found in zip(children, parts, strict=True)]
    if any(len(group) > 1 and _makes_up(group, whole) for group in by_child):
        return list(by_child)
    return [[pair for group in by_child for pair in group]]


def _makes_up(group: _Group, whole: Quantity) -> bool:
    amounts = [part.of_kind(whole.kind) for _, part in group]
    return sum(_value_in(amount, whole.unit) for amount in amounts if amount) == whole.value


def _value_in(amount: Quantity, unit: str) -> Fraction:
    return in_unit(amount.operand, amount.unit, unit).value or Fraction(0)


def _groups_within(child: Passage) -> list[_Group]:
    groups: list[_Group] = []
    start = 0
    for chunk in without_parentheses(child.text).split("/"):
        parts = parse_parts(chunk, start)
        start += len(chunk) + 1
        if len(parts) < 2:
            return []
        groups.append([(child, part) for part in parts])
    return groups


def _parts_of(child: Passage) -> list[Part]:
    text = without_parentheses(child.text).rstrip()
    listed = parse_parts(text)
    if len(listed) > 1:
        return listed
    head, colon, _ = text.partition(":")
    amounts = last_amounts(child)
    if colon and amounts and not find_quantities(head) and not head.strip().startswith("※"):
        return [Part(head.strip(), tuple(amounts))]
    return listed


def _below_claim(claim: Claim, whole: Mention, parts: Sequence[Mention]) -> Iterator[Claim]:
    labels = [part.label for part in parts]
    is_cost = bool(_COST.search(whole.passage.text))
    is_certain = is_partition(labels) or whole.quantity.is_total or is_cost or _ends_alike(whole.passage, labels)
    # Money that a part takes cannot be more than all of it; heads may be counted twice.
    unit = whole.quantity.unit
    is_too_much = whole.quantity.is_money and any(_value_in(p.quantity, unit) > whole.quantity.value for p in parts)
    if claim.computed == whole.quantity.value or (is_certain and (len(parts) > 1 or is_too_much)):
        yield claim
    elif len(parts) > 1 or (whole.quantity.is_money and is_cost):
        yield replace(claim, worst=Severity.WARNING, doubt="아래에 일부만 적은 것일 수 있습니다.")


def _ends_alike(passage: Passage, labels: Sequence[str]) -> bool:
    """Whether all labels end like the title above them: 구정질문 and 서면질문 under 질문."""
    head = re.sub(r"\s", "", passage.text.partition(":")[0])
    return len(head) > 1 and all(re.sub(r"\s", "", label).endswith(head) for label in labels)


def find_parts_in_siblings(material: Material) -> Iterator[Claim]:
    """Find totals whose parts follow as bullets of the same depth with the same ending in their labels."""
    for passage in material.passages:
        totals = last_amounts(passage)
        if not totals or ":" not in passage.text or material.children(passage):
            continue
        group: list[tuple[Passage, Part]] = []
        for sibling in material.next_siblings(passage):
            label, colon, _ = sibling.text.partition(":")
            if not colon or not _ends_alike(passage, [label]) or not last_amounts(sibling):
                break
            group.append((sibling, Part(label.strip(), tuple(last_amounts(sibling)))))
        for whole in totals if len(group) > 1 else []:
            yield from _claims(material, Mention(passage, whole), group)


def find_parts_in_next_line(material: Material) -> Iterator[Claim]:
    """Find a line that only lists parts ("완료 3, 추진중 5, 기타 2") behind the line with their total."""
    for before, passage in pairwise(material.passages):
        if passage.kind == before.kind == "bullet" and before.depth == passage.depth:
            wholes = last_amounts(before)[-1:] if len(_listed(before)) < 2 else []
            for whole in wholes:
                group = [(passage, part) for part in _listed(passage)]
                for claim in _claims(material, Mention(before, whole), group) if len(group) > 1 else ():
                    labels = [part.label for _, part in group]
                    if claim.computed == whole.value or is_partition(labels):
                        yield claim


def _listed(passage: Passage) -> list[Part]:
    head, colon, _ = passage.text.partition(":")
    start = len(head) + 1 if colon and not find_quantities(head) else 0
    return parse_parts(passage.text[start:], start)
