"""Who works there, in which teams and hours, with which products and standard solutions."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.catalogue.models import Product, Topic
from augenhoehe.kernel.businesstime import Interval, parse_intervals
from augenhoehe.mail.models import Mailbox
from augenhoehe.people.actions.draw_demo_sign_in import begin_demo, draw_demo_sign_in
from augenhoehe.people.models import Department, Grant, Membership, Team, Touchpoint, User
from augenhoehe.servicelevels.actions.add_closed_day import add_closed_day
from augenhoehe.servicelevels.actions.save_calendar import save_calendar
from augenhoehe.servicelevels.actions.save_policies import save_policies
from augenhoehe.servicelevels.hours import hours_of
from augenhoehe.servicelevels.models import Policy
from augenhoehe.servicelevels.suggestions import CALENDAR_NAME, HALF_DAYS, MINUTES
from augenhoehe.solutions.actions.save import TEXTS
from augenhoehe.solutions.models import Solution, SolutionVersion
from augenhoehe.transfer.actions.write_rows import write_rows
from augenhoehe.transfer.demo.texts import load

SIGN_INS = ("hanne", "emre", "gesa", "ngoc", "swantje", "konrad", "rieke", "admin")
NAMED = re.compile(r"[^.\n]*{deadline}[^.\n]*\.")
SOLUTION_SLOTS = {"salutation": "salutation", "contact": "name", "company": "company"}


@dataclass
class House:
    """Everything that is there before the first concern, by the keys of the data."""

    language: str
    people: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    teams: dict = field(default_factory=dict)
    touchpoints: dict = field(default_factory=dict)
    mailboxes: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)
    products: dict = field(default_factory=dict)
    solutions: dict = field(default_factory=dict)
    policies: dict = field(default_factory=dict)
    hours: object = None

    def told(self, pair):
        """A pair of texts in the language of the house."""
        return pair[self.language]


def build_house(language, *, now):
    """Make the department with everything it works with."""
    data = load("people")
    begin_demo(name=data["house"]["name"], state=data["house"]["state"], language=language)
    Department.objects.update(set_up_at=now - timedelta(days=400))
    house = House(language)
    _add_teams(house, data["teams"])
    _add_people(house, data, now - timedelta(days=400))
    _add_hours(house, data["house"])
    _add_catalogue(house, load("catalogue"))
    _add_solutions(house, load("solutions"), now)
    for key in SIGN_INS:
        draw_demo_sign_in(house.people[key])
    return house


def _add_teams(house, rows):
    for position, row in enumerate(rows, 1):
        texts = {f"signature_{tongue}": _signature(row, tongue) for tongue in ("de", "en")}
        texts |= {f"acknowledgement_{t}": _acknowledgement(row, t) for t in ("de", "en")}
        house.teams[row["key"]] = Team(
            name=house.told(row["name"]),
            is_reception=row["key"] == "reception",
            position=position,
            **texts,
        )
    write_rows([list(house.teams.values())])
    _add_touchpoints(house, rows)


def _add_touchpoints(house, rows):
    for row in rows:
        team = house.teams[row["key"]]
        for place in row["touchpoints"]:
            slug = place["key"] if place["kind"] == "form" else None
            name = house.told(place["name"])
            house.touchpoints[row["key"], place["kind"]] = Touchpoint(
                name=name, kind=place["kind"], team=team, slug=slug
            )
    write_rows([list(house.touchpoints.values())])
    for row in rows:
        place = house.touchpoints[row["key"], "mail"]
        name = house.told(row["name"])
        house.mailboxes[row["key"]] = Mailbox(name=name, address=row["email"], touchpoint=place)
    write_rows([list(house.mailboxes.values())])


def _signature(row, language):
    """The team's signature without the greeting and the writer, which every mail brings itself."""
    lines = row["signature"][language].split("\n")
    return "\n".join(lines[lines.index("{agent}") + 1 :])


def _acknowledgement(row, language):
    """The team's words with the house's placeholders; the status link comes by itself."""
    text = NAMED.sub(" {{promise}}", row["acknowledgement"][language])
    parts = [part for part in text.split("\n\n") if "{status_link}" not in part]
    hello = {"de": "Guten Tag", "en": "Hello"}[language]
    return "\n\n".join(parts).replace("{salutation}", hello).replace("  {{", " {{")


