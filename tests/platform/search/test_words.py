"""What of a Korean text can be searched for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ieum.platform.search.words import asked_by, normalised, squeezed, words_of


def asked(text):
    return [(each.stretch, set(each.words.nouns), set(each.words.signs)) for each in asked_by(text)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [("예산을", "예산"), ("예산이", "예산"), ("평가에서는", "평가"), ("구민에게", "구민"), ("조례입니다", "조례")],
)
def test_a_word_is_asked_for_without_its_particle(text, noun):
    assert asked(text) == [(noun, {noun}, set())]


def test_a_compound_is_also_found_by_each_noun_in_it():
    assert words_of("주민참여예산제").nouns >= {"주민", "참여", "예산"}
    assert words_of("예산안").nouns >= {"예산안", "예산"}


def test_a_compound_holds_the_pairs_of_each_of_its_parts():
    for part in ("참여예산", "주민참여", "예산제"):
        (question,) = asked_by(part)
        assert question.words.pairs <= words_of("2024년 주민참여예산제를 운영").pairs


def test_a_compound_is_held_however_it_is_spaced():
    (question,) = asked_by("참여예산제")

    assert question.words.pairs <= words_of("주민참여 예산제").pairs
    assert not question.words.pairs <= words_of("주민참여, 예산제").pairs


def test_numbers_are_the_same_with_and_without_separators():
    assert words_of("1,036,722천원").signs == words_of("1036722 천원").signs == {"1036722"}
    assert words_of("집행률 76.0%").signs == {"76.0"}


def test_the_unit_behind_a_number_is_not_asked_for():
    assert asked("1,036,722천원") == [("", set(), {"1036722"})]


def test_latin_words_are_asked_for_in_small_letters_and_apart_from_hangul():
    assert asked("성과관리(BSC)") == [("성과관리(bsc)", {"성과", "관리"}, {"bsc"})]


def test_beside_nouns_words_without_any_ask_for_nothing():
    assert [each.stretch for each in asked_by("관리를 위한 평가")] == ["관리", "평가"]


def test_a_particle_that_was_taken_into_a_noun_does_not_hide_what_stands_before():
    (question,) = asked_by("구정질문의")

    assert question.words.pairs <= words_of("구정질문 처리").pairs


@pytest.mark.parametrize("text", ["", "   ", "△ - ·", "!?"])
def test_what_says_nothing_asks_for_nothing(text):
    assert asked_by(text) == []


def test_forms_of_the_same_letters_are_the_same():
    decomposed = unicodedata.normalize("NFD", "예산")

    assert normalised(decomposed) == "예산"
    assert squeezed(normalised(" 주민  참여\n예산 ")) == "주민참여예산"


@given(st.text(max_size=60), st.text(alphabet="가나다라예산참여평가", min_size=2, max_size=8), st.text(max_size=60))
def test_whatever_stands_around_a_stretch_its_pairs_are_held(before, stretch, after):
    whole = words_of(f"{before}{stretch}{after}")

    assert words_of(stretch).pairs <= whole.pairs


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text):
    for each in asked_by(text):
        assert each.words.nouns or each.words.signs or each.words.pairs
