"""Sentences with values in them that can still be said in another language: their words and values stay apart."""

from collections.abc import Iterable, Mapping

from ieum.kernel.particles import with_particles


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
