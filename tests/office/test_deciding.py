"""Quorum and votes: what half is, who counts, and what a tie makes of an item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.office.choices import Tie, VoteBase
from ieum.office.rules.deciding import (
    MAJORITY,
    Bench,
    DecisionRule,
    FaultyRule,
    Threshold,
    Votes,
    ballot_fault,
    is_quorate,
    judge,
    quorum_words,
)

TWO_THIRDS = Threshold.read(">=2/3")
OF_ROLL = DecisionRule(base=VoteBase.ROLL)
numbers = st.integers(0, 60)
thresholds = st.builds(Threshold, st.sampled_from([">", ">="]), st.integers(1, 9), st.just(9))


@st.composite
def sittings(draw):
    """A bench with the votes of all who are present for the item."""
    in_favour, against, abstained = draw(numbers), draw(numbers), draw(numbers)
    kept_in_room, kept_away, absent = draw(numbers), draw(numbers), draw(numbers)
    present = in_favour + against + abstained
    recused = kept_in_room + kept_away
    bench = Bench(present + recused + absent, present + kept_in_room, recused, kept_in_room)
    return bench, Votes(in_favour, against, abstained)


@pytest.mark.parametrize(
    ("text", "said", "of_eight", "of_nine"),
    [
        (">1/2", "과반수", 5, 5),
        (">=1/2", "2분의 1 이상", 4, 5),
        (">=2/3", "3분의 2 이상", 6, 6),
        (">2/3", "3분의 2 초과", 6, 7),
        ("<=6/10", "10분의 6 이하", 4, 5),
        ("<=1/4", "4분의 1 이하", 2, 2),
    ],
)
def test_a_threshold_says_how_many_are_needed(text, said, of_eight, of_nine):
    threshold = Threshold.read(text)

    assert (str(threshold), threshold.needed(8), threshold.needed(9)) == (said, of_eight, of_nine)


@pytest.mark.parametrize("text", ["", "1/2", ">3/2", ">0/2", "<1/2", ">=1/0", ">= 1/2", ">1/2 "])
def test_what_is_no_threshold_is_refused_with_an_example(text):
    with pytest.raises(FaultyRule) as refused:
        Threshold.read(text)

    assert str(refused.value) == f"비율은 '>1/2', '>=2/3', '<=6/10'처럼 적습니다: {text}"


def test_half_is_no_majority_and_nobody_is_no_quorum():
    assert [MAJORITY.holds(part, 8) for part in (4, 5)] == [False, True]
    assert [is_quorate(DecisionRule(), Bench(seated, 0)) for seated in (0, 1)] == [False, False]


@given(thresholds, st.integers(0, 200))
def test_what_is_needed_is_the_smallest_part_that_holds(threshold, whole):
    needed = threshold.needed(whole)

    assert threshold.holds(needed, whole) or needed > whole
    assert not threshold.holds(needed - 1, whole)


@given(sittings(), st.booleans())
def test_a_majority_of_the_roll_is_one_of_those_present_too_and_never_the_other_way_only(sitting, on_roll):
    bench, votes = sitting
    of_roll = DecisionRule(base=VoteBase.ROLL, recused_on_roll=on_roll)
    of_present = DecisionRule(recused_on_roll=on_roll)
    if not is_quorate(of_roll, bench):
        return

    assert judge(of_roll, bench, votes).passed <= judge(of_present, bench, votes).passed


@given(sittings())
def test_a_majority_in_favour_leaves_none_against_and_a_tie_passes_nowhere(sitting):
    bench, votes = sitting
    if not is_quorate(DecisionRule(), bench):
        return

    passed = judge(DecisionRule(), bench, votes).passed
    swapped = judge(DecisionRule(), bench, Votes(votes.against, votes.in_favour, votes.abstained)).passed
    assert (passed and swapped, passed and votes.is_tie) == (False, False)


@given(sittings())
def test_one_more_in_favour_never_turns_a_yes_into_a_no(sitting):
    bench, votes = sitting
    if not is_quorate(DecisionRule(), bench) or not votes.against:
        return

    more = Votes(votes.in_favour + 1, votes.against - 1, votes.abstained)
    assert judge(DecisionRule(), bench, votes).passed <= judge(DecisionRule(), bench, more).passed


@given(sittings())
def test_who_is_kept_out_neither_makes_the_quorum_nor_votes(sitting):
    bench, votes = sitting
    without = Bench(bench.seated - bench.recused, bench.attending - bench.recused_attending)
    rule = DecisionRule(recused_on_roll=False)

    assert is_quorate(rule, bench) == is_quorate(rule, without)
    assert ballot_fault(bench, votes) == ballot_fault(without, votes) == ""


def test_the_recused_stay_on_the_roll_unless_the_rule_takes_them_off():
    bench = Bench(seated=9, attending=6, recused=2, recused_attending=2)

    stay, leave = DecisionRule(), DecisionRule(recused_on_roll=False)
    assert quorum_words(stay, bench) == "재적 9명, 출석 4명(제척·기피·회피 2명 제외), 의사정족수 5명(과반수)"
    assert quorum_words(leave, bench) == "재적 7명, 출석 4명(제척·기피·회피 2명 제외), 의사정족수 4명(과반수)"
    assert (is_quorate(stay, bench), is_quorate(leave, bench)) == (False, True)


def test_a_vacant_seat_is_none_of_the_roll():
    assert [is_quorate(DecisionRule(), Bench(seated, 4)) for seated in (8, 7)] == [False, True]


@pytest.mark.parametrize(
    ("votes", "passed", "why"),
    [
        (Votes(4, 2), True, "찬성 4명, 출석위원 6명의 과반수(4명)이므로 가결"),
        (Votes(3, 3), False, "찬성 3명, 출석위원 6명의 과반수(4명)에 못 미쳐 부결"),
        (Votes(3, 1, 2), False, "찬성 3명, 출석위원 6명의 과반수(4명)에 못 미쳐 부결"),
        (Votes(0, 0, 6), False, "찬성 0명, 출석위원 6명의 과반수(4명)에 못 미쳐 부결"),
    ],
)
def test_a_vote_of_those_present_is_judged_with_its_reason(votes, passed, why):
    verdict = judge(DecisionRule(), Bench(9, 6), votes)

    assert (verdict.passed, verdict.why) == (passed, why)


def test_all_present_may_be_too_few_for_a_majority_of_the_roll():
    assert judge(OF_ROLL, Bench(9, 5), Votes(5, 0)).passed
    assert judge(OF_ROLL, Bench(9, 5), Votes(4, 1)).why == "찬성 4명, 재적위원 9명의 과반수(5명)에 못 미쳐 부결"


def test_two_thirds_of_those_present_with_a_written_vote_of_the_roll():
    rule = DecisionRule(vote=TWO_THIRDS, allows_written=True, written=TWO_THIRDS)
    bench, votes = Bench(7, 6), Votes(4, 2)

    assert judge(rule, bench, votes).passed
    assert judge(rule, bench, votes, is_written=True).why == "찬성 4명, 재적위원 7명의 3분의 2 이상(5명)에 못 미쳐 부결"


def test_a_chair_breaks_a_tie_and_nothing_else():
    rule, bench = DecisionRule(tie=Tie.CHAIR), Bench(9, 6)

    assert judge(rule, bench, Votes(3, 3), casting=True).why == "가부동수이므로 위원장이 가결로 결정"
    assert not judge(rule, bench, Votes(2, 2, 2), casting=False).passed
    with pytest.raises(FaultyRule, match=r"^가부동수입니다\. 위원장의 결정을 적어야 합니다\.$"):
        judge(rule, bench, Votes(3, 3))
    with pytest.raises(FaultyRule, match=r"^가부동수가 아니거나"):
        judge(rule, bench, Votes(4, 2), casting=True)
    with pytest.raises(FaultyRule, match=r"^가부동수가 아니거나"):
        judge(rule, bench, Votes(0, 0, 6), casting=True)


def test_no_chair_breaks_a_tie_of_a_vote_of_the_roll():
    with pytest.raises(FaultyRule, match=r"^재적위원의 찬성으로"):
        DecisionRule(base=VoteBase.ROLL, tie=Tie.CHAIR)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (Votes(4, 1), "찬성·반대·기권의 합 5명이 이 안건의 출석위원 6명과 다릅니다."),
        (Votes(7, 0), "찬성·반대·기권의 합 7명이 이 안건의 출석위원 6명과 다릅니다."),
        (Votes(7, -1), "표의 수는 0 이상이어야 합니다."),
    ],
)
def test_votes_that_cannot_be_are_refused(votes, said):
    with pytest.raises(FaultyRule) as refused:
        judge(DecisionRule(), Bench(9, 6), votes)

    assert str(refused.value) == said


def test_nothing_is_decided_without_a_quorum():
    with pytest.raises(FaultyRule) as refused:
        judge(DecisionRule(), Bench(8, 4), Votes(4, 0))

    assert str(refused.value) == (
        "의사정족수에 못 미쳐 의결할 수 없습니다: 재적 8명, 출석 4명, 의사정족수 5명(과반수)."
    )
