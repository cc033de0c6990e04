"""Rows as CSV: what a spreadsheet makes of them."""

import csv

import pytest

from ieum.documents.writers.comma_separated import write_rows


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+cmd|'/c calc'!A1", "@SUM(A1)", "\t=1+1", "\r=1+1", "-", "--1"])
def test_no_text_is_taken_for_a_formula_and_numbers_stay_numbers(text):
    data = write_rows([["과", text, -1200, "-1,200", "△5"]])

    (row,) = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert row == ["과", f"'{text}", "-1200", "-1,200", "△5"]


def test_a_spreadsheet_knows_the_encoding():
    assert write_rows([["부서"]]) == b"\xef\xbb\xbf" + "부서\r\n".encode()
