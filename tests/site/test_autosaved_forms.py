"""Every form of several fields keeps itself: its page loads what does so, or there is a reason why it must not."""

import re
from functools import cache
from pathlib import Path

import ieum

SOURCES = Path(ieum.__file__).parent
KEEPING = "site/page.html"
"""What loads the script that keeps forms, for who may keep drafts."""
REASONS = {
    "ui/login.html": "a password",
    "ui/style_guide.html": "an example that posts nowhere",
    "account/entrance_form.html": "passwords and codes",
    "account/manage_form.html": "passwords and codes",
    "account/api_keys.html": "keys, on the pages of the account, which keep nothing",
    "mfa/authenticate.html": "codes",
    "mfa/webauthn/add_form.html": "one short name",
    "mfa/webauthn/reauthenticate.html": "a key",
    "ui/list_tools.html": "one short name",
}
"""Templates whose forms are not kept."""
_FORM = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
_PLACE = re.compile(
    r"{% form_field|{{ \w*form\b|{{ form\.as|<textarea|<input\b(?![^>]*type=\"(?:hidden|checkbox|radio|file|submit)\")"
)


@cache
def templates():
    """The text of each template by its name."""
    found = (path for path in SOURCES.rglob("*.html") if "templates" in path.parts)
    return {path.as_posix().rpartition("/templates/")[2]: path.read_text(encoding="utf-8") for path in found}


def writing():
    """The templates with a form in which one writes."""
    return {name for name, text in templates().items() if any(map(_PLACE.search, _FORM.findall(text)))}


def keeps(name):
    """Whether a page loads what keeps its forms, or a part stands in such pages alone."""
    if name == KEEPING:
        return True
    parent = re.search(r"{% extends \"([^\"]+)\"", templates()[name])
    if parent:
        return keeps(parent[1])
    users = [each for each, text in templates().items() if f'{{% include "{name}"' in text]
    return bool(users) and all(map(keeps, users))


def test_every_form_in_which_one_writes_keeps_itself_or_there_is_a_reason():
    assert {name for name in writing() if not keeps(name)} - {*REASONS} == {*()}


def test_every_reason_is_still_needed():
    assert {name for name in REASONS if name not in writing() or keeps(name)} == {*()}


def test_a_form_that_says_that_it_is_not_kept_says_why():
    marked = [each for text in templates().values() for each in re.findall(r"data-unsaved(?:=\"([^\"]*)\")?", text)]
    assert all(each.strip() for each in marked)
