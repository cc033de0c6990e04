"""The Django app that brings the templates, the static files and the words of forms."""

from django.apps import AppConfig
from django.forms import ChoiceField, MultipleChoiceField

NOT_OFFERED = "목록에 없는 값입니다. 목록에 있는 것을 고르십시오."
"""What every form and filter says of a choice that it does not offer, unless it says more itself.

Django's own words repeat what was sent, which is mostly a code that no page shows.
"""


class UiConfig(AppConfig):
    """Templates, template tags, static files and the words of forms; no models."""

    name = "ieum.platform.ui"
    label = "ui"
    verbose_name = "화면"

    def ready(self) -> None:
        """Let every field of choices say of a wrong one what an officer is to do."""
        for field in (ChoiceField, MultipleChoiceField):
            field.default_error_messages["invalid_choice"] = NOT_OFFERED
