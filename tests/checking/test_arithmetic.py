"""What rounded operands allow: the result of whatever was rounded lies within its span."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ieum.checking.arithmetic import balance, percentage
from ieum.checking.claims import Operand
from ieum.kernel.rounding import Rounding, round_to

EXACT = st.fractions(-1000, 1000, max_denominator=100)


def printed(exact, rule):
    value = Fraction(round_to(exact, 0, rule))
    return Operand(str(value), value, step=Fraction(1))


@given(plus=st.lists(EXACT, min_size=1, max_size=4), minus=st.lists(EXACT, max_size=3), rule=st.sampled_from(Rounding))
def test_a_sum_of_what_was_rounded_lies_within_its_span(plus, minus, rule):
    exact, spans = balance([printed(each, rule) for each in plus], [printed(each, rule) for each in minus])

    (span,) = (span for span in spans if span.rounding is rule)
    assert span.low <= sum(plus) - sum(minus) <= span.high
    assert span.low <= exact <= span.high


@given(part=st.fractions(1, 1000, max_denominator=100), whole=st.fractions(2, 1000, max_denominator=100))
def test_a_share_of_what_was_rounded_lies_within_its_span(part, whole):
    _, spans = percentage(printed(part, Rounding.HALF_UP), printed(whole, Rounding.HALF_UP))

    (span,) = (span for span in spans if span.rounding is Rounding.HALF_UP)
    assert span.low <= part / whole * 100 <= span.high


def test_what_is_unknown_makes_the_sum_unknown():
    assert balance([Operand("미정", None), Operand("3", Fraction(3))], []) == (None, ())


def test_exact_operands_leave_no_room():
    assert balance([Operand("5", Fraction(5))], [Operand("3", Fraction(3))]) == (Fraction(2), ())
