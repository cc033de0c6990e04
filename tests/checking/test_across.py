"""Several reports beside each other; all sentences are ours."""

import json
from datetime import date

import pytest

from ieum.checking.across.comparing import compare_documents
from ieum.cli import main
from ieum.documents.model import Document, Heading, Table, text
from ieum.documents.reading import read_document

from .builders import make_blocks, make_table


def report(year, *blocks, period=""):
    return Document(title=f"{year}년 주요업무 보고", period=period, blocks=blocks)


def budget(amounts, *, columns="예산액", as_of=None, title="예산현황"):
    rows = "".join(f"{name}\t{amount}\n" for name, amount in zip(("계", "가로정비", "공원정비"), amounts, strict=True))
    drawn = make_table(f"사업명\t{columns}\n{rows}", unit="천원")
    return Heading(2, text(title), number="1"), Table(drawn.cells, header_rows=1, unit="천원", base_date=as_of)


def compared(*documents):
    comparison = compare_documents([(f"{n}.txt", document) for n, document in enumerate(documents)])
    return [
        [(f.code, f.severity.value, f.printed, [(e.file, e.printed) for e in f.elsewhere]) for f in found]
        for found in comparison.findings
    ]


RIGHT, WRONG = ("1,500", "600", "900"), ("1,500", "500", "900")


def test_a_report_agrees_with_itself():
    document = report(2023, *budget(RIGHT))

    assert compared(document, document) == [[], []]
    assert compare_documents([("a", document), ("b", document)]).compared == 3


def test_a_figure_set_for_a_year_is_the_same_in_both_reports_and_named_in_both_places():
    first, second = (
        report(2023, *budget(RIGHT), period="2023. 6. 1."),
        report(2023, *budget(WRONG), period="2023. 11. 1."),
    )

    expected = [("across-figure", "warning", "500", [("0.txt", "600")])]
    assert compared(first, second) == [[], expected]
    assert compared(second, first) == [[("across-figure", "warning", "500", [("1.txt", "600")])], []]


def test_many_differing_cells_of_a_table_are_one_finding():
    first, second = report(2023, *budget(RIGHT)), report(2023, *budget(("1,800", "700", "1,100")))

    found = compare_documents([("앞.txt", first), ("뒤.txt", second)]).findings[1]

    assert [finding.message.rpartition("이 표의 ")[2] for finding in found] == ["수치 3개 가운데 3개가 다릅니다."]


def test_last_years_budget_is_that_of_the_report_before():
    before = report(2022, *budget(RIGHT))

    assert compared(before, report(2023, *budget(RIGHT, columns="전년도 예산액"))) == [[], []]
    assert compared(before, report(2023, *budget(WRONG, columns="전년도 예산액"))) == [
        [],
        [("across-figure", "warning", "500", [("0.txt", "600")])],
    ]


@pytest.mark.parametrize(
    "second",
    [
        report(2022, *budget(WRONG)),
        report(2023, *budget(WRONG, title="기금현황")),
        report(2023, *budget(WRONG, columns="집행액")),
        report(2023, *budget(WRONG, columns="집행률(%)")),
        report(2023, *make_blocks("# 1. 예산현황"), make_table("사업명\t예산액\n계\t9\n하천정비\t9", unit="천원")),
        Document(blocks=budget(WRONG)),
    ],
    ids=["another year", "another item", "another column", "a rate", "other rows", "no year known"],
)
def test_what_is_no_figure_of_the_same_thing_is_not_compared(second):
    assert compared(report(2023, *budget(RIGHT)), second) == [[], []]


def spent(amounts, month, day=31):
    as_of = date(2023, month, day)
    return report(2023, *budget(amounts, columns="집행액", as_of=as_of), period=f"2023. {month}. 31.")


def test_what_adds_up_through_a_year_does_not_fall():
    assert compared(spent(RIGHT, 7), spent(("1,600", "650", "950"), 10)) == [[], []]
    assert compared(spent(RIGHT, 7), spent(("1,600", "500", "1,100"), 10)) == [
        [],
        [("across-as-of", "warning", "500", [("0.txt", "600")])],
    ]


def test_spending_as_of_the_same_day_is_one_figure():
    assert compared(spent(RIGHT, 10), spent(WRONG, 10)) == [
        [],
        [("across-figure", "warning", "500", [("0.txt", "600")])],
    ]


def test_a_later_report_does_not_stand_as_of_an_earlier_day():
    first = report(2023, *budget(RIGHT, as_of=date(2023, 10, 31)), period="2023. 11. 1.")
    second = report(2023, *budget(RIGHT, as_of=date(2023, 9, 30)), period="2023. 12. 1.")

    found = compare_documents([("앞.txt", first), ("뒤.txt", second)]).findings[1]

    assert [(finding.code, finding.message.rpartition("이릅니다. ")[2]) for finding in found] == [
        ("across-as-of", "2023.10.31. → 2023.09.30.")
    ]


PLAN = """
# II. 2023년 주요업무 추진계획
## 1. 가로 정비
- 순회 상담 : 12회
## 2. 공원 정비
- 수목 식재 : 300그루
## 3. 하천 복원
"""
DONE = """
# II. 주요업무 추진실적
## 1. 가로 정비
- 순회 상담 : {}
## 2. 공원 정비
- 수목 식재 : 300그루
## 3. {}
"""


