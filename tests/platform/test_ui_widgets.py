"""Lists of choices are written as Django's own template writes them."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from ieum.platform.ui.widgets import Renderer

CHOICES = [("", "모두"), ("a<b", '큰 "것" & <b>굵은</b>'), (3, "셋"), ("묶음 <1>", [("x", "하나"), ("y", "둘")])]


@pytest.mark.parametrize("value", ["", "a<b", 3, "y", "없는 것"])
def test_a_list_of_choices_is_the_same_as_by_its_template(value):
    widget = forms.Select({"class": "krds-form-select", "required": True, "data-<": '"'}, choices=CHOICES)

    ours, theirs = (widget.render("kind", value, {"id": "id_kind"}, each) for each in (Renderer(), DjangoTemplates()))

    assert parse_html(ours) == parse_html(theirs)


def test_an_option_that_cannot_be_chosen_is_marked():
    class Barred(forms.Select):
        def create_option(self, *args, **kwargs):
            option = super().create_option(*args, **kwargs)
            option["attrs"]["disabled"] = option["value"] == "b"
            return option

    written = Barred(choices=[("a", "가"), ("b", "나")]).render("kind", "a", renderer=Renderer())

    options = '<option value="a" selected>가</option><option value="b" disabled>나</option>'
    assert written == f'<select name="kind">{options}</select>'


def test_several_may_be_chosen():
    widget = forms.SelectMultiple(choices=CHOICES)

    ours, theirs = (widget.render("kind", ["x", "a<b"], {}, each) for each in (Renderer(), DjangoTemplates()))

    assert parse_html(ours) == parse_html(theirs)


@pytest.mark.parametrize("widget", [forms.TextInput(), forms.RadioSelect(choices=CHOICES)])
def test_other_widgets_keep_their_templates(widget):
    ours, theirs = (widget.render("kind", "x", {"id": "k"}, each) for each in (Renderer(), DjangoTemplates()))

    assert ours == theirs
