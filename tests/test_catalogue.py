"""The English of pages: everything that they say has it, and nothing is left over."""

import re

import pytest
from tools.catalogue import CATALOGUE, KOREAN, PAGES, ROOT, compiled, everything, places, read, words, written
from tools.catalogue import refusals_of_module as of_refusals
from tools.catalogue import words_of_module as of_module
from tools.catalogue import words_of_template as of_template

QUOTED = {
    "[표 name]": "how a text names a table",
    "{이름}": "how a text names a number",
    "3,000,000원*12월*2명": "a formula as it is written",
}
"""English that is Korean, and what it quotes."""
SIGNS = re.compile(r"['\"“‘(][^'\"”’()]*[가-힣][^'\"”’()]*['\"”’)]|For example:? .*|(?<=like ).*")
"""Where English may quote Korean: in quotes or brackets, and in examples."""
SCRIPTS = ("platform/ui/static/ui", "site/static/site")


@pytest.fixture(scope="module")
def said():
    return everything()


@pytest.fixture(scope="module")
def english():
    return {str(each.id): str(each.string) for each in read() if each.id}


def test_all_korean_that_pages_show_goes_through_the_catalogue(said):
    assert [f"{each.place}: {each.text}: {each.fault}" for each in said if each.fault] == []


def test_the_catalogue_has_the_words_of_the_pages_and_no_others(said, english):
    found = words(said)

    assert sorted(found.keys() - english.keys()) == []
    assert sorted(english.keys() - found.keys()) == []


def test_every_word_has_english(english):
    assert [korean for korean, words_ in english.items() if not words_.strip()] == []


def test_no_english_is_a_guess():
    assert [each.id for each in read() if each.fuzzy] == []


def test_english_puts_in_the_same_values(english):
    assert {korean: text for korean, text in english.items() if places(korean) != places(text)} == {}


def test_english_is_english_but_for_what_it_quotes(english):
    left = {text for text in english.values() if KOREAN.search(SIGNS.sub("", text))}

    assert left == QUOTED.keys()


def test_the_site_reads_what_the_catalogue_says(said):
    english = {str(each.id): str(each.string) for each in read()}

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(written(words(said), english))


def test_nothing_but_pages_and_errors_of_the_api_knows_that_there_is_another_language():
    """So no label can be stored, compared or printed in it."""
    sources = ROOT / "src" / "ieum"
    knowing = [
        str(path.relative_to(sources))
        for path in sorted(sources.rglob("*.py"))
        if re.search(r"django\.utils\.translation|ui\.languages import|ui import languages", path.read_text("utf-8"))
    ]

    assert [name for name in knowing if not name.startswith((*PAGES, "api/errors.py"))] == []


def test_scripts_have_both_words_beside_each_other():
    left = {}
    for folder in SCRIPTS:
        for path in sorted((ROOT / "src" / "ieum" / folder).glob("*.js")):
            told = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            alone = re.sub(r'say\(\s*(?:"[^"]*"|`[^`]*`)', "", told)
            left[path.name] = [line.strip() for line in alone.splitlines() if KOREAN.search(line)]

    assert {name: lines for name, lines in left.items() if lines} == {}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('{% translate "저장" %}', [("저장", "")]),
        ('{% translate "50%" %} {% translate "반 50% 넘음" %}', [("반 50%% 넘음", "")]),
        ("{% blocktranslate with n=a|length %}표 {{ n }}개, 50%{% endblocktranslate %}", [("표 %(n)s개, 50%%", "")]),
        ('{{ x|default:_("없음") }}', [("없음", "")]),
        ('{% alert "저장했습니다." "info" %}', [("저장했습니다.", "")]),
        ("{# 설명 #}<p>Ieum</p>", []),
        ("<p>저장</p>", [("<p>저장</p>", "put it into a translate tag")]),
        ('{{ x|default:"없음" }}', [("없음", 'write _("없음")')]),
        ('{% badge "확인" "success" %}', [("확인", 'write _("확인")')]),
    ],
)
def test_a_template_is_asked_for_all_that_it_shows(template, found):
    assert [(each.text, each.fault) for each in of_template(template, "x.html")] == found


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('"""설명."""\nX = "저장"', [("저장", "")]),
        ('def f():\n    """설명."""\n    return translated("{n}건", n=1)', [("{n}건", "")]),
        ('def f(n):\n    return korean(f"{n}호.pdf")', []),
        ('def f(n):\n    return f"{n}건"', [("f'{n}건'", "write translated(...)")]),
        ('class F:\n    help_text = f"{MOST}개까지"', []),
    ],
)
def test_a_module_is_asked_for_all_that_it_says(module, found):
    assert [(each.text, each.fault) for each in of_module(module, "x.py")] == found


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ('raise Refused("없는 것")', [("없는 것", "")]),
        ('raise Refused(worded("{n}건입니다.", n=1))', [("{n}건입니다.", "")]),
        (
            'raise Refused(fault or f"{n}건을 지울 수 없습니다.")',
            [("f'{n}건을 지울 수 없습니다.'", "write worded(...)")],
        ),
        ('raise WrongSetting("IEUM_HOME을 적으십시오.")', []),
        ('def f():\n    """설명입니다."""\n    return "사유를 적으십시오."', [("사유를 적으십시오.", "")]),
        ('FAULT = RowFault(1, f"{n}행과 같은 줄")', [("f'{n}행과 같은 줄'", "write worded(...)")]),
        ('basis = f"{name} 저장"', []),
    ],
)
def test_a_module_below_the_pages_is_asked_for_all_that_it_refuses_with(module, found):
    assert list(dict.fromkeys((each.text, each.fault) for each in of_refusals(module, "x.py"))) == found
