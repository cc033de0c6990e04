"""The command ``ieum org``."""

from argparse import Namespace
from pathlib import Path

import pytest

from ieum.org.actions import act
from tests.org.office import FOUNDED
from tests.org.test_importing import UNITS

pytestmark = pytest.mark.database


@pytest.fixture
def ask(capsys):
    """Run an action as the command does; its exit code with what it wrote."""

    def run(action, **more):
        code = act(Namespace(action=action, municipality="3180", **more))
        said = capsys.readouterr()
        return code, (said.out + said.err).splitlines()

    return run


def test_a_file_is_previewed_taken_in_listed_and_taken_back(district, tmp_path, ask):
    file = tmp_path / "조직.csv"
    file.write_text(UNITS, encoding="utf-8")
    given = {"file": file, "on": FOUNDED, "basis": "조직 방침"}

    code, told = ask("import", preview=True, **given)
    assert (code, told[-1]) == (0, "달라지는 것 4건, 인계 목록 0건. 등록하지 않았습니다(미리 보기).")
    assert ask("chart", on=FOUNDED) == (0, ["2020-01-01에 있는 부서가 없습니다."])

    assert ask("import", preview=False, **given) == (0, [*told[:-1], "달라지는 것 4건, 인계 목록 0건. 등록했습니다."])
    assert ask("chart", on=FOUNDED) == (0, ["구청장", "  기획재정국", "    기획예산과", "      예산팀"])
    assert ask("orders") == (0, ["1\t2020-01-01\t파일 등록\t부서 파일 조직.csv\t조직 방침"])

    assert ask("undo", order=1, preview=False, basis="잘못 올림")[0] == 0
    assert ask("chart", on=FOUNDED) == (0, ["2020-01-01에 있는 부서가 없습니다."])


def test_what_cannot_be_done_is_told_and_gives_another_exit_code(district, tmp_path, ask):
    file = tmp_path / "정원.csv"
    file.write_text("부서,직종,직급,정원\n없는과,일반직,6급,1\n", encoding="utf-8")
    given = {"on": FOUNDED, "basis": "방침", "preview": False}

    assert ask("import", file=file, **given) == (1, ["2행: 그날에 없는 부서입니다: 없는과."])
    assert ask("undo", order=3, basis="방침", preview=False) == (
        2, ["3번 명령이 없습니다. 'ieum org orders'에서 고르십시오."],
    )  # fmt: skip
    assert ask("import", file=Path("없음.csv"), **given) == (
        2, ["없음.csv 파일을 읽을 수 없습니다: No such file or directory."],
    )  # fmt: skip
