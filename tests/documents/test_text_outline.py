"""Cover, titles, bullets and paragraphs of a report in text."""

from ieum.documents.model import Bullet, Contents, Document, Heading, PageBreak, Paragraph, Run, Table, plain
from ieum.documents.readers.text import read_text

PURPOSE = "마을마다 작은 도서관을 두어 누구나 걸어서 책을 빌리고 이웃과 만나는 동네를 만들고자 함"


def read(text: str) -> Document:
    return read_text(text.encode(), "보고.txt")


def outline(text: str) -> list[tuple]:
    return [shown(block) for block in read(text).blocks]


def shown(block) -> tuple:
    if isinstance(block, Heading):
        return (block.level, block.number, plain(block.content))
    if isinstance(block, Bullet):
        return (block.marker, block.depth, plain(block.content))
    if isinstance(block, Paragraph):
        return (block.role, plain(block.content))
    return (type(block).__name__,)


def test_the_cover_tells_title_organisation_session_and_dates():
    document = read(
        "제12회 구의회 정례회\n\n2021. 5. 1. ~ 5. 9.\n\n# 2021년 주요업무 보고\n\n## 기 획 과\n\n"
        "보고 순서\n\nI. 현황\t1\n\nI. 현황"
    )

    assert (document.title, document.organisation) == ("2021년 주요업무 보고", "기획과")
    assert (document.session, document.period) == ("제12회 구의회 정례회", "2021. 5. 1. ~ 5. 9.")
    assert [shown(block) for block in document.blocks] == [("Contents",), (1, "I", "현황")]


def test_what_a_cover_holds_besides_stays_in_the_document():
    assert outline("2021년 주요업무 보고\n\n함께 여는 내일\n\n기획과\n\nⅠ. 현황")[0] == ("body", "함께 여는 내일")


def test_a_document_without_cover_has_no_title():
    document = read(" 1 조 직\n\n- 총괄\n\n2 인 력\n\n- 정원")

    assert (document.title, document.organisation) == ("", "")
    assert [shown(block) for block in document.blocks] == [
        (2, "1", "조 직"),
        ("-", 2, "총괄"),
        (2, "2", "인 력"),
        ("-", 2, "정원"),
    ]


def test_source_and_lines_are_kept():
    document = read("하나\r\n둘\r셋\n")

    assert (document.source, document.source_lines) == ("보고.txt", ("하나", "둘", "셋"))


def test_a_contents_list_of_chapters_ends_where_a_chapter_comes_again():
    document = read("순서\n\nI. 현황 · · · 1\n\nII. 계획 ..... 12\n\nI. 현황\n\nII. 계획")

    contents = document.blocks[0]
    assert isinstance(contents, Contents)
    assert [(entry.number, entry.title, entry.page) for entry in contents.entries] == [
        ("I", "현황", "1"),
        ("II", "계획", "12"),
    ]
    assert [shown(block) for block in document.blocks[1:]] == [(1, "I", "현황"), (1, "II", "계획")]


def test_titles_in_boxes_that_a_conversion_damaged_are_one_sequence():
    text = (
        "Ⅰ. 계획\n\n1. 총무\n\n① 첫 일\n\n□ 개요\n\n2] 2021년 둘째 일\n\n□ 개요\n\n"
        "〔3〕 셋째 일\n\n□ 개요\n\n4 넷째 일\n\n2. 재무\n\n① 새 일"
    )

    assert [one for one in outline(text) if isinstance(one[0], int)] == [
        (1, "Ⅰ", "계획"),
        (2, "1", "총무"),
        (3, "①", "첫 일"),
        (3, "2", "2021년 둘째 일"),
        (3, "3", "셋째 일"),
        (3, "4", "넷째 일"),
        (2, "2", "재무"),
        (3, "①", "새 일"),
    ]


def test_a_number_out_of_sequence_is_no_title():
    text = "Ⅰ. 계획\n\n1. 총무\n\n- 다음 공사는 뺀다\n\n1. 감독을 마친 공사\n\n7. 작은 공사\n\n2. 재무"

    assert [one for one in outline(text) if isinstance(one[0], int)] == [
        (1, "Ⅰ", "계획"),
        (2, "1", "총무"),
        (2, "2", "재무"),
    ]


def test_circled_numbers_among_bullets_are_bullets():
    assert outline("□ 계획\n\n○ 교육\n\n① 시작\n\n- 시기 : 3월\n\n② 마무리") == [
        ("□", 1, "계획"),
        ("○", 2, "교육"),
        ("①", 3, "시작"),
        ("-", 4, "시기 : 3월"),
        ("②", 3, "마무리"),
    ]


