"""State machines: what the table says may be done, and nothing else."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.kernel.states import (
    FaultyMachine,
    Guard,
    Machine,
    NotByThem,
    NotFulfilled,
    NotInThisState,
    Transition,
    TransitionNotAllowed,
)

STATES = {"DRAFT": "작성", "ASKED": "요청", "GRANTED": "승인"}
PARTS = {"OWNER": "요청자", "HEAD": "과장"}
HAS_TEXT = Guard(bool, "내용을 적어야 합니다.")
ROWS = (
    Transition("DRAFT", "ask", "ASKED", "요청", frozenset({"OWNER"}), guards=(HAS_TEXT,)),
    Transition("ASKED", "return", "DRAFT", "반려", frozenset({"HEAD"}), needs_reason=True),
    Transition(
        "ASKED", "grant", "GRANTED", "승인", frozenset({"HEAD"}), frozenset({"OWNER"}), deadline="REPLY",
        duties=("요청자에게 알림",),
    ),
)  # fmt: skip
MACHINE = Machine("leave", "신청", STATES, PARTS, ROWS)


def test_every_pair_outside_of_the_table_is_forbidden_and_every_pair_inside_is_not():
    inside = {(each.source, each.action) for each in ROWS}

    assert set(MACHINE.forbidden()) == set(product(STATES, ("ask", "return", "grant"))) - inside
    for state, action in MACHINE.forbidden():
        with pytest.raises(NotInThisState):
            MACHINE.advance(state, action, parts=PARTS, facts="내용")


def test_an_action_leads_on_where_state_person_and_condition_allow_it():
    row = MACHINE.advance("ASKED", "grant", parts={"HEAD"}, facts="")

    assert (row.target, row.deadline, row.duties) == ("GRANTED", "REPLY", ("요청자에게 알림",))


@pytest.mark.parametrize(
    ("asked", "parts", "facts", "refused", "said"),
    [
        (("GRANTED", "ask"), {"OWNER"}, "내용", NotInThisState, "'승인' 상태에서는 할 수 없는 일입니다: 요청."),
        (("DRAFT", "fly"), {"OWNER"}, "내용", NotInThisState, "'작성' 상태에서는 할 수 없는 일입니다: fly."),
        (("DRAFT", "ask"), {"HEAD"}, "내용", NotByThem, "요청자만 할 수 있는 일입니다: 요청."),
        (("DRAFT", "ask"), set(), "내용", NotByThem, "요청자만 할 수 있는 일입니다: 요청."),
        (
            ("ASKED", "grant"), {"HEAD", "OWNER"}, "내용", NotByThem,
            "요청자는 스스로 할 수 없는 일입니다: 승인.",
        ),
        (("DRAFT", "ask"), {"OWNER"}, "", NotFulfilled, "내용을 적어야 합니다."),
    ],
)  # fmt: skip
def test_a_refusal_says_why(asked, parts, facts, refused, said):
    with pytest.raises(refused) as refusal:
        MACHINE.advance(*asked, parts=parts, facts=facts)

    assert (str(refusal.value), MACHINE.refusal(*asked, parts=parts, facts=facts)) == (said, said)


def test_buttons_are_what_can_be_done_now():
    def buttons(state, parts, facts):
        return [row.label for row in MACHINE.offered(state, parts=parts, facts=facts)]

    assert buttons("DRAFT", {"OWNER"}, "내용") == ["요청"]
    assert buttons("DRAFT", {"OWNER"}, "") == []
    assert buttons("ASKED", {"HEAD"}, "") == ["반려", "승인"]
    assert buttons("ASKED", {"HEAD", "OWNER"}, "") == ["반려"]
    assert buttons("GRANTED", PARTS, "내용") == []


@given(
    st.sampled_from([*STATES]),
    st.sampled_from(MACHINE.actions),
    st.sets(st.sampled_from([*PARTS])),
    st.text(max_size=2),
)
def test_what_is_offered_can_be_done_and_what_is_not_offered_cannot(state, action, parts, facts):
    offered = {row.action for row in MACHINE.offered(state, parts=parts, facts=facts)}

    try:
        MACHINE.advance(state, action, parts=parts, facts=facts)
        can = True
    except TransitionNotAllowed:
        can = False

    assert can == (action in offered)


def test_a_matter_begins_in_the_first_state_and_ends_where_nothing_leads_on():
    assert (MACHINE.initial, MACHINE.final) == ("DRAFT", {"GRANTED"})


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((*ROWS, ROWS[0]), "leave: 한 상태에서 같은 동작이 두 번 나옵니다."),
        (ROWS[:2], "leave: 이를 수 없는 상태가 있습니다: GRANTED."),
        (
            (*ROWS, Transition("GRANTED", "burn", "ASHES", "태움", frozenset({"HEAD"}))),
            "leave: GRANTED burn에서 알 수 없는 것: ASHES.",
        ),
        (
            (*ROWS, Transition("GRANTED", "undo", "DRAFT", "되돌림", frozenset({"MAYOR"}))),
            "leave: GRANTED undo에서 알 수 없는 것: MAYOR.",
        ),
        (
            (*ROWS, Transition("GRANTED", "undo", "DRAFT", "되돌림", frozenset())),
            "leave: GRANTED undo에서 알 수 없는 것: 누가 하는지.",
        ),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(rows, said):
    with pytest.raises(FaultyMachine) as refusal:
        Machine("leave", "신청", STATES, PARTS, rows)

    assert str(refusal.value) == said


def test_the_diagram_shows_every_row_and_nothing_else():
    assert MACHINE.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> DRAFT",
        "    DRAFT: 작성",
        "    ASKED: 요청",
        "    GRANTED: 승인",
        "    DRAFT --> ASKED: 요청",
        "    ASKED --> DRAFT: 반려",
        "    ASKED --> GRANTED: 승인",
        "    GRANTED --> [*]",
    ]


def test_the_listing_says_who_on_which_condition_and_what_follows():
    assert MACHINE.listing().splitlines()[2:] == [
        "| 작성 | 요청 | 요청 | 요청자 | 내용을 적어야 합니다. | - |",
        "| 요청 | 반려 | 작성 | 과장 | 사유가 없을 때 | - |",
        "| 요청 | 승인 | 승인 | 과장 (요청자 제외) | - | 요청자에게 알림<br>기한 시작: REPLY |",
    ]
