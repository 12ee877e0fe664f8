"""“This is how I understood our talk”: written, confirmed, corrected, by the link only, once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.secrets import unseal
from augenhoehe.base.tokens import hash_of
from augenhoehe.mail.models import OutMail
from augenhoehe.mediation.actions.open import Who, add_party
from augenhoehe.mediation.actions.understand import (
    answer_understanding,
    give_up_answer,
    read_correction,
    send_understanding,
)
from augenhoehe.mediation.letters import words_for
from augenhoehe.mediation.models import Understanding
from augenhoehe.mediation.tests.cast import SECRET, agree, customer_of, link_to, make_talk, write
from augenhoehe.people.tests.cast import signed_in


@pytest.fixture(autouse=True)
def reachable(settings):
    settings.PUBLIC_URL = "https://service.example"


@pytest.fixture
def patient(monkeypatch):
    """A person who takes the time to read."""
    monkeypatch.setattr("augenhoehe.base.tokens.QUICKEST", -1)


def mail_of(key):
    return Understanding.objects.get(token_hash=hash_of(key))


def page(key, user=None, language="en"):
    return signed_in(user).get(f"/mediation/t/{key}/", headers={"accept-language": language})


def answer(key, what, user=None, **more):
    door = signed_in(user)
    seen = re.search(r'name="seen" value="([^"]+)"', page(key).content.decode())
    more["seen"] = seen[1] if seen else more.get("seen", "")
    return door.post(f"/mediation/t/{key}/", {"answer": what, **more})


def test_the_mail_speaks_the_language_of_its_receiver_and_is_sealed(cast):
    talk = make_talk(cast)
    party = customer_of(talk)
    write(talk, **{f"v-{party.pk}-matters": "Verlass", f"v-{party.pk}-feelings": f"{SECRET}-Wut"})
    agree(talk, "Rückruf", due="2026-12-01", who=f"user-{cast.lead.pk}")
    words = words_for(party)
    assert "So habe ich es verstanden" in words and "Verlass" in words
    assert "Lena Leitung: Rückruf, bis 1. Dezember 2026" in words
    assert SECRET not in words
    send_understanding(party, words=words, by=cast.lead)
    mail = OutMail.objects.get()
    assert mail.subject == "So habe ich unser Gespräch verstanden"
    assert mail.to == ["mia@muster.example"]
    assert "Rückruf" not in mail.html and "Rückruf" in unseal(mail.text)


def test_what_another_party_said_is_not_in_it(cast):
    talk = make_talk(cast)
    other = add_party(talk, who=Who(kind="partner", name="Paul Partner"), by=cast.lead)
    write(talk, **{f"v-{other.pk}-matters": f"{SECRET}-Sache"})
    assert SECRET not in words_for(customer_of(talk))


def test_only_a_hash_of_the_token_is_kept_and_it_has_more_than_128_bits(cast):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert len(key) * 6 >= 128
    assert not Understanding.objects.filter(token_hash=key).exists()


@pytest.mark.parametrize("words", ["", "  "])
def test_an_empty_mail_is_refused(cast, words):
    with pytest.raises(Refused):
        send_understanding(customer_of(make_talk(cast)), words=words, by=cast.lead)
    assert not OutMail.objects.exists()


def test_without_an_address_or_without_ours_nothing_leaves(cast, settings):
    talk = make_talk(cast)
    nameless = add_party(talk, who=Who(kind="partner", name="Paul Partner"), by=cast.lead)
    with pytest.raises(Refused):
        send_understanding(nameless, words="Hallo", by=cast.lead)
    settings.PUBLIC_URL = ""
    with pytest.raises(Refused):
        send_understanding(customer_of(talk), words="Hallo", by=cast.lead)
    assert not Understanding.objects.exists() and not OutMail.objects.exists()


def test_looking_at_it_answers_nothing(cast):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    shown = page(key)
    assert shown.status_code == 200 and f"{SECRET}-Verstanden" in shown.content.decode()
    assert 'lang="de"' in shown.content.decode()
    signed_in(None).head(f"/mediation/t/{key}/")
    assert mail_of(key).answer == ""


def test_it_is_confirmed_once(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert answer(key, "confirmed").status_code == 200
    assert mail_of(key).answer == "confirmed"
    again = answer(key, "corrected", own_words="doch nicht", seen="x")
    assert again.status_code == 409
    assert mail_of(key).answer == "confirmed" and mail_of(key).own_words == ""


def test_used_twice_by_two_open_windows_the_second_gets_a_sentence(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    seen = re.search(r'name="seen" value="([^"]+)"', page(key).content.decode())[1]
    door = signed_in(None)
    door.post(f"/mediation/t/{key}/", {"answer": "confirmed", "seen": seen})
    again = door.post(
        f"/mediation/t/{key}/", {"answer": "corrected", "own_words": "x", "seen": seen}
    )
    assert again.status_code == 409
    assert "schon bestätigt" in again.content.decode()


def test_a_correction_is_kept_beside_and_read_by_the_lead(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert answer(key, "corrected", own_words="Es waren <b>drei</b> Anrufe").status_code == 200
    mail = mail_of(key)
    assert mail.words == f"{SECRET}-Verstanden" and mail.own_words.startswith("Es waren")
    shown = signed_in(cast.lead).get(mail.party.talk.get_absolute_url()).content.decode()
    assert "Es waren &lt;b&gt;drei" in shown
    assert read_correction(mail, by=cast.lead).read_at
    assert read_correction(mail, by=cast.lead).read_at


def test_a_correction_without_words_is_refused_and_the_link_stays(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert answer(key, "corrected", own_words=" ").status_code == 409
    assert mail_of(key).is_open(timezone.now())


def test_somebody_else_ends_the_link_and_sees_nothing_more(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    told = answer(key, "stranger")
    assert told.status_code == 200 and SECRET not in told.content.decode()
    assert SECRET not in page(key).content.decode()
    assert answer(key, "confirmed").status_code == 409
    assert mail_of(key).answer == "stranger"


@pytest.mark.parametrize("who", ["lead", "alice", "admin"])
def test_a_colleague_does_not_answer_for_the_customer(cast, patient, who):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert answer(key, "confirmed", user=getattr(cast, who)).status_code == 409
    assert mail_of(key).answer == ""


def test_machines_and_nonsense_answer_nothing(cast):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert answer(key, "confirmed").status_code == 429
    assert signed_in(None).post(f"/mediation/t/{key}/").status_code == 429
    assert signed_in(None).get("/mediation/t/nonsense/").status_code == 404
    assert signed_in(None).get(f"/mediation/t/{'x' * 32}/").status_code == 404
    assert mail_of(key).answer == ""


def test_it_expires_with_a_sentence(cast, patient):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    Understanding.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "abgelaufen" in page(key).content.decode()
    with pytest.raises(Refused):
        answer_understanding(mail_of(key), answer="confirmed", by="customer")


def test_a_newer_mail_takes_the_place_of_the_older_link(cast):
    party = customer_of(make_talk(cast))
    key = link_to(party, by=cast.lead)
    send_understanding(party, words="Neu", by=cast.lead)
    assert page(key).status_code == 404


def test_a_party_that_never_answers_is_noted(cast):
    key = link_to(customer_of(make_talk(cast)), by=cast.lead)
    assert give_up_answer(mail_of(key), by=cast.lead).answer == "silent"
    with pytest.raises(Refused):
        give_up_answer(mail_of(key), by=cast.lead)
    assert not mail_of(key).is_open(timezone.now())
