"""An empty installation begins by the address on the console, and by nothing else."""

import pytest
from django.urls import reverse

from augenhoehe.base.actions import Refused
from augenhoehe.people.actions.create_first_lead import create_first_lead
from augenhoehe.people.models import Department, User
from augenhoehe.people.tests.cast import PASSWORD, make_cast, make_person, signed_in
from augenhoehe.setup.actions.begin import renew_begin_token

pytestmark = pytest.mark.django_db
WAITING = "/setup/waiting/"
LEAD = {
    "name": "Lena Leitung",
    "email": "Lena@firma.example",
    "password": PASSWORD,
    "language": "en",
}


@pytest.mark.parametrize(
    "path", ["/", "/people/", "/account/login/", "/tickets/1/", "/nothing/here/", "/setup/"]
)
def test_every_page_of_an_empty_installation_says_where_it_begins(path):
    token = renew_begin_token()
    client = signed_in(None)
    for reply in (client.get(path), client.post(path)):
        assert reply["Location"] == WAITING
    page = client.get(WAITING)
    assert page.status_code == 200 and token.encode() not in page.content
    assert "begin" not in page.content.decode()


def test_the_address_opens_the_set_up_once():
    path = renew_begin_token()
    client = signed_in(None)
    assert client.get(path).status_code == 200
    assert not User.objects.exists()
    reply = client.post(path, LEAD)
    assert reply["Location"] == reverse("setup:wizard")
    lead = User.objects.get()
    assert lead.is_lead and lead.email == "lena@firma.example" and lead.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(lead.pk)
    assert signed_in(None).get(path).status_code == 404
    again = {**LEAD, "email": "evil@evil.example"}
    assert signed_in(None).post(path, again).status_code == 404
    assert User.objects.count() == 1


def test_every_start_draws_a_new_address_and_ends_the_old_one():
    old, new = renew_begin_token(), renew_begin_token()
    assert signed_in(None).post(old, LEAD).status_code == 404
    assert signed_in(None).get(new).status_code == 200


def test_only_a_hash_of_the_address_is_kept():
    token = renew_begin_token().rstrip("/").rpartition("/")[2]
    assert len(token) * 6 >= 128
    assert token not in str(Department.objects.values().get())


@pytest.mark.parametrize("token", ["x", "-", "%00", "0" * 64])
def test_a_guess_opens_nothing_also_where_no_address_was_drawn(token):
    assert signed_in(None).post(f"/setup/begin/{token}/", LEAD).status_code == 404
    renew_begin_token()
    assert signed_in(None).post(f"/setup/begin/{token}/", LEAD).status_code == 404
    assert not User.objects.exists()


def test_where_somebody_leads_there_is_no_address():
    path = renew_begin_token()
    make_cast()
    assert renew_begin_token() is None
    assert signed_in(None).post(path, LEAD).status_code == 404
    assert signed_in(None).get(WAITING).status_code == 302


def test_a_second_first_lead_is_refused():
    make_cast()
    with pytest.raises(Refused):
        create_first_lead(name="X", email="x@x.example", password=PASSWORD, by="console")


def test_an_installation_whose_leads_all_left_can_begin_again():
    make_person("Lena Leitung", "lead", is_active=False)
    assert signed_in(None).get(renew_begin_token()).status_code == 200


def test_a_weak_password_is_said_beside_the_field():
    path = renew_begin_token()
    reply = signed_in(None).post(path, {**LEAD, "password": "kurz"})
    assert reply.status_code == 422 and not User.objects.exists()
