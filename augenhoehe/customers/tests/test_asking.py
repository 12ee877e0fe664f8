"""Whether we may ask: evidence, double opt-in, objection."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from augenhoehe.base.actions import Refused
from augenhoehe.base.secrets import unseal
from augenhoehe.customers.actions.basis import Evidence, end_basis, note_basis
from augenhoehe.customers.actions.consent import ask_for_consent, give_consent, hash_of
from augenhoehe.customers.actions.erase import erase_contacts
from augenhoehe.customers.actions.merge import merge_contacts
from augenhoehe.customers.actions.objection import lift_objection, object_to_asking
from augenhoehe.customers.actions.save_contact import add_contact
from augenhoehe.customers.asking import based_ids, objected_ids
from augenhoehe.customers.models import Basis, Objection
from augenhoehe.customers.tests.cast import consented, customers, person
from augenhoehe.mail.models import OutMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return person("lead")


@pytest.fixture
def mia(lead):
    return add_contact("Mia Muster", email="mia@muster.example", by=lead)


def test_a_sale_without_the_notice_at_collection_is_no_basis(mia, lead):
    evidence = Evidence(kind="sale", given_at=timezone.now(), proof="A-1", service="Wartung")
    with pytest.raises(Refused):
        note_basis(mia, evidence=evidence, by=lead)
    assert not Basis.objects.exists()


def test_a_basis_holds_until_it_ends_and_for_everybody_at_a_company(lead):
    [(company, contact)] = customers(lead)
    own, of_company = consented(contact, by=lead), consented(company, by=lead)
    assert based_ids([contact.pk], [company.pk]) == ({contact.pk}, {company.pk})
    end_basis(own, by=lead)
    end_basis(of_company, by=lead)
    assert based_ids([contact.pk], [company.pk]) == (set(), set())


def test_a_basis_of_a_double_row_holds_after_the_merge(mia, lead):
    double = add_contact("M. Muster", by=lead)
    consented(double, by=lead)
    object_to_asking(double, way="told", by=lead)
    merge_contacts(double, into=mia, by=lead)
    assert based_ids([mia.pk], [])[0] == {mia.pk}
    assert objected_ids({mia.pk: []}) == {mia.pk}


def test_an_objection_outlives_the_erasure_without_naming_anybody(mia, lead):
    object_to_asking(mia, way="link", by="customer")
    erase_contacts([mia.pk], by=lead)
    anew = add_contact("Mia", email="mia@muster.example", by=lead)
    assert objected_ids({anew.pk: ["mia@muster.example"]}) == {anew.pk}
    assert not Objection.objects.filter(email_hash__contains="muster").exists()


def test_only_the_person_takes_their_own_objection_back(mia, lead):
    object_to_asking(mia, way="link", by="customer")
    with pytest.raises(Refused):
        lift_objection(mia, by=lead)


def test_a_colleagues_mistake_can_be_taken_back(mia, lead):
    object_to_asking(mia, way="told", by=lead)
    lift_objection(mia, by=lead)
    assert objected_ids({mia.pk: ["mia@muster.example"]}) == set()


def test_a_double_opt_in_counts_by_post_only_and_lifts_the_objection(mia, lead, client, settings):
    settings.PUBLIC_URL = "https://service.example"
    ask_for_consent(mia, by=lead)
    object_to_asking(mia, way="link", by="customer")
    [path] = re.findall(r"https://service\.example(\S+)", unseal(OutMail.objects.get().text))
    assert client.get(path).status_code == 200
    assert based_ids([mia.pk], [])[0] == set()
    client.post(path)
    assert based_ids([mia.pk], [])[0] == {mia.pk}
    assert objected_ids({mia.pk: ["mia@muster.example"]}) == set()


def test_a_forged_token_agrees_to_nothing(client, mia, lead):
    Basis.objects.create(contact=mia, confirm_hash=hash_of("right"), entered_at=timezone.now())
    assert client.post("/customers/consent/wrong/").status_code == 404
    assert based_ids([mia.pk], [])[0] == set()


def test_an_ended_mail_of_consent_agrees_to_nothing(mia, lead):
    basis = Basis.objects.create(contact=mia, confirm_hash="x", entered_at=timezone.now())
    end_basis(basis, by=lead)
    with pytest.raises(Refused):
        give_consent(basis, by="customer")


def test_without_an_address_of_the_installation_nothing_is_sent(mia, lead):
    with pytest.raises(Refused):
        ask_for_consent(mia, by=lead)
    assert not OutMail.objects.exists()


TABLE = """email;kind;date;proof;text;service;notice
mia@muster.example;consent;2026-03-01;Formular 7;Fassung 2;;
mia@muster.example;sale;01.03.2026;A-17;;Wartung;nein
nobody@muster.example;consent;2026-03-01;Formular 7;Fassung 2;;
mia@muster.example;consent;31.02.2026;Formular 7;Fassung 2;;
"""


def test_a_table_is_checked_first_and_taken_in_then(client, mia, lead):
    client.force_login(lead)
    for keeps, kept in (("", 0), ("on", 1)):
        file = SimpleUploadedFile("b.csv", TABLE.encode())
        page = client.post("/customers/basis/import/", {"file": file, "keeps": keeps}).context
        assert (page["done"], [number for number, *_ in page["troubles"]]) == (1, [3, 4, 5])
        assert Basis.objects.count() == kept


def test_what_was_checked_is_taken_in_without_choosing_the_file_again(client, mia, lead):
    client.force_login(lead)
    file = SimpleUploadedFile("b.csv", b"\xef\xbb\xbf" + TABLE.encode())
    page = client.post("/customers/basis/import/", {"file": file})
    [text] = re.findall(r'name="text" value="([^"]*)"', page.content.decode())
    kept = {"text": unescape(text), "keeps": "on"}
    assert client.post("/customers/basis/import/", kept).context["done"] == 1
    assert Basis.objects.get().contact == mia
    assert client.post("/customers/basis/import/", {"keeps": "on"}).context["form"].errors


def test_a_file_that_is_no_table_says_so(client, lead):
    client.force_login(lead)
    file = SimpleUploadedFile("b.csv", b"\x00\xff\xfe" * 300)
    page = client.post("/customers/basis/import/", {"file": file}).context
    assert page["done"] == 0 and len(page["troubles"]) == 1


def test_an_agent_of_any_team_notes_and_a_stranger_sees_nothing(client, mia):
    client.force_login(person("boss", name="Bo"))
    assert client.post(f"/customers/contacts/{mia.pk}/object/").status_code in (403, 404)
    client.force_login(person("agent", name="Al"))
    client.post(f"/customers/contacts/{mia.pk}/object/")
    assert Objection.objects.count() == 1


def test_whoever_objected_is_not_even_asked_for_consent(mia, lead, settings):
    settings.PUBLIC_URL = "https://service.example"
    object_to_asking(mia, way="link", by="customer")
    with pytest.raises(Refused):
        ask_for_consent(mia, by=lead)
    assert not OutMail.objects.exists()


def test_a_consent_takes_back_what_was_objected_before_it_and_nothing_after(mia, lead):
    object_to_asking(mia, way="link", by="customer")
    evidence = {"kind": "consent", "text_version": "2", "proof": "Brief"}
    early = timezone.now() - timedelta(days=1)
    note_basis(mia, evidence=Evidence(given_at=early, **evidence), by=lead)
    assert objected_ids({mia.pk: []}) == {mia.pk}
    note_basis(mia, evidence=Evidence(given_at=timezone.now(), **evidence), by=lead)
    assert objected_ids({mia.pk: []}) == set()
