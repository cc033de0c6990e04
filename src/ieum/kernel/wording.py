"""Sentences with values in them that can still be said in another language: their words and values stay apart."""

import re
from collections.abc import Iterable, Mapping

from ieum.kernel.particles import with_particles

_PLACE = re.compile(r"\{([a-z_0-9]+)(?::,)?\}")
_DEEPEST = 4
"""So many sentences may stand in each other."""


class Wording(str):
    """A Korean sentence that remembers of which words and values it is made; everywhere else it is a plain text."""

    __slots__ = ("template", "values")
    template: str
    """The words, with the places of the values in braces and particles left open, such as 을(를)."""
    values: Mapping[str, object]
    """What stands in the places; a value that is a ``Wording`` is words of the program too."""

    def __str__(self) -> str:
        """Itself, so that the text of an exception still remembers."""
        return self


def worded(template: str, /, **values: object) -> Wording:
    """Say a sentence: its values put in, each particle as the word before it sounds. Without values, braces stay.

    >>> worded("{item}은(는) {most}개까지 적습니다.", item="재원", most=3)
    '재원은 3개까지 적습니다.'
    """
    if isinstance(template, Wording) and not values:
        return template
    said = Wording(with_particles(template.format(**values) if values else template))
    said.template, said.values = template, values
    return said


def joined(words: Iterable[str], by: str = ", ") -> Wording:
    """Words of the program beside each other, to stand in a sentence."""
    values = {f"word_{number}": worded(each) for number, each in enumerate(words)}
    return worded(by.join(f"{{{name}}}" for name in values), **values)


def as_data(said: str) -> object:
    """A sentence as plain values that JSON can hold, with what it remembers."""
    if not isinstance(said, Wording):
        return said
    values = {name: as_data(each) if isinstance(each, str) else each for name, each in said.values.items()}
    return {"template": said.template, "values": values}


def from_data(data: object, depth: int = 0) -> str:
    """The sentence again. What comes from elsewhere may not ask for more than to stand in its places.

    :raises ValueError: if it is no such data
    """
    if isinstance(data, str):
        return data
    if not isinstance(data, dict) or set(data) != {"template", "values"} or depth > _DEEPEST:
        raise ValueError("not the data of a sentence")
    template, values = data["template"], data["values"]
    if not isinstance(template, str) or not isinstance(values, dict) or not _fits(template, values):
        raise ValueError("not the data of a sentence")
    return worded(
        template,
        **{name: each if isinstance(each, int) else from_data(each, depth + 1) for name, each in values.items()},
    )


def _fits(template: str, values: Mapping[str, object]) -> bool:
    """Whether each of its braces names a value and asks for nothing of it; without values braces are braces."""
    if not values:
        return True
    return not set("{}") & set(_PLACE.sub("", template)) and values.keys() >= set(_PLACE.findall(template))
