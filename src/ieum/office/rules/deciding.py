"""Quorum and votes of committees: who counts, how many are needed, and what a vote makes of an item.

The roll (재적) are the members who sit on the day, a vacant seat being none of them. Whoever is kept out of an item
(제척·기피·회피) is not present for it; whether they stay on its roll, the committee's own rule says.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from ieum.kernel.wording import worded
from ieum.office.choices import Tie, VoteBase

_THRESHOLD = re.compile(r"(?P<sign>>=|<=|>)(?P<part>[1-9]\d?)/(?P<whole>[1-9]\d?)")
_SENTENCES = {
    ">": worded("{whole}분의 {part} 초과"), ">=": worded("{whole}분의 {part} 이상"),
    "<=": worded("{whole}분의 {part} 이하"),
}  # fmt: skip
_WORDS = {">": "초과", ">=": "이상", "<=": "이하"}
_SAID = re.compile(r"(?P<whole>[1-9]\d?)분의 *(?P<part>[1-9]\d?) *(?P<word>초과|이상|이하)")


class FaultyRule(ValueError):
    """A rule contradicts itself or cannot be read; the message tells an officer where."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that something must reach, pass or not pass: ">1/2" is 과반수, ">=2/3" is 3분의 2 이상."""

    sign: str
    part: int
    whole: int

    @classmethod
    def read(cls, text: str) -> "Threshold":
        """Read the stored form.

        :raises FaultyRule: if the text is none, or the share is above the whole
        """
        match = _THRESHOLD.fullmatch(text)
        if match is None or int(match["part"]) > int(match["whole"]):
            raise FaultyRule(worded("비율은 '>1/2', '>=2/3', '<=6/10'처럼 적습니다: {text}", text=text))
        return cls(match["sign"], int(match["part"]), int(match["whole"]))

    @classmethod
    def said(cls, words: str) -> "Threshold":
        """Read it as an ordinance says it: "3분의 2 이상", "과반수".

        :raises FaultyRule: if the words are none, or the share is above the whole
        """
        match = _SAID.fullmatch(words)
        if match is None:
            return cls.read(MAJORITY.stored if words == str(MAJORITY) else words)
        sign = next(sign for sign, word in _WORDS.items() if word == match["word"])
        return cls.read(f"{sign}{match['part']}/{match['whole']}")

    @property
    def stored(self) -> str:
        """As ``read`` reads it."""
        return f"{self.sign}{self.part}/{self.whole}"

    @property
    def share(self) -> Fraction:
        """As a number."""
        return Fraction(self.part, self.whole)

    def holds(self, part: int, whole: int) -> bool:
        """Whether a part of the whole is as large as it must be; of nothing only an upper bound holds."""
        bound = whole * self.share
        if self.sign == "<=":
            return part <= bound
        return part > 0 and (part > bound if self.sign == ">" else part >= bound)

    def needed(self, whole: int) -> int:
        """The smallest part that holds, or for an upper bound the largest; 1 at least for a lower one."""
        if self.sign == "<=":
            return int(whole * self.share)
        bound = whole * self.share
        least = int(bound) + 1 if self.sign == ">" else -int(-bound // 1)
        return max(least, 1)

    def __str__(self) -> str:
        if self == MAJORITY:
            return worded("과반수")
        return worded(_SENTENCES[self.sign], whole=self.whole, part=self.part)


MAJORITY = Threshold(">", 1, 2)


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """How a committee opens and decides.

    :raises FaultyRule: if the chair may break ties of a vote that must reach a share of the roll
    """

    quorum: Threshold = MAJORITY
    """Of the roll, present for an item."""
    vote: Threshold = MAJORITY
    base: VoteBase = VoteBase.PRESENT
    tie: Tie = Tie.REJECTED
    allows_written: bool = False
    written: Threshold | None = None
    """Of the roll, in favour in a written deliberation; None where it decides as a meeting does."""
    recused_on_roll: bool = True

    def __post_init__(self) -> None:
        if self.tie == Tie.CHAIR and self.base == VoteBase.ROLL:
            raise FaultyRule("재적위원의 찬성으로 의결하면 가부동수를 위원장이 정할 수 없습니다.")
        if "<=" in {self.quorum.sign, self.vote.sign, self.written.sign if self.written else ""}:
            raise FaultyRule("정족수는 '초과'나 '이상'이어야 합니다.")


@dataclass(frozen=True, slots=True)
class Bench:
    """Who counts for one item."""

    seated: int
    """On the roll that day, with those who are kept out."""
    attending: int
    """In the room or answering in writing, with those who are kept out."""
    recused: int = 0
    recused_attending: int = 0
    """How many of the recused are in the room."""

    @property
    def present(self) -> int:
        """Who may take part in the item."""
        return self.attending - self.recused_attending

    def roll(self, rule: DecisionRule) -> int:
        """Of how many the quorum is a share."""
        return self.seated if rule.recused_on_roll else self.seated - self.recused


@dataclass(frozen=True, slots=True)
class Votes:
    """How those present voted; who is present and says nothing abstains."""

    in_favour: int
    against: int
    abstained: int = 0

    @property
    def is_tie(self) -> bool:
        """가부동수; where everybody abstains nobody decides."""
        return self.in_favour == self.against > 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an item passed, and why in a sentence for the minutes."""

    passed: bool
    why: str


def is_quorate(rule: DecisionRule, bench: Bench) -> bool:
    """Whether those present suffice to deal with an item."""
    return rule.quorum.holds(bench.present, bench.roll(rule))


def quorum_words(rule: DecisionRule, bench: Bench) -> str:
    """How many sit, are present and are needed: "재적 9명, 출석 5명, 의사정족수 5명(과반수)"."""
    kept = f"(제척·기피·회피 {bench.recused}명 제외)" if bench.recused else ""
    roll = bench.roll(rule)
    return f"재적 {roll}명, 출석 {bench.present}명{kept}, 의사정족수 {rule.quorum.needed(roll)}명({rule.quorum})"


def ballot_fault(bench: Bench, votes: Votes) -> str:
    """Say why the votes cannot be; "" where they can."""
    counted = votes.in_favour + votes.against + votes.abstained
    if min(votes.in_favour, votes.against, votes.abstained) < 0:
        return "표의 수는 0 이상이어야 합니다."
    if counted != bench.present:
        return worded(
            "찬성·반대·기권의 합 {counted}명이 이 안건의 출석위원 {present}명과 다릅니다.",
            counted=counted,
            present=bench.present,
        )
    return ""


def judge(
    rule: DecisionRule, bench: Bench, votes: Votes, *, is_written: bool = False, casting: bool | None = None
) -> Verdict:
    """Judge a vote; ``casting`` is how the chair breaks a tie, None where the chair does not.

    :raises FaultyRule: if there is no quorum, the votes cannot be, or a tie waits for the chair
    """
    if not is_quorate(rule, bench):
        raise FaultyRule(worded("의사정족수에 못 미쳐 의결할 수 없습니다: {rule}.", rule=quorum_words(rule, bench)))
    fault = ballot_fault(bench, votes)
    if fault:
        raise FaultyRule(fault)
    threshold, base = _threshold(rule, is_written=is_written)
    whole = bench.roll(rule) if base == VoteBase.ROLL else bench.present
    wanted = f"{VoteBase(base).label} {whole}명의 {threshold}({threshold.needed(whole)}명)"
    if votes.is_tie and rule.tie == Tie.CHAIR and base == VoteBase.PRESENT:
        return _cast(casting)
    if casting is not None:
        raise FaultyRule("가부동수가 아니거나 위원장이 정하는 위원회가 아니므로 결정권을 쓸 수 없습니다.")
    passed = threshold.holds(votes.in_favour, whole)
    said = "이므로 가결" if passed else "에 못 미쳐 부결"
    return Verdict(passed, f"찬성 {votes.in_favour}명, {wanted}{said}")


def _threshold(rule: DecisionRule, *, is_written: bool) -> tuple[Threshold, VoteBase]:
    if is_written and rule.written is not None:
        return rule.written, VoteBase.ROLL
    return rule.vote, rule.base


def _cast(casting: bool | None) -> Verdict:  # noqa: FBT001 - passed on by its one caller
    if casting is None:
        raise FaultyRule("가부동수입니다. 위원장의 결정을 적어야 합니다.")
    return Verdict(casting, f"가부동수이므로 위원장이 {'가결' if casting else '부결'}로 결정")
