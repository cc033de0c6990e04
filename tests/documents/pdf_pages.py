"""What stands on four pages of two real reports, written down by hand beside the printed page.

Tables are given cell by cell (row, column, rows, columns, text without blanks), lists by marker and depth alone.
"""

PLANNING, TRAINING = "busan2025_planning_officer.pdf", "busan2025_hrd.pdf"


def rows(*lines):
    """Cells of a table without merged cells."""
    return [
        (row, column, 1, 1, words) for row, line in enumerate(lines) for column, words in enumerate(line.split("|"))
    ]


DIVISIONS = "기획담당관|조직담당관|인구정책담당관|법무담당관|빅데이터통계담당관|부울경초광역경제동맹추진단"

TABLES = {
    (PLANNING, 5): [
        rows(
            f"구분|합계|{DIVISIONS}",
            "정원|120|32|28|11|23|21|5",
            "현원|126|32|28|13|24|24|5",
            "과부족|6|-|-|2|1|3|-",
        ),
        rows(
            f"구분|합계(일반회계)|{DIVISIONS}",
            "세입|2,867|105|-|2,551|3|8|200",
            "세출|33,257|14,472|573|5,953|1,784|10,175|300",
        ),
    ],
    (TRAINING, 6): [
        rows(
            "예산과목|’25년예산(A)|’24년예산(B)|증감(A-B)",
            "합계|972|971|1",
            "사용료수입|61|60|1",
            "자치단체간부담금|705|705|0",
            "기타수입|206|206|0",
        ),
        [
            *rows("정책사업|단위사업|’25년예산(A)|’24년예산(B)|증감(A-B)"),
            (1, 0, 1, 2, "합계"),
            *((1, 2 + index, 1, 1, words) for index, words in enumerate(("9,322", "9,167", "155"))),
            (2, 0, 3, 1, "인재개발원운영"),
            *(
                (2, 1 + index, 1, 1, words)
                for index, words in enumerate(("쾌적한교육환경조성", "1,467", "1,382", "85"))
            ),
            *((3, 1 + index, 1, 1, words) for index, words in enumerate(("전문교육내실화", "1,291", "1,235", "56"))),
            *((4, 1 + index, 1, 1, words) for index, words in enumerate(("역량교육내실화", "1,527", "1,621", "△94"))),
            (5, 0, 2, 1, "행정운영경비"),
            *((5, 1 + index, 1, 1, words) for index, words in enumerate(("인력운영비", "4,920", "4,813", "107"))),
            *((6, 1 + index, 1, 1, words) for index, words in enumerate(("기본경비", "114", "113", "1"))),
            *((7, index, 1, 1, words) for index, words in enumerate(("재무활동", "보전지출", "3", "3", "-"))),
        ],
    ],
}

UNITS = {(PLANNING, 5): ["", "백만원"], (TRAINING, 6): ["백만원", "백만원"]}

BULLETS = {
    (PLANNING, 5): "□ □ □",
    (PLANNING, 9): "□ ○ - - - ○ ○ - - □ ○ - ○ - ○ - - ○ □ ○ - - ○ - ○ - -",
    (TRAINING, 6): "□ □ ○ ○",
    (TRAINING, 8): "□ ○ - ○ - ○ - □ ○ - ○ - ○ - □ ○ ○ □ ○ ○ □ ○ ○ ○ ※ ※",
}
DEPTHS = {"□": 1, "○": 2, "-": 3, "※": 3}
