"""Two versions of one report compared."""

from ieum.checking.checks import examine
from ieum.checking.versions import MOST_ALIGNED, CellChange, changed_cells, compare_versions
from ieum.documents.model import Document

from .builders import make_table

FIRST = "구분\t예산액\t집행액\n계\t30\t15\n가\t10\t5\n나\t20\t10"


def document(*drawn, caption="예산 현황"):
    return Document(blocks=tuple(make_table(each, caption=caption) for each in drawn))


def changes(before, after):
    return [(each.where, each.before, each.after) for each in changed_cells(document(*before), document(*after))]


def compared(before, after):
    versions = [(document(each), examine(document(each))) for each in (before, after)]
    return compare_versions(*versions)


def test_a_version_without_changes_changes_nothing():
    same = compared(FIRST, FIRST.replace("구분", "구 분"))

    assert (same.new, same.gone, same.kept, same.cells) == ((), (), (), ())


def test_findings_are_new_gone_or_kept():
    wrong = FIRST.replace("계\t30\t15", "계\t31\t16")
    other = FIRST.replace("계\t30\t15", "계\t31\t14")

    found = compared(wrong, other)

    assert [[finding.printed for finding in each] for each in (found.new, found.gone, found.kept)] == [
        ["14"], ["16"], ["31"],
    ]  # fmt: skip
    assert found.cells == (CellChange("'예산 현황' 표, '계' 행 '집행액' 열", "16", "14"),)


def test_a_row_that_moved_down_for_another_one_is_no_change():
    after = FIRST.replace("가\t10\t5", "다\t1\t1\n가\t10\t5")

    assert changes([FIRST], [after]) == [
        ("'예산 현황' 표, '다' 행 '구분' 열", "", "다"),
        ("'예산 현황' 표, '다' 행 '예산액' 열", "", "1"),
        ("'예산 현황' 표, '다' 행 '집행액' 열", "", "1"),
    ]


def test_a_column_that_was_taken_out_is_told_cell_by_cell():
    assert changes([FIRST], ["구분\t예산액\n계\t30\n가\t10\n나\t20"]) == [
        ("'예산 현황' 표, '구분' 행", "집행액", ""),
        ("'예산 현황' 표, '계' 행", "15", ""),
        ("'예산 현황' 표, '가' 행", "5", ""),
        ("'예산 현황' 표, '나' 행", "10", ""),
    ]


def test_a_table_that_came_or_went_is_told_once():
    other = "이름\t수\n하나\t1"

    assert changes([FIRST], [FIRST, other]) == [("'예산 현황' 표", "", "2행 2열의 표")]
    assert changes([FIRST, other], [FIRST]) == [("'예산 현황' 표", "2행 2열의 표", "")]


def test_a_merged_cell_is_told_once():
    before, after = (f"구분\t{word}\t<\n계\t1\t2" for word in ("예산", "결산"))

    assert changes([before], [after])[0] == ("'예산 현황' 표, '구분' 행 '결산' 열", "예산", "결산")
    assert len(changes([before], [after])) == 1


def test_a_very_long_table_is_paired_as_it_stands():
    rows = [f"{n}\t1" for n in range(MOST_ALIGNED + 5)]
    before, after = ("\n".join(("구분\t수", *each)) for each in (rows, ["새\t1", *rows[:-1]]))

    assert len(changes([before], [after])) == MOST_ALIGNED + 5
