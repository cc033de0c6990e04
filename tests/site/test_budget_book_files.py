"""The pages that take a budget book and a file of revenue: looked over, posted and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.budget.test_books import ROWS, csv
from tests.site.offices import alerts, texts
from tests.site.test_budget import send

pytestmark = pytest.mark.database
BOOK, REVENUE = "/budget/files/book/", "/budget/files/revenue/"
INCOME = "회계연도,효력일,종류,회계,부서,세입과목,금액(원)\n2026,2026-01-01,본예산,일반회계,세무과,111-01,{}"


def send_book(office, data, do="post", **more):
    given = {"year": "2026", "account": "일반회계", "on": "2026-01-01", "basis": "본예산서", "do": do}
    return office.browser().post(BOOK, {"file": SimpleUploadedFile("book.csv", data), **given, **more}, follow=True)


def send_revenue(office, amount, do="post", columns="종류=구분", more=()):
    file = SimpleUploadedFile("세입.csv", "\n".join([INCOME.format(amount), *more]).encode())
    return office.browser().post(REVENUE, {"file": file, "basis": "의결", "columns": columns, "do": do}, follow=True)


def test_a_book_is_looked_over_with_its_totals_posted_and_taken_back(office):
    answers = [send_book(office, csv(ROWS), do) for do in ("preview", "post", "undo")]

    assert [alerts(each) for each in answers] == [
        [
            (
                "잘못된 행이 없습니다. 사건 1건을 등록할 수 있습니다. 아직 등록하지 않았습니다. "
                "예산서의 합계 1,500,000원(기획예산과 1,500,000원)."
            )
        ],
        ["사건 1건을 등록했습니다. 예산서의 합계 1,500,000원(기획예산과 1,500,000원)."],
        ["사건 1건을 취소했습니다."],
    ]
    assert texts(answers[0], "//nav[@class='ui-buttons']//a") == [
        "사건 파일", "예산서 파일", "세입 파일", "e-호조 집행내역", "등록한 파일",
    ]  # fmt: skip


def test_wrong_rows_of_a_book_are_named(office):
    answer = send_book(office, csv([*ROWS[:9], *ROWS[10:]]))

    assert answer.status_code == 422
    assert any(each.startswith("11행: 편성목 201 일반운영비") for each in texts(answer, "//*[@role='alert']//li"))


def test_a_file_of_revenue_is_posted_by_the_columns_that_it_names_otherwise(office):
    send(office)

    posted = send_revenue(office, "5,000".replace(",", ""))
    refused = send_revenue(office, "(5)")
    wrong = send_revenue(office, "5", columns="종류")

    assert alerts(posted) == ["사건 1건을 등록했습니다. 파일의 합계: 세입 본예산 5,000원."]
    assert alerts(send_revenue(office, "5000", do="undo")) == ["사건 1건을 취소했습니다."]
    assert (
        texts(refused, "//*[@role='alert']//li")[-1]
        == "2행: 금액 (5): 괄호는 음수가 아닙니다. 줄이는 금액은 △로 적으십시오."
    )
    assert texts(wrong, "//*[@role='alert']//li")[-1].endswith("열을 '예산액(천원)=금액(천원)'처럼 적으십시오.")


def test_receipts_of_money_used_before_its_adoption_are_told_with_their_rows(office):
    send(office)
    rows = [f"2026,2026-01-02,{kind},일반회계,세무과,511-01,7" for kind in ("징수결정", "성립전 수납")]

    shown = send_revenue(office, "5000", do="preview", more=rows)

    assert "4행: 511-01: 성립전 사용이 아직 없습니다. '간주처리'에서 세출과 함께 등록하십시오." in " ".join(
        texts(shown, "//main//li")
    )
