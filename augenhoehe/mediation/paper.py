"""What the sheet of a clearing talk shows: lines with a voice for each party, and what came."""

import secrets
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from augenhoehe.base.at_once import fetch_at_once
from augenhoehe.kernel.options import fairest, unbeaten
from augenhoehe.mediation import checks, escalation, queries, rules
from augenhoehe.mediation.letters import address_of
from augenhoehe.mediation.models import Interest, Point, Rating, Voice
from augenhoehe.people.queries import assignable_people

BLANK_POINTS, BLANK_OPTIONS = 2, 3
RATINGS = range(5)
MAIN = (Voice.Line.EXPECTED, Voice.Line.HAPPENED, Voice.Line.MATTERS)
DEEP = (Voice.Line.FEELINGS, Voice.Line.NEEDS)
ASKED = {
    Voice.Line.EXPECTED: _("What did each expect before it happened?"),
    Voice.Line.HAPPENED: _("What happened? What one could have filmed, no judgement."),
    Voice.Line.MATTERS: _("What matters to each, beyond who is right?"),
    Voice.Line.FEELINGS: _("In their own words. Deleted six months after the last look-back."),
    Voice.Line.NEEDS: _("What does each need so that it can be good again?"),
}


@dataclass(frozen=True)
class Cell:
    """What one party says on one line."""

    party: object
    line: str
    voice: Voice

    @property
    def name(self):
        return f"{self.party.pk}-{self.line}"


@dataclass(frozen=True)
class Line:
    """A line of the sheet, with a cell for each party."""

    label: str
    asked: str
    cells: list


@dataclass
class Paper:
    """The whole sheet, read in a fixed number of questions."""

    talk: object
    parties: list
    voices: dict
    interests: dict
    points: list
    met: dict
    options: list
    given: dict
    understandings: dict
    now: object = field(default_factory=timezone.now)

    @property
    def lines(self):
        return [self._line(line) for line in MAIN]

    @property
    def deep_lines(self):
        return [self._line(line) for line in DEEP]

    def _line(self, line):
        blank = Voice(line=line)
        cells = [
            Cell(party, line, self.voices.get(party.pk, {}).get(line, blank))
            for party in self.parties
        ]
        return Line(Voice.Line(line).label, ASKED[line], cells)

    @property
    def rows(self):
        """Points as rows of the form, and empty ones to type into."""
        blank = [Point(key=new_key()) for _row in range(BLANK_POINTS if self.points else 3)]
        return [(point, self.met.get(point.pk, ())) for point in [*self.points, *blank]]

    @property
    def option_rows(self):
        """Options with what each party rated, and empty ones to type into."""
        rows = [
            (one.key, one.text, one.criterion, self.given.get(one.pk, {})) for one in self.options
        ]
        rows += [(new_key(), "", "", {}) for _row in range(BLANK_OPTIONS)]
        return [
            (*row, [(party, given.get(party.pk)) for party in self.parties]) for *row, given in rows
        ]

    @property
    def all_interests(self):
        return [one for rows in self.interests.values() for one in rows]

    @property
    def interest_rows(self):
        """(party, what matters as lines, its interests) of everybody."""
        known = self.interests
        return [(one, known.get(one.pk, [])) for one in self.parties]

    @property
    def missing(self):
        """What is missing, as sentences."""
        return checks.sentences(
            checks.Seen(
                self.parties,
                self.voices,
                self.interests,
                self.points,
                self.met,
                self.options,
                self.given,
                self.understandings,
            )
        )

    @property
    def weighed(self):
        """(options no other one beats, the fairest of them), of those that all rated."""
        by_key = {one.pk: one for one in self.options}
        ratings = {pk: [self._rated(pk).get(one.pk) for one in self.parties] for pk in by_key}
        return [by_key[pk] for pk in unbeaten(ratings)], [by_key[pk] for pk in fairest(ratings)]

    def _rated(self, option_id):
        return self.given.get(option_id, {})

    @property
    def unrated(self):
        """How many options not everybody has rated."""
        return sum(len(self._rated(one.pk)) < len(self.parties) for one in self.options)

    @property
    def stages(self):
        return escalation.stages_of(self.talk.signs)

    @property
    def ways(self):
        return escalation.ways_for(self.stages)

    @property
    def mails(self):
        """(party, address, the newest mail, can it still be answered) of everybody but us."""
        return [
            (one, address_of(one), mail, bool(mail and mail.is_open(self.now)))
            for one in self.parties
            if not one.is_ours
            for mail in [self.understandings.get(one.pk)]
        ]


def paper_of(talk, *others):
    """Read everything that stands on the sheet of a talk, and other querysets, in one statement."""
    meets = Point.meets.through.objects.filter(point__talk=talk)
    rows = {
        "parties": talk.parties.select_related("contact", "company"),
        "voices": Voice.objects.filter(party__talk=talk),
        "interests": Interest.objects.filter(party__talk=talk),
        "points": queries.points_of(talk),
        "meets": meets.values_list("point_id", "interest_id"),
        "options": talk.options.all(),
        "ratings": Rating.objects.filter(option__talk=talk),
        "mails": queries.understandings_of(talk),
    }
    fetch_at_once(*rows.values(), *others)
    voices, given, met = defaultdict(dict), defaultdict(dict), defaultdict(set)
    interests = defaultdict(list)
    for voice in rows["voices"]:
        voices[voice.party_id][voice.line] = voice
    for interest in rows["interests"]:
        interests[interest.party_id].append(interest)
    for rating in rows["ratings"]:
        given[rating.option_id][rating.party_id] = rating.value
    for point_id, interest_id in rows["meets"]:
        met[point_id].add(interest_id)
    mails = {one.party_id: one for one in rows["mails"]}
    parties, points, options = (list(rows[name]) for name in ("parties", "points", "options"))
    return Paper(talk, parties, voices, interests, points, met, options, given, mails)


def page_of(talk, user):
    """What the page of a sheet shows to `user`."""
    readers, look_backs = talk.readers.select_related("user"), talk.look_backs.all()
    doers, nameable = assignable_people(), rules.nameable(talk)
    paper = paper_of(talk, readers, look_backs, doers, nameable)
    named = {talk.lead_id, *(one.user_id for one in readers)}
    return {
        "talk": talk,
        "paper": paper,
        "may_write": rules.may_write(user, talk),
        "may_lead": rules.may_open(user),
        "doers": doers,
        "nameable": [one for one in nameable if one.pk not in named],
        "signs": escalation.SIGNS,
        "ratings": RATINGS,
        "readers": readers,
        "look_backs": look_backs,
    }


def new_key():
    """The name of a new row, so that what is kept while one types is one row and not many."""
    return secrets.token_hex(6)
