"""Who takes which concern, and who was away when."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.people.models import Absence

# What somebody knows best; the others of the team take their turn too.
KNOWS = {
    "emre": {"timelink", "ledger"}, "torben": {"portal", "app"}, "alina": {"reports", "file"},
    "gesa": {"contracts", "privacy"}, "jannik": {"invoices"}, "beate": {"tax", "garnishment"},
    "malte": {"social-security", "sick-notes"}, "ngoc": {"short-time", "wage-limits"},
}  # fmt: skip
# (who, first day and last day from today, deputy)
AWAY = [("alina", -1, 2, "emre"), ("beate", -4, 6, "ngoc")]


class Cast:
    """Picks who works on the concerns of a scenario; people who are away pick nothing up."""

    def __init__(self, world, scenario, *, hand_over):
        self.world, self.scenario, self._hand_over = world, scenario, hand_over

    def __call__(self, at):
        facts, wanted = self.world.house.facts, {self.scenario["topic"], self.scenario["product"]}
        team = [
            key
            for key, row in facts.items()
            if self.scenario["team"] in row["teams"] and "lead" not in row["roles"]
        ]
        here = [key for key in team if not is_away(key, at, self.world.now)]
        weights = [
            facts[key]["hours_a_week"] * (4 if KNOWS.get(key, set()) & wanted else 1)
            for key in here
        ]
        return self.world.rng.choices(here, weights)[0]

    def hand_over(self, scene, text, at):
        """Hand the concern of a scene over, as its words say."""
        self._hand_over(scene, text, at)


def is_away(key, at, now):
    """Is this person away at a moment?"""
    day, today = timezone.localtime(at).date(), timezone.localtime(now).date()
    return any(
        key == who and today + timedelta(days=first) <= day <= today + timedelta(days=last)
        for who, first, last, _deputy in AWAY
    )


def add_absences(world):
    """Who is away today, until when, and who answers for them."""
    today, people = timezone.localtime(world.now).date(), world.house.people
    for who, first, last, deputy in AWAY:
        absence = Absence(
            user=people[who],
            deputy=people[deputy],
            starts_on=today + timedelta(days=first),
            ends_on=today + timedelta(days=last),
        )
        world.book.add(absence)
