"""What is chosen and not offered is told in one sentence of ours, in every form and every address."""

import pytest
from django import forms
from django.urls import get_resolver
from tests.site.offices import page

from ieum.platform.choices import Role
from ieum.platform.ui.apps import NOT_OFFERED

WRONG = "DIVISION"


def forms_below(kind):
    """Every form that is made from a kind of form."""
    for each in kind.__subclasses__():
        yield each
        yield from forms_below(each)


def said(field, wrong):
    """What a field says of a choice that it does not offer."""
    try:
        field.clean(wrong)
    except forms.ValidationError as error:
        return " ".join(error.messages)
    return ""


def test_no_form_repeats_a_wrong_choice_or_leaves_the_particle_open():
    # The addresses name all views, and these all forms.
    assert get_resolver("ieum.urls").url_patterns
    told = {
        f"{form.__module__}.{form.__qualname__}.{name}": said(field, wrong)
        for form in set(forms_below(forms.BaseForm))
        for name, field in getattr(form, "base_fields", {}).items()
        if form.__module__.startswith("ieum.") and isinstance(field, forms.ChoiceField)
        for wrong in [[WRONG] if isinstance(field, forms.MultipleChoiceField) else WRONG]
    }

    assert len(told) > 50
    assert {
        name: words for name, words in told.items() if WRONG in words or "이/가" in words or "choice" in words
    } == {}
    assert NOT_OFFERED in told.values()


@pytest.mark.database
@pytest.mark.parametrize(("language", "words"), [("ko", NOT_OFFERED), ("en", "not in the list")])
def test_a_page_says_so_of_a_wrong_choice_in_its_address(office, language, words):
    browser = office.browser(Role.OFFICER)
    browser.cookies["ieum_language"] = language

    (told,) = page(browser.get("/search/", {"words": "예산", "kind": WRONG})).xpath("//p[@class='form-hint-invalid']")

    assert words in told.text_content()
    assert WRONG not in told.text_content()
