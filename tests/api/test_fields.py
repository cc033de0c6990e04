"""What may stand in a request is the same to us and to whoever reads the description."""

import re

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from ieum.api.fields import ONE_LINE, Line

FIRST = [chr(code) for code in (*range(0x3100), 0xFEFF, 0xFFFF)]


def is_taken(text):
    try:
        return TypeAdapter(Line).validate_python(text) == text
    except ValidationError:
        return False


def test_the_first_character_of_a_line_is_allowed_by_all_who_read_its_pattern_or_by_none():
    described = jsonschema_rs.validator_for({"type": "string", "pattern": ONE_LINE})
    said = {each: (described.is_valid(f"{each}a"), bool(re.search(ONE_LINE, f"{each}a"))) for each in FIRST}

    assert {each for each, answers in said.items() if len(set(answers)) > 1} == set()
    assert {each for each, answers in said.items() if answers[0] != is_taken(f"{each}a")} == set()


@pytest.mark.parametrize("text", ["", " ", " a", "\t", "\u0085a", "\ufeffa", "\u3000a", "a\nb"])
def test_a_line_without_anything_at_its_beginning_is_refused(text):
    assert not is_taken(text)
