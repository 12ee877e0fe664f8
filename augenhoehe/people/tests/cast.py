"""The cast that all tests share.

    from augenhoehe.people.tests.cast import make_cast, signed_in

    @pytest.fixture
    def cast(db):
        return make_cast()

`cast.lead` Lena, `cast.alice` agent in technical, `cast.bob` agent in commercial, `cast.carol`
agent in product, `cast.rita` reception, `cast.boss`, `cast.admin`, `cast.observer`, `cast.stranger`
(a colleague without any role); teams `cast.technical`, `cast.commercial`, `cast.product`,
`cast.reception`, and `cast.confidential`, which only `cast.dora` is in. `cast.people` lists all.
`signed_in(user)` is a test client in which `user` is signed in; `signed_in(None)` is nobody.
"""

from dataclasses import dataclass, fields

from django.test import Client

from augenhoehe.people.models import Department, Grant, Membership, Team, Touchpoint, User

PASSWORD = "vier Enten am Deich"


@dataclass(frozen=True)
class Cast:
    """People and teams by their names; see the module's first lines."""

    lead: User
    alice: User
    bob: User
    carol: User
    dora: User
    rita: User
    boss: User
    admin: User
    observer: User
    stranger: User
    technical: Team
    commercial: Team
    product: Team
    reception: Team
    confidential: Team

    @property
    def people(self):
        found = (getattr(self, field.name) for field in fields(self))
        return [one for one in found if isinstance(one, User)]


def make_cast():
    """A department with everybody in it, set up."""
    Department.objects.update_or_create(pk=1, defaults={"name": "Musterdienst", **DEPARTMENT})
    teams = {
        "technical": make_team("Technik"),
        "commercial": make_team("Kaufmännisch"),
        "product": make_team("Produkt"),
        "reception": make_team("Empfang", is_reception=True),
        "confidential": make_team("Vertraulich", is_confidential=True),
    }
    people = {
        "lead": make_person("Lena Leitung", "lead"),
        "alice": make_person("Alice Anders", "agent", teams=[teams["technical"]]),
        "bob": make_person("Bob Berger", "agent", teams=[teams["commercial"]]),
        "carol": make_person("Carol Conrad", "agent", teams=[teams["product"]]),
        "dora": make_person("Dora Diskret", "agent", teams=[teams["confidential"]]),
        "rita": make_person("Rita Ruf", "reception", teams=[teams["reception"]]),
        "boss": make_person("Bernd Boss", "boss"),
        "admin": make_person("Ada Admin", "administrator"),
        "observer": make_person("Otto Obacht", "observer"),
        "stranger": make_person("Sara Sonst"),
    }
    return Cast(**people, **teams)


DEPARTMENT = {"state": "NW", "language": "de", "set_up_at": "2025-01-02T08:00:00Z"}


def make_person(name, *roles, teams=(), **more):
    """A person with roles and teams; the password is PASSWORD."""
    email = more.pop("email", f"{name.split()[0].lower()}@musterdienst.example")
    user = User(name=name, email=email, **{"language": "en", **more})
    user.set_password(PASSWORD)
    user.save()
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in roles)
    Membership.objects.bulk_create(Membership(user=user, team=team) for team in teams)
    return user


def make_team(name, **more):
    """A team with a touchpoint for mail."""
    team = Team.objects.create(name=name, **more)
    Touchpoint.objects.create(name=f"{name} E-Mail", kind="mail", team=team)
    return team


def signed_in(user):
    """A test client in which `user` is signed in (None: nobody); answers are in English."""
    client = Client(headers={"accept-language": "en"})
    if user is not None:
        client.force_login(user)
    return client
