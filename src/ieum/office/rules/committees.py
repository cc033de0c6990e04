"""Composition of committees: what their own rule asks of the members of a day, and which of it is broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import product
from typing import Any
from uuid import UUID

from ieum.kernel.deadlines.periods import DAY, Length, Unit, period_end
from ieum.kernel.parameters import NotYetInForce, load_yaml, read_parameter
from ieum.kernel.shipped import shipped
from ieum.kernel.wording import joined, worded
from ieum.office.choices import ChairKind, MemberGroup, MemberRole, Seat, Sex, ShareBase, Tie, VoteBase
from ieum.office.rules.deciding import MAJORITY, DecisionRule, FaultyRule, Threshold

MOST_MEMBERS = 200
UNSTATED = "미기재"
"""Of those whose sex nobody stated."""
_SAME = "SAME"
"""In a stored rule: a written deliberation decides as a meeting does."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From how many to how many; None where there is no bound."""

    least: int | None = None
    most: int | None = None

    def __str__(self) -> str:
        if self.least == self.most and self.least is not None:
            return worded("{least}명", least=self.least)
        parts = [worded("{least}명 이상", least=self.least)] if self.least else []
        parts += [worded("{most}명 이하", most=self.most)] if self.most else []
        return worded("정함 없음") if not parts else joined(parts, " ")

    def hold(self, number: int) -> bool:
        """Whether a number lies within."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The share that some groups must have, or may not pass."""

    groups: tuple[str, ...]
    threshold: Threshold
    of: ShareBase = ShareBase.ALL


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many members of some groups, or of one kind of seat, there must be."""

    groups: tuple[str, ...]
    bounds: Bounds
    seat: str = ""
    """"EX_OFFICIO" or "APPOINTED" where they are counted by seat; "" where by group."""

    def counts(self, each: "Sitting") -> bool:
        """Whether a member is one of them."""
        return each.seat == self.seat if self.seat else each.group in self.groups

    @property
    def labels(self) -> tuple[str, ...]:
        """What those that are counted are called."""
        return (Seat(self.seat).label,) if self.seat else tuple(MemberGroup(each).label for each in self.groups)


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """What the basis of a committee says of its members and its meetings, in one version."""

    size: Bounds = Bounds()
    chairs: Bounds = Bounds(1, 1)
    vice_chairs: Bounds = Bounds()
    chair_by: ChairKind | None = None
    """None where the basis leaves it open."""
    vice_chair_by: ChairKind | None = None
    shares: tuple[GroupShare, ...] = ()
    counts: tuple[GroupCount, ...] = ()
    one_sex: Threshold | None = None
    """A bound of its own, beside that of the law; None where it sets none."""
    one_sex_of: ShareBase = ShareBase.APPOINTED
    one_sex_waiver: str = ""
    """The resolution by which the law's bound need not hold (양성평등기본법 제21조제2항 단서); "" where it must."""
    term_years: int | None = None
    """Of an appointed member; None where none is set."""
    renewals: int | None = None
    """How often an appointed member may be appointed again; None for without limit."""
    notice_days: int | None = None
    """How many whole days before a meeting its notice is sent; None where none is set."""
    deciding: DecisionRule = field(default_factory=DecisionRule)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member as of a day."""

    id: UUID
    name: str
    seat: str
    group: str
    role: str
    sex: str
    since: date
    until: date | None
    """The first day on which they no longer sit; None while no end is set."""
    renewals: int = 0
    """How often they were appointed again without a break."""
    is_vacant: bool = False
    """A seat of a post that nobody holds that day."""


@dataclass(frozen=True, slots=True)
class CompositionFinding:
    """Something that the rule asks for and the members of the day are not."""

    code: str
    text: str
    members: tuple[str, ...] = ()
    """Who breaks it, by name; empty where somebody is missing."""
    article: str = ""
    """Of the law; "" where the committee's own basis asks for it."""


