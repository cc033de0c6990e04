"""``{% kept a b %}…{% endkept %}``: a part of a page that is the same wherever the values it names are the same.

Nothing else can be read within: the part is written in a context of these values alone, so that what is kept for one
person cannot hold what only another may see. It is kept by values, types and language, and hence never out of date.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language

register = template.Library()
MOST = 256
"""Writings of a part that are kept; as many as there are pages of the menu, each in two languages."""


class KeptNode(template.Node):
    """A part with what was written of it."""

    def __init__(self, nodelist: NodeList, named: dict[str, FilterExpression]) -> None:
        self.nodelist, self._named = nodelist, named
        self._written: dict[Any, str] = {}

    def render(self, context: Context) -> str:
        """The part as it was written for the same values, or written now."""
        values = [each.resolve(context, ignore_failures=True) for each in self._named.values()]
        key = (get_language(), *map(_typed, values))
        written = self._written.get(key)
        if written is None:
            written = self._write(context, dict(zip(self._named, values, strict=True)))
            # Another thread may empty it at any time: what is given out was held since.
            if len(self._written) >= MOST:
                self._written.clear()
            self._written[key] = written
        return written

    def _write(self, context: Context, values: dict[str, Any]) -> str:
        inner = context.new(values)
        inner.template = context.template
        return self.nodelist.render(inner)


def _typed(value: Any) -> tuple[type, Any]:
    """A value with its type, and so the parts of tuples: the same letters are escaped as plain text, not as safe."""
    return type(value), tuple(map(_typed, value)) if isinstance(value, tuple) else value


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """Read the part and the names of its values."""
    _, *names = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, {name: parser.compile_filter(name) for name in names})