def _add_people(house, data, joined):
    for row in data["staff"] + data["others"]:
        house.facts[row["key"]] = row
        house.people[row["key"]] = User(
            email=row["email"],
            name=row["name"],
            language=house.language,
            date_joined=joined,
            is_demo=True,
            password="!",
        )
    write_rows([list(house.people.values())])
    grants, memberships = [], []
    for key, user in house.people.items():
        user.key = key
        grants += [Grant(user=user, role=role) for role in house.facts[key]["roles"]]
        teams = house.facts[key]["teams"]
        memberships += [Membership(user=user, team=house.teams[team]) for team in teams]
    write_rows([grants, memberships])


def _add_hours(house, facts):
    week = [()] * 7
    for part in facts["hours"]:
        spans = ", ".join(f"{begins}-{ends}" for begins, ends in part["spans"])
        for weekday in part["weekdays"]:
            week[weekday] = tuple(Interval(*pair) for pair in parse_intervals(spans))
    with override(house.language):
        calendar = save_calendar(
            None, name=_(CALENDAR_NAME), week=week, state=facts["state"], by="import"
        )
        for day, name, hours in HALF_DAYS:
            more = {"hours": hours, "is_yearly": True, "by": "import"}
            add_closed_day(calendar, day=day, name=_(name), **more)
    for team in house.teams.values():
        save_policies(team, calendar=calendar, minutes=MINUTES, by="import")
    for policy in Policy.objects.select_related("calendar"):
        house.policies[policy.team_id, policy.priority] = policy
    house.hours = hours_of(calendar)


def _add_catalogue(house, data):
    for model, rows, known in (
        (Product, data["products"], house.products),
        (Topic, data["topics"], house.topics),
    ):
        for position, row in enumerate(rows, 1):
            names = {f"name_{language}": text for language, text in row["name"].items()}
            known[row["key"]] = model(position=position, **names)
        write_rows([list(known.values())])


def _add_solutions(house, rows, now):
    for number, row in enumerate(rows):
        house.solutions[row["key"]] = Solution(
            topic=house.topics[row["topic"]],
            product=house.products[row["product"]],
            owner=house.people[row["owner"]],
            review_on=(now + timedelta(days=number * 13 - 20)).date(),
            changed_at=now - timedelta(days=320 - number * 11),
            version=2 if number % 5 == 1 else 1,
            **{f"{part}_{t}": text for t in ("de", "en") for part, text in _parts(row, t)},
        )
    write_rows([list(house.solutions.values())])
    write_rows([[one for solution in house.solutions.values() for one in _versions(solution)]])


def _versions(solution):
    """What it says, and what some said before the last step was found to be missing."""
    texts = {name: getattr(solution, name) for name in TEXTS}
    about = {"topic_id": solution.topic_id, "product_id": solution.product_id}
    own = {"solution": solution, "changed_by": solution.owner, **about}
    if solution.version > 1:
        names = ("steps_de", "steps_en")
        steps = {name: texts[name].rpartition("\n")[0] for name in names}
        at = solution.changed_at - timedelta(days=41)
        yield SolutionVersion(
            number=solution.version - 1, texts=texts | steps, changed_at=at, **own
        )
    yield SolutionVersion(
        number=solution.version, texts=texts, changed_at=solution.changed_at, **own
    )


def _parts(row, language):
    yield "title", row["title"][language]
    yield "fits_when", row["fits_when"][language]
    yield "steps", "\n".join(step[language] for step in row["steps"])
    yield "authority", row["authority"][language]
    yield "hand_over", row["hand_over_when"][language]
    yield "reply", _with_placeholders(row["reply"][language])


def _with_placeholders(text):
    """Slots as the composer's placeholders: what it cannot know stays to be filled by hand."""
    return re.sub(
        r"{(\w+)}", lambda found: "{{" + SOLUTION_SLOTS.get(found[1], found[1]) + "}}", text
    )
