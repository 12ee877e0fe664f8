"""The five attitudes are called the same everywhere, and each name leads to what it means."""

from django.template import Context, Template
from django.utils import translation

from augenhoehe.attitudes.five import CODES, attitudes, named
from augenhoehe.kernel.replycheck.telling import ATTITUDES
from augenhoehe.reviews.anchors import anchors

LINK = Template("{% load attitudes %}{% attitude_link code %}")


def test_reviews_and_the_reply_check_call_them_the_same_in_both_languages():
    for language in ("de", "en"):
        with translation.override(language):
            ours = {one.code: one.name for one in attitudes()}
            told = {one.code: one.title for one in anchors(language)}
        assert ours == {code: names[language] for code, names in ATTITUDES.items()}
        assert {word: told[word] for word in CODES} == {w: ours[c] for w, c in CODES.items()}


def test_a_name_leads_to_the_glossary_by_either_code():
    for code in ("A", "eye_level"):
        assert 'href="/attitude/#A"' in LINK.render(Context({"code": code}))
    assert LINK.render(Context({"code": "solved"})) == "" and named("") is None
