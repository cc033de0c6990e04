"""Days in forms, in addresses and in what programs send: those that an office means, and no others."""

from datetime import date

import pytest
from django import forms
from pydantic import TypeAdapter, ValidationError

from ieum.api.fields import Day
from ieum.site.days import day_said
from ieum.site.forms.order import day_field

pytestmark = pytest.mark.database
MEANT, NOT_MEANT = ["1900-01-01", "2999-12-31"], ["1899-12-31", "3000-01-01", "9999-12-31", "0001-01-01"]


class Asking(forms.Form):
    """A form that asks for a day."""

    last_day = day_field("마지막 날", required=False)


@pytest.mark.parametrize("said", MEANT)
def test_the_first_and_the_last_day_that_an_office_means_are_read(said):
    form = Asking({"last_day": said})

    assert form.is_valid()
    assert form.cleaned_data["last_day"] == day_said(said) == TypeAdapter(Day).validate_python(said)
    assert day_said(said) == date.fromisoformat(said)


@pytest.mark.parametrize("said", NOT_MEANT)
def test_a_day_beyond_them_is_refused_beside_its_field_and_by_programs(said):
    assert [str(each) for each in Asking({"last_day": said}).errors["last_day"]] == [
        "1900-01-01부터 2999-12-31까지의 날을 적어 주십시오. 끝을 정하지 않는 칸이면 비워 두십시오."
    ]
    with pytest.raises(ValidationError, match="1900-01-01부터 2999-12-31까지"):
        TypeAdapter(Day).validate_python(said)
    assert day_said(said) is None


@pytest.mark.parametrize("said", ["", "2026-02-30", "내일", "99999-01-01"])
def test_what_is_no_day_is_none(said):
    assert day_said(said) is None
