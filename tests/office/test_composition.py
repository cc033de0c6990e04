"""Composition of committees: which part of their rule the members of a day break, and when each term ends."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from ieum.office.choices import ShareBase
from ieum.office.rules.committees import Sitting, composition, ending, read_rule, sex_bounds, sexes, term_end
from ieum.office.rules.deciding import FaultyRule

DAY = date(2026, 3, 2)
DISCLOSURE = {
    "size": [5, 7],
    "shares": [{"groups": ["OUTSIDE"], "threshold": ">=2/3"}],
    "term_years": 2,
    "renewals": 1,
    "notice_days": 3,
    "written": ">1/2",
}
"""As a committee on disclosure is asked to be: five to seven, two thirds from outside, two years, one renewal."""


def sitting(name="위원", *, seat="APPOINTED", group="OUTSIDE", role="MEMBER", sex="", **more):
    given = {"since": DAY, "until": date(2028, 3, 2), **more}
    return Sitting(uuid4(), name, seat, group, role, sex, **given)


def board(outside=4, officials=2, **more):
    """A chair from outside with others."""
    members = [sitting(f"민간{number}", **more) for number in range(outside)]
    members[0] = replace(members[0], role="CHAIR")
    return members + [sitting(f"국장{number}", seat="EX_OFFICIO", group="OFFICIAL") for number in range(officials)]


def broken(members, raw=DISCLOSURE, on=DAY):
    return [(each.code, each.text) for each in composition(read_rule(raw), members, on=on)]


def test_a_board_that_is_as_its_rule_asks_has_no_findings():
    assert broken(board()) == []


@pytest.mark.parametrize(
    ("outside", "officials", "found"),
    [
        (4, 2, []),
        (4, 3, [("SHARE", "민간위원은 전체 위원 7명의 3분의 2 이상이어야 하나 4명입니다.")]),
        (5, 2, []),
        (3, 1, [("SIZE", "위원은 5명 이상 7명 이하이어야 하나 4명입니다.")]),
        (6, 2, [("SIZE", "위원은 5명 이상 7명 이하이어야 하나 8명입니다.")]),
    ],
)
def test_size_and_share_at_their_bounds(outside, officials, found):
    assert broken(board(outside, officials)) == found


def test_a_vacant_seat_counts_for_nothing_and_is_said():
    members = board(4, 2)
    members[-1] = replace(members[-1], is_vacant=True)

    assert broken(members) == [("VACANT", "국장1: 공석입니다.")]
    assert broken(members[1:]) == [
        ("VACANT", "국장1: 공석입니다."),
        ("SIZE", "위원은 5명 이상 7명 이하이어야 하나 4명입니다."),
        ("CHAIR", "위원장은 1명이어야 하나 0명입니다."),
    ]


def test_six_of_ten_appointed_members_may_be_of_one_sex_and_not_seven():
    rule = {"size": [None, 20]}
    six = [replace(each, sex="MALE" if number < 6 else "FEMALE") for number, each in enumerate(board(10, 5))]
    seven = [replace(six[6], sex="MALE") if number == 6 else each for number, each in enumerate(six)]

    assert broken(six, rule) == []
    (found,) = composition(read_rule(rule), seven, on=DAY)
    assert (found.code, found.text) == (
        "SEX", "위촉직 위원 10명 가운데 남성이 7명입니다. 10분의 6 이하(6명)이어야 합니다.",
    )  # fmt: skip
    assert (found.members, found.article) == (tuple(f"민간{n}" for n in range(7)), "양성평등기본법 제21조제2항")


@pytest.mark.parametrize(
    ("stated", "counted"),
    [
        (("FEMALE", "MALE", "FEMALE"), {"여성": 2, "남성": 1}),
        (("FEMALE", "", ""), {"여성": 1, "남성": 0, "미기재": 2}),
        ((), {}),
    ],
)
def test_the_sexes_of_appointed_members_add_up_with_those_that_nobody_stated(stated, counted):
    members = [sitting(sex=each) for each in stated]
    others = [sitting(seat="EX_OFFICIO"), sitting(is_vacant=True)]

    assert sexes([*members, *others]) == counted


def test_whose_sex_is_not_stated_is_said_where_one_sex_is_too_many():
    members = [sitting(sex="MALE", role="CHAIR"), sitting(sex="MALE"), sitting()]
    said = dict(broken(members, {"size": [None, 20]}))

    assert said["SEX"] == "위촉직 위원 3명 가운데 남성이 2명, 미기재가 1명입니다. 10분의 6 이하(1명)이어야 합니다."


def test_the_law_need_not_hold_by_a_resolution_that_says_so_but_the_committees_own_bound_does():
    rule = {"one_sex": "<=1/2", "one_sex_of": "ALL", "one_sex_waiver": "2026-03-02 양성평등실무위원회"}
    men = [replace(each, sex="MALE") for each in board(3, 1)]
    mixed = [*men[:2], *(replace(each, sex="FEMALE") for each in men[2:])]

    assert [(each.text, each.article) for each in composition(read_rule(rule), men, on=DAY)] == [
        ("전체 위원 4명 가운데 남성이 4명입니다. 2분의 1 이하(2명)이어야 합니다.", "")
    ]
    assert broken(mixed, rule) == []
    assert [each[0] for each in broken(mixed, {**rule, "one_sex_waiver": ""})] == ["SEX"]


def test_the_bound_of_the_law_holds_from_its_day_and_an_own_one_before_it():
    law, own = read_rule({}), read_rule({"one_sex": "<=1/2", "one_sex_of": "ALL"})

    assert [len(sex_bounds(law, on=day)) for day in (date(2015, 6, 30), date(2015, 7, 1))] == [0, 1]
    assert [(str(each.threshold), each.of) for each in sex_bounds(own, on=DAY)] == [
        ("2분의 1 이하", ShareBase.ALL), ("10분의 6 이하", ShareBase.APPOINTED),
    ]  # fmt: skip
    assert len(sex_bounds(own, on=date(2010, 1, 1))) == 1


def test_council_members_are_counted():
    rule = {"counts": [{"groups": ["COUNCIL"], "bounds": [2, 2]}]}

    assert broken([*board(), sitting(group="COUNCIL")], rule) == [("COUNT", "구의원은 2명이어야 하나 1명입니다.")]


@pytest.mark.parametrize(("number", "is_broken"), [(1, True), (2, False), (3, True)])
def test_members_by_office_are_counted_by_their_seat_whatever_their_group(number, is_broken):
    rule = {"counts": [{"seat": "EX_OFFICIO", "bounds": [2, 2]}]}
    members = [*board(4, 0), *(sitting(f"직{n}", seat="EX_OFFICIO", group="COUNCIL") for n in range(number))]

    found = composition(read_rule(rule), members, on=DAY)

    assert [each.text for each in found] == [f"당연직은 2명이어야 하나 {number}명입니다."] * is_broken
    assert [each.members for each in found] == [("직0", "직1", "직2") if number > 2 else ()] * is_broken


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"chair_by": "APPOINTED"}, []),
        ({"chair_by": "ELECTED"}, []),
        ({"chair_by": "EX_OFFICIO"}, [("위원장은 당연직이어야 하나 위촉직입니다.", ("민간0",))]),
        ({"vice_chair_by": "APPOINTED"}, [("부위원장은 위촉이어야 하나 당연직입니다.", ("국장0", "국장1"))]),
        ({"vice_chairs": [1, 1]}, [("부위원장은 1명이어야 하나 2명입니다.", ("국장0", "국장1"))]),
        ({"vice_chairs": [3, None]}, [("부위원장은 3명 이상이어야 하나 2명입니다.", ())]),
        ({"chairs": [2, 2]}, [("위원장은 2명이어야 하나 1명입니다.", ())]),
    ],
)
def test_chairs_of_another_number_or_kind_are_found_by_name(rule, said):
    members = board(4, 2)
    members[4:] = [replace(each, role="VICE_CHAIR") for each in members[4:]]

    assert [(each.text, each.members) for each in composition(read_rule(rule), members, on=DAY)] == said


def test_who_breaks_a_share_is_named_on_the_side_that_is_too_many():
    least = {"shares": [{"groups": ["OUTSIDE"], "threshold": ">=2/3"}]}
    most = {"shares": [{"groups": ["OFFICIAL"], "threshold": "<=1/3"}]}

    for rule in (least, most):
        (found,) = composition(read_rule(rule), board(2, 2), on=DAY)
        assert found.members == ("국장0", "국장1")


@pytest.mark.parametrize(
    ("since", "last"),
    [
        (date(2024, 3, 2), date(2026, 3, 2)),
        (date(2024, 1, 1), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2023, 12, 31), date(2025, 12, 31)),
    ],
)
def test_a_term_of_two_years_ends_on_the_day_before_the_same_day(since, last):
    assert term_end(since, read_rule(DISCLOSURE)) == last


def test_a_term_too_long_and_a_renewal_too_many_are_found():
    members = board()
    members[1] = replace(members[1], until=date(2028, 3, 3))
    members[2] = replace(members[2], renewals=2)

    assert broken(members) == [
        ("TERM", "민간1: 임기 2년(2028-03-01까지)을 넘게 위촉되었습니다."),
        ("RENEWAL", "민간2: 1번까지 연임할 수 있으나 2번 연임했습니다."),
    ]


def test_terms_that_end_are_due_by_the_last_day_that_members_sit():
    members = [sitting("가", until=date(2026, 5, 1)), sitting("나", until=date(2026, 5, 2)), sitting("다", until=None)]

    def due(first, last):
        return [each.name for each in ending(members, since=first, until=last)]

    assert due(DAY, date(2026, 4, 30)) == ["가"]
    assert due(date(2026, 5, 1), date(2026, 5, 1)) == ["나"]
    assert due(date(2026, 5, 2), date(2026, 6, 30)) == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"size": [7, 5]}, "최소 7명이 최대 5명보다 많습니다."),
        ({"size": [-1, 5]}, "0부터 200까지의 수로 적어 주십시오: -1"),
        ({"term_years": True}, "1부터 200까지의 수로 적어 주십시오: True"),
        ({"quorum": "<=1/2"}, "정족수는 '초과'나 '이상'이어야 합니다."),
        ({"size": 5}, "읽을 수 없는 구성 규칙입니다: cannot unpack non-iterable int object"),
        (
            {"counts": [{"seat": "THRONE", "bounds": [1, 1]}]},
            "읽을 수 없는 구성 규칙입니다: 'THRONE' is not a valid Seat",
        ),
        ({"chair_by": "KING"}, "읽을 수 없는 구성 규칙입니다: 'KING' is not a valid ChairKind"),
        (
            {"shares": [{"groups": ["ALIEN"], "threshold": "1"}]},
            "읽을 수 없는 구성 규칙입니다: 'ALIEN' is not a valid MemberGroup",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_refused(raw, said):
    with pytest.raises(FaultyRule) as refused:
        read_rule(raw)

    assert str(refused.value) == said
