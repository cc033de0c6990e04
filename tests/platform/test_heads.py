"""Texts of the program name the head and the council as the municipality does in which they are shown."""

import pytest

from ieum.kernel.wording import worded
from ieum.platform.database.tenancy import municipality
from ieum.platform.heads import with_own_heads
from ieum.platform.models import Municipality
from ieum.platform.ui.languages import translated

pytestmark = pytest.mark.database
SAID = "구청장이 내고 구의회가 의결합니다. 부구청장은 구청장안을 봅니다."


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("영등포구", "DISTRICT", SAID),
        ("수원시", "CITY", "시장이 내고 시의회가 의결합니다. 부시장은 시장안을 봅니다."),
        ("양평군", "COUNTY", "군수가 내고 군의회가 의결합니다. 부군수는 군수안을 봅니다."),
        ("경기도", "METROPOLITAN", "도지사가 내고 도의회가 의결합니다. 부지사는 도지사안을 봅니다."),
        ("서울특별시", "METROPOLITAN", "시장이 내고 시의회가 의결합니다. 부시장은 시장안을 봅니다."),
    ],
)
def test_the_head_and_the_council_are_called_by_the_kind_of_the_municipality(database, name, kind, said):
    Municipality.objects.create(code=name, name=name, kind=kind)

    with municipality(name):
        assert (with_own_heads(SAID), translated(SAID), translated("예산팀")) == (said, said, "예산팀")
        # What somebody has written stays as it was.
        assert translated(worded("{line}: 구청장이 동의", line="구청장실")).startswith("구청장실: ")

    assert with_own_heads(SAID) == SAID


def test_of_a_sentence_the_words_of_the_program_alone_are_put_otherwise(database):
    Municipality.objects.create(code="수원시", name="수원시", kind="CITY")
    said = worded("부서 신설: {unit} ({kind})", unit="구청장 사랑방", kind=worded("구청장"))

    with municipality("수원시"):
        assert with_own_heads(said) == translated(said) == "부서 신설: 구청장 사랑방 (시장)"
    assert with_own_heads(said) == said