def read_rule(raw: Mapping[str, Any]) -> CommitteeRule:
    """Read a rule from its stored form.

    :raises FaultyRule: if a part cannot be read or contradicts another
    """
    try:
        return CommitteeRule(
            size=_bounds(raw.get("size")),
            chairs=_bounds(raw.get("chairs", [1, 1])),
            vice_chairs=_bounds(raw.get("vice_chairs")),
            chair_by=_chair_kind(raw.get("chair_by")),
            vice_chair_by=_chair_kind(raw.get("vice_chair_by")),
            shares=tuple(_share(each) for each in raw.get("shares", [])),
            counts=tuple(map(_count_of, raw.get("counts", []))),
            one_sex=_threshold(raw.get("one_sex")),
            one_sex_of=ShareBase(raw.get("one_sex_of", ShareBase.APPOINTED)),
            one_sex_waiver=str(raw.get("one_sex_waiver", "")).strip(),
            term_years=_number(raw.get("term_years"), least=1),
            renewals=_number(raw.get("renewals")),
            notice_days=_number(raw.get("notice_days"), least=1),
            deciding=_deciding(raw),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise (
            error if isinstance(error, FaultyRule) else FaultyRule(f"읽을 수 없는 구성 규칙입니다: {error}")
        ) from error


def term_end(since: date, rule: CommitteeRule) -> date | None:
    """The first day after the term of a member who was appointed on a day; None where the rule sets no term."""
    if rule.term_years is None:
        return None
    return period_end(since, Length(rule.term_years, Unit.YEAR)) + DAY


def composition(rule: CommitteeRule, members: Sequence[Sitting], *, on: date) -> list[CompositionFinding]:
    """Say what of the rule is broken on a day by those who are its members then."""
    seated = [each for each in members if not each.is_vacant]
    return [
        *(CompositionFinding("VACANT", f"{each.name}: 공석입니다.") for each in members if each.is_vacant),
        *_size(rule, seated),
        *_chairs(rule, seated),
        *_shares(rule, seated),
        *_one_sex(rule, seated, on),
        *_terms(rule, seated),
    ]


@dataclass(frozen=True, slots=True)
class SexBound:
    """The share that one sex may not pass."""

    threshold: Threshold
    of: ShareBase
    article: str
    """Of the law; "" where it is the committee's own."""


def sexes(members: Sequence[Sitting]) -> dict[str, int]:
    """How many of those who sit by appointment are of each sex, and of how many it is not stated where there are any.

    They add up to all of them. Of those who sit by office none is stated.
    """
    appointed = _among([each for each in members if not each.is_vacant], ShareBase.APPOINTED)
    known = {sex.label: sum(each.sex == sex for each in appointed) for sex in Sex}
    unstated = len(appointed) - sum(known.values())
    return known | ({UNSTATED: unstated} if unstated else {}) if appointed else {}


def sex_bounds(rule: CommitteeRule, *, on: date) -> list[SexBound]:
    """The shares that one sex may not pass on a day: the committee's own, and from its day that of the law."""
    own = [SexBound(rule.one_sex, rule.one_sex_of, "")] if rule.one_sex is not None else []
    if rule.one_sex_waiver:
        return own
    try:
        version = _law().version(on=on)
    except NotYetInForce:
        return own
    return [*own, SexBound(version.value, ShareBase.APPOINTED, version.reference)]


def ending(members: Sequence[Sitting], *, since: date, until: date) -> list[Sitting]:
    """Members the last day of whose term lies between two days, both included; the earliest first."""
    due = [each for each in members if each.until is not None and since <= each.until - DAY <= until]
    return sorted(due, key=lambda each: (each.until or date.max, each.name))


def _size(rule: CommitteeRule, seated: Sequence[Sitting]) -> list[CompositionFinding]:
    found = []
    if not rule.size.hold(len(seated)):
        text = worded("위원은 {size}이어야 하나 {count}명입니다.", size=str(rule.size), count=len(seated))
        found.append(CompositionFinding("SIZE", text))
    for counted in rule.counts:
        names = [each.name for each in seated if counted.counts(each)]
        found += _wrong_number("COUNT", joined(counted.labels, "·"), counted.bounds, names)
    return found


def _wrong_number(code: str, label: str, bounds: Bounds, names: Sequence[str]) -> list[CompositionFinding]:
    """Say that so many are too few, or who are too many."""
    if bounds.hold(len(names)):
        return []
    text = worded(
        "{label}은(는) {bounds}이어야 하나 {count}명입니다.", label=worded(label), bounds=str(bounds), count=len(names)
    )
    is_too_many = bounds.most is not None and len(names) > bounds.most
    return [CompositionFinding(code, text, tuple(names) if is_too_many else ())]


def _chairs(rule: CommitteeRule, seated: Sequence[Sitting]) -> list[CompositionFinding]:
    """Say which chairs are too many, too few, or of another kind; whom members elect may be of any."""
    found = []
    for role, bounds, kind in (
        (MemberRole.CHAIR, rule.chairs, rule.chair_by),
        (MemberRole.VICE_CHAIR, rule.vice_chairs, rule.vice_chair_by),
    ):
        holding = [each for each in seated if each.role == role]
        found += _wrong_number("CHAIR", role.label, bounds, [each.name for each in holding])
        wrong = [each for each in holding if kind not in (None, ChairKind.ELECTED) and each.seat != kind]
        if kind is not None and wrong:
            text = worded(
                "{role}은(는) {kind}이어야 하나 {seat}입니다.",
                role=worded(role.label), kind=worded(kind.label), seat=worded(Seat(wrong[0].seat).label),
            )  # fmt: skip
            found.append(CompositionFinding("CHAIR_KIND", text, tuple(each.name for each in wrong)))
    return found


def _shares(rule: CommitteeRule, seated: Sequence[Sitting]) -> list[CompositionFinding]:
    found = []
    for each in rule.shares:
        among = _among(seated, each.of)
        of_groups = [member for member in among if member.group in each.groups]
        if not each.threshold.holds(len(of_groups), len(among)):
            text = worded(
                "{groups}은(는) {of} {among}명의 {threshold}이어야 하나 {count}명입니다.",
                groups=joined((MemberGroup(group).label for group in each.groups), "·"), of=worded(each.of.label),
                among=len(among), threshold=str(each.threshold), count=len(of_groups),
            )  # fmt: skip
            breaking = of_groups if each.threshold.sign == "<=" else [one for one in among if one not in of_groups]
            found.append(CompositionFinding("SHARE", text, tuple(one.name for one in breaking)))
    return found


def _one_sex(rule: CommitteeRule, seated: Sequence[Sitting], on: date) -> list[CompositionFinding]:
    found = []
    for bound, sex in product(sex_bounds(rule, on=on), Sex):
        among = _among(seated, bound.of)
        names = tuple(each.name for each in among if each.sex == sex)
        if not bound.threshold.holds(len(names), len(among)):
            unstated = sum(not each.sex for each in among)
            beside = worded(", 미기재가 {unstated}명", unstated=unstated) if unstated else ""
            text = worded(
                "{of} {among}명 가운데 {sex}이 {count}명{beside}입니다. {threshold}({needed}명)이어야 합니다.",
                of=worded(bound.of.label), among=len(among), sex=worded(sex.label), count=len(names), beside=beside,
                threshold=str(bound.threshold), needed=bound.threshold.needed(len(among)),
            )  # fmt: skip
            found.append(CompositionFinding("SEX", text, names, bound.article))
    return found


def _terms(rule: CommitteeRule, seated: Sequence[Sitting]) -> list[CompositionFinding]:
    found = []
    for each in seated:
        if each.seat != Seat.APPOINTED:
            continue
        last = term_end(each.since, rule)
        if last is not None and (each.until is None or each.until > last):
            text = f"{each.name}: 임기 {rule.term_years}년({last - DAY}까지)을 넘게 위촉되었습니다."
            found.append(CompositionFinding("TERM", text, (each.name,)))
        if rule.renewals is not None and each.renewals > rule.renewals:
            text = f"{each.name}: {rule.renewals}번까지 연임할 수 있으나 {each.renewals}번 연임했습니다."
            found.append(CompositionFinding("RENEWAL", text, (each.name,)))
    return found


def _among(members: Sequence[Sitting], of: ShareBase) -> list[Sitting]:
    return [each for each in members if of == ShareBase.ALL or each.seat == Seat.APPOINTED]


@shipped
def _law() -> Any:
    return read_parameter(load_yaml(files("ieum.office") / "parameters" / "committees.yaml"), Threshold.read)


def _bounds(raw: Any) -> Bounds:
    least, most = raw or (None, None)
    bounds = Bounds(_number(least), _number(most))
    if bounds.least is not None and bounds.most is not None and bounds.least > bounds.most:
        raise FaultyRule(worded("최소 {least}명이 최대 {most}명보다 많습니다.", least=bounds.least, most=bounds.most))
    return bounds


def _number(raw: Any, *, least: int = 0) -> int | None:
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= MOST_MEMBERS):
        raise FaultyRule(
            worded(
                "{least}부터 {most}까지의 수로 적어 주십시오: {raw}",
                least=least,
                most=MOST_MEMBERS,
                raw=raw,
            )
        )
    number: int | None = raw
    return number