@pytest.mark.parametrize(
    ("done", "work", "found"),
    [
        ("12회", "하천 복원", []),
        ("12건", "하천 복원", []),
        ("10회", "하천 복원", [("across-plan", "info", "10", [("0.txt", "12")])]),
        ("12회", "청사 관리", [("across-plan", "info", "가로 정비", [("0.txt", "하천 복원")])]),
    ],
)
def test_the_plan_of_the_last_report_stands_among_the_results(done, work, found):
    before, after = report(2022, *make_blocks(PLAN)), report(2023, *make_blocks(DONE.format(done, work)))

    assert compared(before, after) == [[], found]


def test_the_plan_of_another_year_is_not_held_against_the_results():
    before, after = report(2020, *make_blocks(PLAN)), report(2024, *make_blocks(DONE.format("10회", "청사 관리")))

    assert compared(before, after) == [[], []]


@pytest.mark.parametrize(
    ("again", "period", "found"),
    [
        ("12,500천원", "2023. 11. 1.", []),
        ("12.5백만원", "2023. 11. 1.", []),
        ("125,000천원", "2023. 12. 1.", [("across-figure", "warning", "125,000", [("0.txt", "12,500")])]),
        ("12,600천원", "2023. 11. 1.", [("across-figure", "warning", "12,600", [("0.txt", "12,500")])]),
        ("12,600천원", "2023. 12. 1.", []),
        ("19,000천원", "2023. 11. 1.", []),
    ],
)
def test_a_named_sum_is_the_same_in_reports_of_one_day_and_of_one_scale_in_those_of_one_year(again, period, found):
    line = "# 1. 홍보\n- 소식지 제작 : {}"
    first = report(2023, *make_blocks(line.format("12,500천원")), period="2023. 11. 1.")
    second = report(2023, *make_blocks(line.format(again)), period=period)

    assert compared(first, second) == [[], found]


def test_three_reports_are_compared_two_by_two():
    documents = [report(2023, *budget(each)) for each in (RIGHT, RIGHT, WRONG)]

    assert [len(found) for found in compared(*documents)] == [0, 0, 2]


@pytest.mark.parametrize("documents", [(), (Document(),), (Document(), Document())])
def test_nothing_to_compare_gives_nothing(documents):
    assert [found for found in compared(*documents) if found] == []


LINES = """2023년 주요업무 보고
기획예산과

I. 일반현황

1 예산현황

(단위: 천원)

사업명\t예산액
계\t1,500
가로정비\t600
공원정비\t{}
"""


@pytest.fixture
def files(tmp_path):
    for name, amount in (("앞.txt", "900"), ("뒤.txt", "800")):
        (tmp_path / name).write_text(LINES.format(amount), encoding="utf-8")
    return [str(tmp_path / name) for name in ("앞.txt", "뒤.txt")]


def test_the_command_tells_the_other_file_and_its_line(files, capsys):
    main(["check", *files, "--across"])
    shown = capsys.readouterr().out

    assert f"다른 파일: {files[0]}:13 '예산현황' 표, '공원정비' 행 '예산액' 열 '900'" in shown
    main(["check", *files])
    assert "다른 파일" not in capsys.readouterr().out


def test_json_and_sarif_name_both_files(files, capsys):
    main(["check", *files, "--across", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["files"][1]["findings"]
    main(["check", *files, "--across", "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]

    (across,) = [each for each in found if each["code"] == "across-figure"]
    assert across["elsewhere"] == [
        {
            "file": files[0],
            "line": 13,
            "page": None,
            "where": "'예산현황' 표, '공원정비' 행 '예산액' 열",
            "printed": "900",
        }
    ]
    (result,) = [each for each in results if each["ruleId"] == "across-figure"]
    located = [each["physicalLocation"] for each in (*result["locations"], *result["relatedLocations"])]
    assert [(each["artifactLocation"]["index"], each["region"]["startLine"]) for each in located] == [(1, 13), (0, 13)]


def test_one_file_alone_cannot_be_compared(files, capsys):
    assert main(["check", files[0], "--across"]) == 2
    assert capsys.readouterr().err.count("--across는 파일이 둘 이상일 때만 쓸 수 있습니다.") == 1


@pytest.mark.shared
def test_the_real_reports_do_not_contradict_each_other_for_sure(shared):
    documents = [(path.name, read_document(path)) for path in sorted((shared / "seeds").glob("*.txt"))]

    comparison = compare_documents(documents)

    assert [finding for found in comparison.findings for finding in found] == []


@pytest.mark.shared
def test_a_changed_digit_of_a_real_budget_is_found_beside_the_original(shared, tmp_path):
    path = next((shared / "seeds").glob("seed-001-*.txt"))
    changed = tmp_path / "changed.txt"
    changed.write_text(path.read_text(encoding="utf-8").replace("132,043\t97,191", "132,034\t97,191"), encoding="utf-8")

    found = compare_documents([("앞", read_document(path)), ("뒤", read_document(changed))]).findings

    assert [(f.code, f.printed, f.elsewhere[0].printed) for f in found[1]] == [("across-figure", "132,034", "132,043")]
