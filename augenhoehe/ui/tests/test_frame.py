"""The frame of pages: sentences instead of numbers, toasts, forms with errors in both places."""

import re
from pathlib import Path

import lucide
import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from django.views.defaults import page_not_found

from augenhoehe.ui.templatetags.ui import tone_of, undo_of
from augenhoehe.ui.toasts import toast

HOUSE = Path(__file__).parents[2]
TAG = re.compile(r"{%.*?%}|{{.*?}}")


def test_an_unknown_address_is_answered_by_a_sentence():
    request = RequestFactory().get("/nowhere/")
    request.user = AnonymousUser()
    with override("de"):
        answer = page_not_found(request, Http404())
    assert answer.status_code == 404
    assert "Unter dieser Adresse ist nichts" in answer.content.decode()


@pytest.mark.parametrize("number", ["400", "403", "403_csrf", "404", "409", "429", "500"])
def test_every_error_page_stands_without_a_request(number):
    assert "<h1>" in render_to_string(f"{number}.html")


def test_a_toast_travels_in_the_answer_to_htmx():
    request = RequestFactory().post("/")
    request.htmx = True
    answer = toast(request, HttpResponse(), "Gelöst.", undo="/back/")
    assert '"undo": "/back/"' in answer["HX-Trigger"]


def test_a_toast_waits_for_the_next_page_otherwise():
    request = RequestFactory().post("/")
    request._messages = CookieStorage(request)
    toast(request, HttpResponseRedirect("/"), "Gelöst.", undo="/back/")
    (kept,) = request._messages
    assert str(kept) == "Gelöst." and undo_of(kept) == "/back/" and tone_of(kept) == "good"


class Question(forms.Form):
    name = forms.CharField(label="Name", help_text="So, wie man Sie ruft.")
    agree = forms.BooleanField(label="Einverstanden")
    way = forms.ChoiceField(label="Weg", choices=[("a", "A")], widget=forms.RadioSelect)


def test_a_faulty_form_says_so_on_top_and_beside_each_field():
    with override("de"):
        page = render_to_string("ui/form.html", {"form": Question({}), "submit": "Speichern"})
    assert page.count('href="#id_') == 3
    for name in ("name", "agree", "way"):
        assert f'id="id_{name}_error"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page


def _templates():
    return sorted(HOUSE.glob("*/templates/**/*.html"))


def test_every_icon_that_a_template_names_exists():
    names = {
        (path.name, name)
        for path in _templates()
        for name in re.findall(r"""(?:{% icon|icon=)\s*["']([a-z0-9-]+)["']""", path.read_text())
    }
    unknown = []
    for file, name in names:
        try:
            lucide._load_icon(name)
        except lucide.IconDoesNotExist:
            unknown.append((file, name))
    assert not unknown


def test_no_template_carries_styles_or_handlers():
    # Mail programs know no style sheets: a mail carries its styles, a page never does.
    pages = [path for path in _templates() if path.parent.name != "email"]
    wrong = re.compile(r"""\sstyle=["']|\son[a-z]+=["']|<style\b|<script(?![^>]*\bsrc=)""")
    found = [str(p.relative_to(HOUSE)) for p in pages if wrong.search(p.read_text())]
    assert not found


def test_every_class_that_a_template_uses_has_a_look():
    sheets = " ".join(path.read_text() for path in HOUSE.glob("*/static/**/*.css"))
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheets))
    used = {
        (path.name, name)
        for path in _templates()
        for words in re.findall(r'class="([^"]*)"', TAG.sub(" ", path.read_text()))
        for name in words.split()
    }
    assert not {pair for pair in used if pair[1] not in known}
