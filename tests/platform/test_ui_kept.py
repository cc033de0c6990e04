"""Parts of pages that are kept: written once for the same values, and never with anything else in them."""

from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from ieum.platform.ui.templatetags import kept


def _written(source: str, **values: object) -> str:
    return _from(Template(f"{{% load i18n kept %}}{source}"), **values)


def _from(template: Template, **values: object) -> str:
    return template.render(Context(values))


def test_a_kept_part_shows_the_values_that_it_names():
    assert _written("{% kept name %}<p>{{ name }}</p>{% endkept %}", name="예산팀") == "<p>예산팀</p>"


def test_nothing_that_a_part_does_not_name_can_get_into_it():
    source = "{% kept name %}{{ name }}{{ other }}{{ request.user }}{% endkept %}"
    assert _written(source, name="가", other="나") == "가"


def test_a_kept_part_follows_its_values():
    template = Template("{% load kept %}{% kept rows %}{% for each in rows %}{{ each }},{% endfor %}{% endkept %}")
    assert [_from(template, rows=rows) for rows in ((1, 2), (3,), (1, 2), ())] == ["1,2,", "3,", "1,2,", ""]


def test_the_same_letters_are_escaped_as_text_though_they_were_kept_as_markup():
    template = Template("{% load kept %}{% kept text %}{{ text }}{% endkept %}")
    assert _from(template, text=mark_safe("<b>")) == "<b>"
    assert _from(template, text="<b>") == "&lt;b&gt;"


def test_the_same_letters_within_a_row_are_escaped_as_text_though_they_were_kept_as_markup():
    template = Template("{% load kept %}{% kept rows %}{% for each in rows %}{{ each.0 }}{% endfor %}{% endkept %}")
    assert _from(template, rows=((mark_safe("<b>"),),)) == "<b>"
    assert _from(template, rows=(("<b>",),)) == "&lt;b&gt;"


def test_one_and_true_are_kept_apart():
    template = Template("{% load kept %}{% kept text %}{{ text }}{% endkept %}")
    assert [_from(template, text=each) for each in (True, 1, 1.0)] == ["True", "1", "1.0"]


def test_a_part_is_kept_for_each_language():
    template = Template("{% load i18n kept %}{% kept %}{% translate '로그아웃' %}{% endkept %}")
    with override("en"):
        english = _from(template)
    assert (_from(template), english) == ("로그아웃", "Log out")


def test_a_value_that_is_missing_is_like_any_part_of_a_template_without_it():
    assert _written("{% kept name %}{% if name %}{{ name }}{% else %}없음{% endif %}{% endkept %}") == "없음"


def test_no_more_is_kept_than_there_is_room_for():
    template = Template("{% load kept %}{% kept number %}{{ number }}{% endkept %}")
    for number in range(kept.MOST + 10):
        assert _from(template, number=number) == str(number)
    (node,) = template.nodelist.get_nodes_by_type(kept.KeptNode)
    assert len(node._written) <= kept.MOST