def test_a_number_on_a_line_of_its_own_belongs_to_the_title_below():
    document = read("Ⅰ. 현황\n\n1\n\n조직\n\n\n2\n\n인력\n\n총무팀\n\n□ 정원")

    assert [shown(block) for block in document.blocks][1:3] == [(2, "1", "조직"), (2, "2", "인력")]
    assert document.blocks[2].team == "총무팀"
    assert document.blocks[2].place.line == 10


def test_the_team_at_the_right_is_taken_from_the_title():
    heading = read(" 1 작은 도서관 만들기 문화팀\n\n□ 개요").blocks[0]

    assert (plain(heading.content), heading.team) == ("작은 도서관 만들기", "문화팀")


def test_the_team_may_stand_in_brackets_or_behind_a_tab():
    headings = [
        block for block in read("1 첫 일 (문화팀)\n\n□ 개요\n\n2 둘째 일\t총무팀").blocks if isinstance(block, Heading)
    ]

    assert [(plain(block.content), block.team) for block in headings] == [("첫 일", "문화팀"), ("둘째 일", "총무팀")]


def test_chapters_may_lack_the_dot_and_dates_are_no_chapters():
    assert outline("Ⅰ 현황\n\n□ 개요\n\nⅡ. 계획\n\nI - 1\n\nV") == [
        (1, "Ⅰ", "현황"),
        ("□", 1, "개요"),
        (1, "Ⅱ", "계획"),
        ("body", "I - 1"),
        ("body", "V"),
    ]


def test_letters_and_numbers_with_a_bracket_are_bullets():
    assert outline("□ 계획\n\n가. 첫째\n\n1) 하나\n\n가) 둘\n\no 셋\n\n◆ 다음\n\n▶ 넷") == [
        ("□", 1, "계획"),
        ("가.", 2, "첫째"),
        ("1)", 3, "하나"),
        ("가)", 3, "둘"),
        ("o", 2, "셋"),
        ("◆", 1, "다음"),
        ("▶", 2, "넷"),
    ]


def test_a_contents_list_may_count_with_plain_numbers_or_not_at_all():
    document = read("목 차\n\n1. 현황 ····· 1\n\n2. 계획 ····· 12\n\n붙임 ····· 20\n\nⅠ. 현황")

    assert [(entry.number, entry.title, entry.page) for entry in document.blocks[0].entries] == [
        ("1", "현황", "1"),
        ("2", "계획", "12"),
        ("", "붙임", "20"),
    ]


def test_lost_titles_come_back_from_the_contents_list():
    text = (
        "Ⅱ. 실적\n\n연번\t사 업 명\t쪽\n----\t----\t---\n\n- ① 작은 도서관 4\n- ② 푸른 길 5\n- ③ 맑은 물 6\n\n"
        f"{PURPOSE}\n\n□ 개요\n\n- 하나\n\n2 푸른 길\n\n{PURPOSE}\n\n□ 개요\n\n- 둘\n\n{PURPOSE}\n\n□ 개요"
    )
    headings = [block for block in read(text).blocks if isinstance(block, Heading)]

    assert [(plain(block.content), block.from_contents) for block in headings] == [
        ("실적", False),
        ("작은 도서관", True),
        ("푸른 길", False),
        ("맑은 물", True),
    ]


def test_without_purposes_lost_titles_come_before_the_bullet_that_opens_an_item():
    listed = "연번 사업명 쪽\n\n 작은 도서관 ······4\n\n 푸른 길 ······5\n\n"
    text = f"{listed}□ 사업개요\n- 하나\n□ 계획\n- 둘\n□ 사업개요\n- 셋"
    blocks = read(text).blocks

    assert [index for index, block in enumerate(blocks) if isinstance(block, Heading)] == [1, 6]


def test_lost_titles_stay_away_where_it_is_not_clear_which_is_which():
    text = f"연번 사업명 쪽\n\n- ① 작은 도서관 4\n- ② 푸른 길 5\n- ③ 맑은 물 6\n\n{PURPOSE}\n\n□ 개요\n\n- 하나"

    assert [block for block in read(text).blocks if isinstance(block, Heading)] == []


