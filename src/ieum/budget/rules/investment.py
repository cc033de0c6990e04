"""투자심사: who reviews a project by the table of the day, and what must be reviewed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ieum.budget.choices import InvestmentKind, MoneySource, ReviewBody, ReviewNeed
from ieum.budget.rules.matters import HUNDRED_MILLION, STATE_SUBSIDIES, StatedMatter, eok
from ieum.budget.rules.parameters import version_on
from ieum.kernel.particles import with_particles

_UNSETTLED = "UNSETTLED"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which the rule of a day can be read: who reviews, by which clause."""

    body: ReviewBody
    clause: str


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """Whether a project must be reviewed and by whom, as of a day."""

    need: ReviewNeed
    readings: tuple[Reading, ...]
    """One where it is clear; all of them where it is AMBIGUOUS, the most specific one first."""
    since: date | None
    """Since when the table holds; None where none is known of that day."""
    reference: str
    why: str
    """In a sentence."""

    @property
    def body(self) -> ReviewBody | None:
        """Who reviews; None where that is not clear or nobody must."""
        return self.readings[0].body if self.need is ReviewNeed.REQUIRED else None


def review_needed(matter: StatedMatter, *, on: date) -> ReviewAnswer:
    """Who reviews a project by its 총사업비, kind and sources, by the table that held on a day."""
    version = version_on("investment_review", on)
    if version is None:
        said = "그날의 심사 기준은 등록되어 있지 않습니다. 2003년부터 알 수 있습니다."
        return ReviewAnswer(ReviewNeed.AMBIGUOUS, (), None, "", said)
    if not _is_subject(matter):
        said = "신규 사업이 아니거나 심사에서 제외되는 사업입니다."
        return ReviewAnswer(ReviewNeed.NOT_REQUIRED, (), version.since, version.reference, said)
    rows = [row for row in version.value if _matches(row, matter)]
    readings = _readings(rows, matter, version.value)
    need = _need(rows, readings)
    return ReviewAnswer(need, tuple(readings), version.since, version.reference, _why(need, matter, readings, rows))


def study_needed(matter: StatedMatter, *, on: date) -> bool:
    """Whether a 타당성조사 comes before the review; it does for new projects alone."""
    version = version_on("feasibility_study", on)
    return version is not None and _is_subject(matter) and matter.total >= version.value * HUNDRED_MILLION


def rereview_reasons(before: StatedMatter, now: StatedMatter, *, reviewed_on: date, on: date) -> list[str]:
    """Why a project that was reviewed must be reviewed again, in sentences; ``before`` is what was reviewed."""
    version = version_on("investment_rereview", on)
    if version is None:
        return []
    terms: Mapping[str, Any] = version.value
    found = [
        *_grown(before, now, terms), *_bonds(before, now, terms), *_delayed(now, terms, reviewed_on, on),
        *_elsewhere(before, now, reviewed_on, on),
    ]  # fmt: skip
    return [f"{each} (지방재정투자사업 심사규칙 제6조)" for each in found]


def next_round(on: date) -> tuple[date, date] | None:
    """Until when the next round is submitted to the mayor of Seoul, and until when it is done; None if not known."""
    version = version_on("review_rounds", on)
    for year in (on.year, on.year + 1) if version else ():
        for each in version.value if version else ():
            submit = date.fromisoformat(f"{year}-{each['submit']}")
            if submit >= on:
                return submit, date.fromisoformat(f"{year}-{each['done']}")
    return None


def _is_subject(matter: StatedMatter) -> bool:
    return matter.says("is_new") and not matter.says("exclusion")


def _matches(row: Mapping[str, Any], matter: StatedMatter) -> bool:
    total = matter.total
    is_kind = matter.traits.get("nature", InvestmentKind.GENERAL) in row["kinds"]
    is_above = total > 0 and total >= row["from"] * HUNDRED_MILLION
    is_below = "to" not in row or total < row["to"] * HUNDRED_MILLION
    return is_kind and is_above and is_below and _has_money(row.get("money", ""), matter)


def _has_money(money: str, matter: StatedMatter) -> bool:
    is_own = matter.of(MoneySource.OWN) == matter.total
    return {
        "": True,
        "OWN": is_own,
        "TRANSFERRED": not is_own,
        "CITY": matter.of(MoneySource.CITY) > 0,
        "NATIONAL": matter.of(*STATE_SUBSIDIES) > 0,
    }[money]


def _readings(
    rows: Sequence[Mapping[str, Any]], matter: StatedMatter, table: Sequence[Mapping[str, Any]]
) -> list[Reading]:
    """What the matching clauses say, the highest threshold first; where they leave open who reviews, all three."""
    ordered = sorted(rows, key=lambda row: -row["from"])
    found = {row["by"]: Reading(ReviewBody(row["by"]), row["clause"]) for row in ordered if row["by"] != _UNSETTLED}
    for row in ordered:
        if row["by"] == _UNSETTLED:
            found = {each: Reading(each, row["clause"]) for each in ReviewBody}
    if ordered and not any("to" in row for row in ordered) and _passed_bounded(table, matter):
        found.setdefault(ReviewBody.CENTRAL, Reading(ReviewBody.CENTRAL, "규모로 보면 중앙, 해당하는 조항은 없음"))
    if not ordered and _above_all_lowest(table, matter):
        found = {each: Reading(each, "해당하는 조항이 없음") for each in ReviewBody}
    return list(found.values())


