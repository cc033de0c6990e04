"""What the head, the deputy and the council of a local government are called, by its kind."""

import re
from functools import lru_cache
from uuid import UUID

from django.apps import apps
from django.db import connection

from ieum.kernel.particles import with_particles
from ieum.kernel.wording import Wording
from ieum.platform.choices import MunicipalityKind
from ieum.platform.database.tenancy import NoMunicipality, current_municipality

_PARTICLES = {"이": "이(가)", "은": "은(는)", "을": "을(를)", "과": "과(와)"}
_OPEN = re.compile(f"구청장([{''.join(_PARTICLES)}])(?![가-힣])")
"""The head with a particle that another title may want otherwise."""
_WORDS = {
    MunicipalityKind.CITY: ("시장", "시의회"),
    MunicipalityKind.COUNTY: ("군수", "군의회"),
}
"""The head and the council (지방자치법 제37조, 제106조); a deputy is called as the head with 부 before it (제123조)."""


def with_own_heads(text: str) -> str:
    """A Korean text of the program, which speaks of 구청장 and 구의회, in the words of the municipality it is shown in.

    It stays where it is shown in none, and in a 자치구. Of a ``Wording`` the values that somebody wrote stay.
    """
    if isinstance(text, Wording) and text.values:
        said = text.values.items()
        values = {name: with_own_heads(each) if isinstance(each, Wording) else each for name, each in said}
        return with_particles(with_own_heads(text.template).format(**values))
    if not speaks_of_heads(text):
        return text
    try:
        words = _words_of(current_municipality(), connection.settings_dict["NAME"])
    except NoMunicipality:
        return text
    if words is None:
        return text
    head, council = words
    named = (
        _OPEN.sub(lambda found: f"구청장{_PARTICLES[found[1]]}", text)
        .replace("구청장", head)
        .replace("구의회", council)
    )
    return with_particles(named.replace("부도지사", "부지사"))


def speaks_of_heads(text: str) -> bool:
    """Whether a text of the program names the head or the council."""
    return "구청장" in text or "구의회" in text


@lru_cache(maxsize=256)
def _words_of(municipality_id: UUID, _database: str) -> tuple[str, str] | None:
    """The words of a municipality; None for those of the program. A kind and the end of a name never change."""
    # Asked for by its name, since pages are also shown where no models are.
    found = apps.get_model("platform", "Municipality").objects.filter(pk=municipality_id).first()
    if found is None or found.kind == MunicipalityKind.DISTRICT:
        return None
    if found.kind == MunicipalityKind.METROPOLITAN:
        return ("도지사", "도의회") if found.name.endswith("도") else ("시장", "시의회")
    return _WORDS[MunicipalityKind(found.kind)]
