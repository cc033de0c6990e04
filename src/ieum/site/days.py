"""Days that are asked for: in a form, with its words where it is none, and in an address, where another day stands."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from ieum.kernel.dates import FIRST_DAY, LAST_DAY, read_day

_FAR = format_lazy(
    gettext_lazy("{first}부터 {last}까지의 날을 적어 주십시오. 끝을 정하지 않는 칸이면 비워 두십시오."),
    first=FIRST_DAY,
    last=LAST_DAY,
)


class DayField(forms.DateField):
    """A day that an office may mean."""

    def to_python(self, value: Any) -> date | None:
        """Read it.

        :raises ValidationError: if it is no day, or one that no office means
        """
        day = super().to_python(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(_FAR, code="far")
        return day


def day_said(said: str) -> date | None:
    """The day that an address says; None where it says none, or none that an office means."""
    try:
        return read_day(said)
    except ValueError:
        return None
