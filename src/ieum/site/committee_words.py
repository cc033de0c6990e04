"""What a committee is asked to be, and what of it is broken, in the words of its page."""

from collections.abc import Iterable, Sequence
from datetime import date

from ieum.office.choices import ChairKind, MemberGroup, VoteBase
from ieum.office.queries import CommitteeOn
from ieum.office.rules.committees import (
    Bounds,
    CommitteeRule,
    CompositionFinding,
    GroupCount,
    GroupShare,
    Sitting,
    sex_bounds,
    sexes,
)
from ieum.platform.ui.languages import translated


def rule_words(found: CommitteeOn, day: date) -> list[tuple[str, str]]:
    """What a committee is asked to be on a day, for the page."""
    rule, deciding = found.rule, found.rule.deciding
    renewals = translated("제한 없음") if rule.renewals is None else translated("{renewals}번", renewals=rule.renewals)
    written = (
        translated("재적위원 {written} 찬성", written=translated(deciding.written))
        if deciding.written
        else translated("회의와 같음")
    )
    return [
        (translated("정원"), translated(rule.size)),
        (translated("위원장"), _chair_words(rule.chairs, rule.chair_by)),
        (translated("부위원장"), _chair_words(rule.vice_chairs, rule.vice_chair_by)),
        (translated("비율"), ", ".join(map(_share_words, rule.shares)) or translated("정함 없음")),
        (translated("구분별 위원 수"), ", ".join(map(_count_words, rule.counts)) or translated("정함 없음")),
        (translated("한 성별의 상한"), _sex_words(rule, day)),
        (
            translated("임기"),
            translated("{term_years}년, 연임 {renewals}", term_years=rule.term_years, renewals=renewals)
            if rule.term_years
            else translated("정함 없음"),
        ),
        (
            translated("소집 통지"),
            translated("회의 {notice_days}일 전까지", notice_days=rule.notice_days)
            if rule.notice_days
            else translated("정함 없음"),
        ),
        (translated("개회"), translated("재적위원 {quorum} 출석", quorum=translated(deciding.quorum))),
        (
            translated("의결"),
            translated(
                "{label} {vote} 찬성, 가부동수는 {label_2}",
                label=translated(VoteBase(deciding.base).label),
                vote=translated(deciding.vote),
                label_2=translated(deciding.tie.label),
            ),
        ),
        (translated("서면심의"), written if deciding.allows_written else translated("없음")),
    ]


def member_words(members: Sequence[Sitting]) -> str:
    """How many members there are, and of those who sit by appointment how many of each sex."""
    said, counts = translated("위원 {count}명", count=len(members)), sex_counts(members)
    return translated("{members}, 위촉직은 {sexes}", members=said, sexes=counts) if counts else said


def sex_counts(members: Sequence[Sitting]) -> str:
    """Of those who sit by appointment how many are of each sex; "" where nobody does."""
    counts = sexes(members).items()
    return ", ".join(translated("{label} {count}명", label=translated(each), count=of) for each, of in counts)


def _share_words(share: GroupShare) -> str:
    return translated(
        "{names} {label}의 {threshold}",
        names=_names_of(share.groups),
        label=translated(share.of.label),
        threshold=translated(share.threshold),
    )


def _chair_words(bounds: Bounds, kind: ChairKind | None) -> str:
    return ", ".join([translated(bounds), *([translated(kind.label)] if kind else [])])


def _sex_words(rule: CommitteeRule, day: date) -> str:
    """The bounds that hold on a day, with the article of the law, and why that one need not."""
    held = [
        translated(
            "{label}의 {threshold} ({article})",
            label=translated(each.of.label),
            threshold=translated(each.threshold),
            article=each.article or translated("위원회의 근거"),
        )
        for each in sex_bounds(rule, on=day)
    ]
    waived = translated("법의 상한을 지키지 않아도 됨 ({waiver})", waiver=rule.one_sex_waiver)
    return ", ".join([*held, *([waived] if rule.one_sex_waiver else [])]) or translated("정함 없음")


def _count_words(count: GroupCount) -> str:
    return f"{'·'.join(map(translated, count.labels))} {translated(count.bounds)}"


def finding_words(finding: CompositionFinding, basis: str) -> str:
    """What is broken, by whom, and the article that asks for it."""
    said = [translated(finding.text)]
    if finding.members:
        said.append(translated("해당 위원: {names}.", names=", ".join(finding.members)))
    if finding.code != "VACANT":
        said.append(translated("근거: {article}", article=finding.article or basis))
    return " ".join(said)


def _names_of(groups: Iterable[str]) -> str:
    return "·".join(translated(MemberGroup(each).label) for each in groups)
