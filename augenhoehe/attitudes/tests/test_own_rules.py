"""Rules the house writes, and those of ours it does without: who may, what is refused, what holds."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from augenhoehe.attitudes.actions.set_check import set_check
from augenhoehe.attitudes.actions.turn_rule import turn_house_rule, turn_rule
from augenhoehe.attitudes.actions.write_rule import write_rule
from augenhoehe.attitudes.book import book_now
from augenhoehe.attitudes.checking import look_at
from augenhoehe.attitudes.models import HouseRule, SilencedRule, TextHint
from augenhoehe.attitudes.own_forms import RuleForm
from augenhoehe.base.actions import Refused
from augenhoehe.kernel.replycheck.model import Context
from augenhoehe.people.tests.cast import signed_in
from augenhoehe.solutions.actions.save import create_solution

RULES = "/attitude/check/rules/"
GIVEN = {
    "title_de": "Unser Wort: Anfrage",
    "why_de": "Ein Vorgang ist bei uns die Akte, nicht der Mensch.",
    "phrases": "Vorgang*",
    "bad": "Ihr Vorgang liegt vor.\nIhre Vorgangsnummer ist 5.",
    "good": "Ihre Anfrage liegt vor.",
    "better": "Ihre Anfrage",
    "attitude": "A",
    "language": "de",
}


def form(**more):
    return RuleForm({**GIVEN, **more}, instance=HouseRule())


def written(by, **more):
    made = form(**more)
    assert made.is_valid(), made.errors
    return write_rule(made.instance, by=by)


def spoken(text, **more):
    return {one.rule for one in look_at(text, context=Context(**more), book=book_now()).hints}


def test_a_rule_of_the_house_looks_from_now_on_and_says_its_own_words(cast):
    row = written(cast.lead)
    looked = look_at("Ihr Vorgang ist da.", context=Context(language="de"), book=book_now())
    hint = next(one for one in looked.hints if one.rule == row.rule)
    assert (hint.title, hint.better) == ("Unser Wort: Anfrage", ("Ihre Anfrage",))
    turn_house_rule(row, is_on=False, by=cast.lead)
    assert row.rule not in spoken("Ihr Vorgang ist da.")


def test_one_language_stands_for_both_and_letters_in_the_other_are_left_alone(cast):
    row, said = written(cast.lead), Context(language="de")
    with override("en"):
        looked = look_at("Ihr Vorgang ist da.", context=said, book=book_now())
    assert "Unser Wort: Anfrage" in [hint.title for hint in looked.hints]
    assert row.rule in spoken("Ihr Vorgang ist bei uns.")
    assert row.rule not in spoken("Your Vorgang is here and we have it for you.")


@pytest.mark.parametrize(
    "field, more",
    [
        ("bad", {"bad": "Ihre Anfrage."}),
        ("good", {"good": "Der Vorgang ist gut."}),
        ("phrases", {"phrases": "("}),
        ("phrases", {"phrases": "*"}),
        ("phrases", {"phrases": "wir ~9 uns ~9 und ~9 so"}),
        ("phrases", {"phrases": "wir ~3}.*{0,9 uns"}),
        ("phrases", {"phrases": "\n".join(["wort"] * 41)}),
        ("phrases", {"phrases": ""}),
        ("exceptions", {"exceptions": "(Ladevorgang"}),
        ("title_de", {"title_de": ""}),
        ("why_de", {"why_de": ""}),
        ("attitude", {"attitude": "X"}),
    ],
)
def test_what_does_not_do_what_its_examples_say_is_refused_in_a_sentence(db, field, more):
    made = form(**more)
    assert not made.is_valid() and set(made.errors) == {field}
    assert not HouseRule.objects.exists()


def test_there_is_an_end_to_rules(cast, monkeypatch):
    monkeypatch.setattr("augenhoehe.attitudes.actions.write_rule.MOST", 1)
    written(cast.lead)
    with pytest.raises(Refused):
        written(cast.lead, title_de="Noch eine")
    assert HouseRule.objects.count() == 1


def test_a_house_may_do_without_a_rule_and_take_it_back(cast):
    text = "Wir melden uns zeitnah."
    turn_rule("k2-vague-time", is_on=False, by=cast.lead)
    turn_rule("k2-vague-time", is_on=False, by=cast.lead)
    assert "k2-vague-time" not in spoken(text) and SilencedRule.objects.count() == 1
    turn_rule("k2-vague-time", is_on=True, by=cast.lead)
    assert "k2-vague-time" in spoken(text)


def test_a_house_without_the_check_lists_has_none(cast):
    for rule in ("f2-unanswered", "k1-next-step"):
        turn_rule(rule, is_on=False, by=cast.lead)
    looked = look_at(
        "Wir prüfen das.", answers="Wann kommt es?", context=Context(), book=book_now()
    )
    assert not looked.has_list


def test_how_we_address_customers_holds_unless_we_mirror(cast):
    text = "Hallo Mia, hast du das Gerät schon neu gestartet? Melde dich bitte bei mir."
    wanted = {"address": "sie", "gender": "", "is_counting": False, "agreed": ""}
    assert "a5-address-other" not in spoken(text)
    set_check(wanted, by=cast.lead)
    assert "a5-address-other" in spoken(text)


def test_the_page_writes_tries_and_shows_a_rule(cast):
    lead = signed_in(cast.lead)
    tried = lead.post(f"{RULES}try/", {**GIVEN, "sentence": "Der <b>Vorgang</b> ruht."})
    assert '<mark class="hinted">Vorgang</mark>' in tried.content.decode()
    assert "<b>" not in tried.content.decode()
    page = lead.post(f"{RULES}try/", {"phrases": "(", "sentence": "x"}).content.decode()
    assert "cannot be read" in page and not HouseRule.objects.exists()
    assert lead.post(f"{RULES}add/", {**GIVEN, "bad": "Nein."}).status_code == 422
    lead.post(f"{RULES}add/", GIVEN)
    row = HouseRule.objects.get()
    changed = lead.post(f"{RULES}own/{row.pk}/", {**GIVEN, "title_de": "Anders"})
    assert changed.url == reverse("attitudes:rule", args=[row.rule])
    assert "Anders" in lead.get(f"{RULES}{row.rule}/").content.decode()


def test_everybody_reads_the_rules_and_who_keeps_the_settings_changes_them(cast):
    row, alice = written(cast.lead), signed_in(cast.alice)
    assert alice.get(RULES).status_code == alice.get(f"{RULES}{row.rule}/").status_code == 200
    for path in (f"{RULES}add/", f"{RULES}own/{row.pk}/", "/attitude/check/settings/"):
        assert alice.get(path).status_code == alice.post(path, GIVEN).status_code == 403
    for path in (f"{RULES}try/", f"{RULES}k2-vague-time/turn/"):
        assert alice.post(path, {"on": "0"}).status_code == 403
    assert not SilencedRule.objects.exists()
    assert alice.get(f"{RULES}house-999/").status_code == 404
    assert alice.get(f"{RULES}no-such-rule/").status_code == 404


def test_the_list_is_searched_filtered_and_exported(cast):
    written(cast.lead, title_de="=1+1")
    lead = signed_in(cast.lead)
    lead.post(f"{RULES}k2-vague-time/turn/", {"on": "0"})

    def found(**wanted):
        return [line.rule for line in lead.get(RULES, wanted).context["lines"]]

    assert found(show="off") == ["k2-vague-time"]
    assert found(show="own") == [HouseRule.objects.get().rule]
    assert "k2-vague-time" in found(q="zeitnah", attitude="K", language="de")
    assert not found(q="xyzzy") and not any(name.startswith("a") for name in found(attitude="K"))
    sheet = b"".join(lead.get(RULES, {"export": "csv"}).streaming_content).decode()
    assert "k2-vague-time" in sheet and ";=1+1" not in sheet
    assert lead.get(RULES, {"export": "xlsx"}).content[:2] == b"PK"


def test_the_house_reads_its_own_texts_anew_once_its_rules_changed(cast, work):
    create_solution({"title_de": "Zugang", "reply_de": "Ihr Vorgang ruht."}, by=cast.lead)
    work()
    assert not TextHint.objects.exists()
    row = written(cast.lead)
    work()
    assert TextHint.objects.get().rule == row.rule
    page = signed_in(cast.lead).get("/attitude/check/house/").content.decode()
    assert "Unser Wort: Anfrage" in page
    turn_house_rule(row, is_on=False, by=cast.lead)
    work()
    assert not TextHint.objects.exists()