def _passed_bounded(table: Sequence[Mapping[str, Any]], matter: StatedMatter) -> bool:
    """Whether a clause of another body for the same money ends below the project, and nothing takes it up.

    In 2003 own projects of 30억 to 200억 go to the city, and none above has a clause but the first one of all.
    """
    same = [
        row for row in table if row.get("money") == "OWN" and matter.traits.get("nature", "GENERAL") in row["kinds"]
    ]
    ended = [row for row in same if "to" in row and matter.total >= row["to"] * HUNDRED_MILLION]
    higher = [row for row in same if _matches(row, matter) and any(row["from"] >= each["to"] for each in ended)]
    others = [row for row in same if _matches(row, matter) and any(row["by"] != each["by"] for each in ended)]
    return bool(ended and others) and not higher


def _above_all_lowest(table: Sequence[Mapping[str, Any]], matter: StatedMatter) -> bool:
    """Whether other money would make a project of this size and kind one to be reviewed: a gap of the rule."""
    nature = matter.traits.get("nature", InvestmentKind.GENERAL)
    lowest = [row["from"] for row in table if nature in row["kinds"]]
    return bool(lowest) and 0 < min(lowest) * HUNDRED_MILLION <= matter.total


def _need(rows: Sequence[Mapping[str, Any]], readings: Sequence[Reading]) -> ReviewNeed:
    if not readings:
        return ReviewNeed.NOT_REQUIRED
    return ReviewNeed.REQUIRED if rows and len(readings) == 1 else ReviewNeed.AMBIGUOUS


def _why(need: ReviewNeed, matter: StatedMatter, readings: Sequence[Reading], rows: Sequence[Mapping[str, Any]]) -> str:
    said = f"총사업비 {eok(matter.total)}"
    if need is ReviewNeed.NOT_REQUIRED:
        return f"{said}: 심사 대상 금액보다 작거나 그 종류의 기준이 없습니다."
    clauses = ", ".join(f"{each.body.label}({each.clause})" for each in readings)
    if need is ReviewNeed.REQUIRED:
        return f"{said}: {clauses} 대상입니다."
    unclear = "조항이 둘 이상 맞거나 심사기관이 정해지지 않아" if rows else "이 재원에 맞는 조항이 없어"
    return with_particles(f"{said}: {unclear} {clauses}(으)로 읽힙니다. 심사기관을 시에 확인하십시오.")


def _grown(before: StatedMatter, now: StatedMatter, terms: Mapping[str, Any]) -> list[str]:
    more = now.total - before.total
    said = f"총사업비가 {eok(before.total)}에서 {eok(now.total)}으로 늘었습니다."
    if before.total >= terms["special_from"] * HUNDRED_MILLION:
        unread = "심사 때 500억원 이상이어서 따로 정한 계산식으로 판단해야 합니다. 계산식의 비율은 확인하지 못했습니다."
        return [f"{said} {unread}"] if more > 0 else []
    if now.traits.get("nature") == InvestmentKind.EVENT and more >= before.total * Fraction(terms["event_growth"]):
        return [f"행사성 사업의 {said} 20% 이상 늘면 3년이 되기 전이라도 다시 심사합니다."] if before.total else []
    if before.total and more >= before.total * Fraction(terms["cost_growth"]):
        return [f"{said} 30% 이상 늘면 다시 심사합니다."]
    return []


def _bonds(before: StatedMatter, now: StatedMatter, terms: Mapping[str, Any]) -> list[str]:
    old, new = before.of(MoneySource.BOND), now.of(MoneySource.BOND)
    if old and new - old >= old * Fraction(terms["bond_growth"]):
        return [f"지방채가 {eok(old)}에서 {eok(new)}으로 30% 이상 늘었습니다."]
    own = now.of(MoneySource.OWN, MoneySource.BOND)
    if not old and new > own * Fraction(terms["bond_share"]):
        return [f"지방채를 쓰지 않던 사업이 자체재원의 절반이 넘는 {eok(new)}을 지방채로 마련합니다."]
    return []


def _delayed(now: StatedMatter, terms: Mapping[str, Any], reviewed_on: date, on: date) -> list[str]:
    is_event = now.traits.get("nature") == InvestmentKind.EVENT
    years = terms["event_years"] if is_event else terms["delay_years"]
    if now.says("started_on") and not is_event:
        return []
    if (on.year - years, on.month, on.day) < (reviewed_on.year, reviewed_on.month, reviewed_on.day):
        return []
    said = "해마다 여는 행사는 3년마다 심사합니다." if is_event else f"{years}년 이상 시작하지 않았습니다."
    return [f"{reviewed_on.isoformat()}에 심사한 뒤 {said}"]


def _elsewhere(before: StatedMatter, now: StatedMatter, reviewed_on: date, on: date) -> list[str]:
    found = []
    old, new = review_needed(before, on=reviewed_on).body, review_needed(now, on=on).body
    if before.by_source != now.by_source and old and new and old is not new:
        found.append(with_particles(f"재원이 바뀌어 심사기관이 {old.label}에서 {new.label}(으)로 바뀌었습니다."))
    if before.says("site") and before.traits["site"] != now.traits.get("site", ""):
        found.append(
            with_particles(
                f"사업 위치가 {before.traits['site']}에서 {now.traits.get('site') or '미정'}(으)로 바뀌었습니다."
            )
        )
    if now.says("audit_request"):
        found.append("감사원이 감사 결과에 따라 재심사를 요청했습니다.")
    return found