def test_a_contents_list_that_is_a_table_stays_one():
    text = (
        "연번\t주요사업\t구분\t쪽\n1\t작은 도서관\t신규\t4\n2\t푸른 길\t계속\t5\n\n□ 사업개요\n\n- 하나\n\n□ 사업개요"
    )
    blocks = read(text).blocks

    assert isinstance(blocks[0], Table)
    assert blocks[0].kind == "contents"
    assert [plain(block.content) for block in blocks if isinstance(block, Heading)] == ["작은 도서관", "푸른 길"]


def test_a_chapter_title_that_came_late_moves_before_its_items():
    assert outline(" 1 조 직\n\n- 총괄\n\nⅠ. 현황\n 2 인 력\n\n- 정원\n\nⅡ. 계획\n\n1 사업\n\n- 하나")[:4] == [
        (1, "Ⅰ", "현황"),
        (2, "1", "조 직"),
        ("-", 2, "총괄"),
        (2, "2", "인 력"),
    ]


def test_depth_follows_markers_and_indentation():
    assert outline("□ 가\n- 나\n - 다\n - 라\n- 마\n○ 바\n- 사\n · 아\n※ 자\n- ※ 차\n□ 카\n ○ 타\n   - 파\n- 하") == [
        ("□", 1, "가"),
        ("-", 2, "나"),
        ("-", 3, "다"),
        ("-", 3, "라"),
        ("-", 2, "마"),
        ("○", 2, "바"),
        ("-", 3, "사"),
        ("·", 4, "아"),
        ("※", 5, "자"),
        ("※", 3, "차"),
        ("□", 1, "카"),
        ("○", 2, "타"),
        ("-", 3, "파"),
        ("-", 3, "하"),
    ]


def test_marks_of_headings_and_emphasis_are_taken_off():
    blocks = read("### □ 개요\n\n**□ 계획**\n\n□ **일정**\n\n- 3월 **착수** 예정").blocks

    assert [shown(block)[2] for block in blocks] == ["개요", "계획", "일정", "3월 착수 예정"]
    assert blocks[2].content == (Run("일정", bold=True),)
    assert blocks[3].content == (Run("3월 "), Run("착수", bold=True), Run(" 예정"))
    assert [block.place.column for block in blocks] == [7, 5, 5, 3]


def test_a_line_straight_below_goes_on_with_the_one_above():
    block = read("□ 개요\n- 주민과 함께 길을 넓히고\n나무를 심음\n\n- 끝").blocks[1]

    assert plain(block.content) == "주민과 함께 길을 넓히고 나무를 심음"
    assert (block.place.line, block.place.end_line) == (2, 3)


def test_in_a_double_spaced_document_empty_lines_divide_nothing():
    bullets = "".join(f"○ 일 {number}\n\n" for number in range(12))

    assert outline(f"□ 개요\n\n{bullets}- 길을 넓히고\n\n나무를 심음\n\n□ 계획")[-2] == (
        "-",
        3,
        "길을 넓히고 나무를 심음",
    )


def test_a_subheading_that_lost_its_marker_is_known_by_its_like():
    text = "Ⅰ. 계획\n\n1. 길\n\n□ 사업개요\n\n- 하나\n\n2. 물\n\n사업개요\n\n- 둘\n\n새 이름\n\n- 셋"

    assert outline(text)[-4:] == [("□", 1, "사업개요"), ("-", 2, "둘"), ("", 1, "새 이름"), ("-", 2, "셋")]


def test_the_paragraph_at_the_head_of_an_item_is_its_purpose():
    assert outline(f"1 작은 도서관\n\n{PURPOSE}\n\n□ 개요\n\n- 하나\n\n{PURPOSE}") == [
        (2, "1", "작은 도서관"),
        ("purpose", PURPOSE),
        ("□", 1, "개요"),
        ("-", 2, "하나"),
        ("body", PURPOSE),
    ]


def test_the_foot_of_a_page_ends_the_page():
    assert isinstance(read("□ 개요\n\n- 하나\n\n- 11 -\n\n□ 계획").blocks[2], PageBreak)


def test_the_unit_of_a_table_is_taken_off_the_label_above_it():
    assert outline("□ 예산현황 (단위: 천원)\n\n구분\t예산액\n계\t10")[0] == ("□", 1, "예산현황")
    assert outline("□ 예산현황 (단위: 천원)\n\n- 없음")[0] == ("□", 1, "예산현황 (단위: 천원)")


def test_a_remark_with_amounts_between_label_and_table_is_no_caption():
    tables = list(read("□ 소요예산\n\n※ 과제마다 5,000천원\n\n구분\t금액\n계\t10").tables())

    assert tables[0].caption == "소요예산"
