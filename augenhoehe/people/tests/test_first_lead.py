"""The first lead, and a lead whose password is lost."""

import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.people.actions.create_first_lead import create_first_lead, renew_lead_password
from augenhoehe.people.models import User
from augenhoehe.people.tests.cast import PASSWORD, make_cast

BETTER = "sieben Möwen am Kai"


@pytest.mark.django_db
def test_an_empty_installation_gets_one_first_lead():
    lead = create_first_lead(name="Lena", email="Lena@f.example", password=PASSWORD, by="console")
    assert lead.is_lead and lead.email == "lena@f.example"
    with pytest.raises(Refused) as no:
        create_first_lead(name="Eva", email="eva@f.example", password=PASSWORD, by="console")
    assert no.value.code == "lead.exists" and User.objects.count() == 1


@pytest.mark.django_db
def test_the_console_renews_the_password_of_a_lead_and_of_nobody_else():
    cast = make_cast()
    renew_lead_password(cast.lead.email.upper(), password=BETTER, by="console")
    assert User.objects.get(pk=cast.lead.pk).check_password(BETTER)
    for email in (cast.alice.email, cast.admin.email, "niemand@x.example"):
        with pytest.raises(Refused):
            renew_lead_password(email, password=BETTER, by="console")
    assert User.objects.get(pk=cast.alice.pk).check_password(PASSWORD)
