"""What is shown of personal values to those who have not said why they need them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.platform.personal.masking import PersonalKind, masked


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (PersonalKind.NAME, "홍길동", "홍*동"),
        (PersonalKind.NAME, "김구", "김*"),
        (PersonalKind.NAME, "김", "김*"),
        (PersonalKind.NAME, "남궁길동", "남**동"),
        (PersonalKind.NAME, "Hong Gil Dong", "H**g G*l D**g"),
        (PersonalKind.NAME, "", ""),
        (PersonalKind.NAME, "  ", ""),
        (PersonalKind.PHONE, "010-1234-5678", "010-****-5678"),
        (PersonalKind.PHONE, "01012345678", "010****5678"),
        (PersonalKind.PHONE, "02-2670-3114", "02-2***-3114"),
        (PersonalKind.PHONE, "3114", "**14"),
        (PersonalKind.PHONE, "19", "**"),
        (PersonalKind.EMAIL, "gildong@example.org", "gi*****@example.org"),
        (PersonalKind.EMAIL, "ab@example.org", "a*@example.org"),
        (PersonalKind.EMAIL, "a@example.org", "*@example.org"),
        (PersonalKind.EMAIL, "no address", "**********"),
        (PersonalKind.RESIDENT_NUMBER, "900101-1234567", "900101-1******"),
        (PersonalKind.RESIDENT_NUMBER, "9001011234567", "*************"),
        (PersonalKind.ADDRESS, "서울특별시 영등포구 당산로 123", "서울특별시 영등포구 *** ***"),
        (PersonalKind.ADDRESS, "당산로 123", "*** ***"),
    ],
)
def test_a_value_shows_only_what_tells_it_from_the_next(kind, text, shown):
    assert masked(text, kind) == shown


@given(st.sampled_from(PersonalKind), st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=30))
def test_no_value_of_two_letters_or_more_is_shown_whole(kind, text):
    assert masked(text, kind) != text


@given(st.text(st.characters(categories=["L"]), min_size=3, max_size=20))
def test_of_a_name_only_the_ends_are_shown(name):
    assert masked(name, PersonalKind.NAME) == name[0] + "*" * (len(name) - 2) + name[-1]