def _count_of(raw: Mapping[str, Any]) -> GroupCount:
    """A count of groups, or of a seat where one is named."""
    if "seat" in raw:
        return GroupCount((), _bounds(raw["bounds"]), Seat(raw["seat"]).value)
    return GroupCount(_groups(raw), _bounds(raw["bounds"]))


def _chair_kind(raw: Any) -> ChairKind | None:
    return ChairKind(raw) if raw else None


def _groups(raw: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(MemberGroup(each).value for each in raw["groups"])


def _share(raw: Mapping[str, Any]) -> GroupShare:
    of = ShareBase(raw.get("of", ShareBase.ALL))
    return GroupShare(_groups(raw), Threshold.read(raw["threshold"]), of)


def _threshold(raw: Any) -> Threshold | None:
    return Threshold.read(raw) if raw else None


def _deciding(raw: Mapping[str, Any]) -> DecisionRule:
    written = raw.get("written", "")
    return DecisionRule(
        quorum=_threshold(raw.get("quorum")) or MAJORITY,
        vote=_threshold(raw.get("vote")) or MAJORITY,
        base=VoteBase(raw.get("base", VoteBase.PRESENT)),
        tie=Tie(raw.get("tie", Tie.REJECTED)),
        allows_written=bool(written),
        written=None if written == _SAME else _threshold(written),
        recused_on_roll=raw.get("recused_on_roll", True) is True,
    )
