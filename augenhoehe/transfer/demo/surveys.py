"""The surveys of the year: who was asked and may be asked, what they answered, and the truth in it.

What really happened: whoever waited beyond the deadline or had to ask again is less satisfied (one
point of five); nothing else makes a difference. Nobody was asked twice within 90 days, and nobody
without a consent. The pulse of the team is anonymous here, too.
"""

from collections import defaultdict
from datetime import timedelta
from random import Random

from django.db.models import Max

from augenhoehe.customers.models import Basis
from augenhoehe.surveys import events
from augenhoehe.surveys.anonymity import who_hash
from augenhoehe.surveys.identity import solution_identity
from augenhoehe.surveys.models import (
    AnonymousResponse,
    Audience,
    Channel,
    HasAnswered,
    Invitation,
    Kind,
    Promise,
    Response,
    Survey,
    SurveyVersion,
    week_of,
)
from augenhoehe.surveys.presets import first_words
from augenhoehe.surveys.questions import is_critical
from augenhoehe.tickets.models import State, Ticket
from augenhoehe.transfer.demo.texts import load

GAP, WINDOW = timedelta(days=90), timedelta(days=21)
AGREED, ANSWERS, RECOMMENDS, BY_STATUS, BY_PHONE = 0.85, 0.4, 0.5, 0.08, 0.03
# Shares of 1 to 5 for whoever was served in time, and for whoever waited or had to ask again.
CONTENT = (0.02, 0.04, 0.10, 0.38, 0.46)
WAITED = (0.12, 0.17, 0.21, 0.31, 0.19)
NPS = {"content": (12, 30, 58), "waited": (45, 33, 22)}
SCORES = {"detractor": (2, 4, 5, 6), "passive": (7, 8), "promoter": (9, 9, 10)}
MOODS = {1: "bad", 2: "bad", 3: "fair", 4: "good", 5: "good"}
WROTE = {1: 0.9, 2: 0.75, 3: 0.45, 4: 0.25, 5: 0.35}


class Asking:
    """Chance, texts and who was asked when."""

    def __init__(self, world):
        self.world, self.rng, self.texts = world, Random("surveys"), load("surveys")
        self.asked, self.moods, self.agreed = defaultdict(list), defaultdict(list), {}
        self.next_survey = 1 + (Survey.objects.aggregate(Max("pk"))["pk__max"] or 0)

    def say(self, name, language):
        """One of the texts of a mood."""
        return self.rng.choice(self.texts[name])[language]

    def may_ask(self, contact, at):
        """Is there a consent, and are 90 days quiet around it?"""
        near = (one for one in self.asked[contact.pk] if abs(at - one) < GAP)
        return self._has_agreed(contact) and next(near, None) is None

    def _has_agreed(self, contact):
        if contact.pk not in self.agreed:
            self.agreed[contact.pk] = self.rng.random() < AGREED
            if self.agreed[contact.pk]:
                _consent(self.world, contact)
        return self.agreed[contact.pk]

    def draw(self, shares, values):
        """One of the values by their shares."""
        return self.rng.choices(values, shares)[0]


def _consent(world, contact):
    at = contact.created_at
    words = {"de": "Auftrag, Fassung 3", "en": "order form, version 3"}[world.house.language]
    proof = {"de": "Auftragsbestätigung", "en": "order confirmation"}[world.house.language]
    facts = {"kind": Basis.Kind.CONSENT, "text_version": words, "proof": proof}
    lead = world.house.people["hanne"]
    world.book.add(Basis(contact=contact, given_at=at, entered_at=at, entered_by=lead, **facts))


def add_surveys(world):
    """Satisfaction after solutions, recommendation, and a pulse of the team."""
    asking = Asking(world)
    for ticket in world.book.rows[Ticket]:
        if ticket.contact:
            mood = "waited" if has_waited(ticket) else "content"
            asking.moods[ticket.contact.pk].append(mood)
    # The relation first: questions after solutions leave it its place.
    _ask_for_recommendation(asking)
    _ask_after_solutions(asking)
    _ask_the_team(asking)


def _add_survey(asking, kind, *, days, **facts):
    """(the survey, its version), running since so many days."""
    world, title = asking.world, asking.texts[kind]["title"]
    at = world.now - timedelta(days=days)
    survey = Survey(
        kind=kind,
        title_de=title["de"],
        title_en=title["en"],
        public_key=f"{asking.rng.getrandbits(96):024x}",
        created_at=at,
        started_at=at,
        state=Survey.State.RUNNING,
        **facts,
    )
    survey.pk = asking.next_survey
    asking.next_survey += 1
    content = {**first_words(kind), "title_de": title["de"], "title_en": title["en"]}
    world.book.add(survey)
    version = SurveyVersion(survey=survey, number=1, content=content, published_at=at)
    lead = world.house.people["hanne"]
    world.record(events.CREATED, survey, by=lead, at=at)
    world.record(events.STARTED, survey, by=lead, at=at)
    return survey, world.book.add(version)


def _ask_after_solutions(asking):
    book = asking.world.book
    survey, version = _add_survey(asking, Kind.CSAT, days=364, audience=Audience.SOLUTION)
    tickets = [one for one in book.rows[Ticket] if _is_asked_about(one, survey.started_at)]
    for ticket in sorted(tickets, key=lambda one: (one.solved_at, one.pk)):
        sent = ticket.solved_at + timedelta(hours=20 + asking.rng.randrange(6))
        identity = solution_identity(survey.pk, ticket.pk, ticket.reopened_count)
        facts = {"survey": survey, "version": version, "ticket": ticket, "identity": identity}
        mood = "waited" if has_waited(ticket) else "content"
        chance = asking.rng.random()
        if sent <= asking.world.now and asking.may_ask(ticket.contact, sent):
            invitation = _invite(asking, survey, version, ticket.contact, sent)
            invitation.ticket, invitation.round = ticket, ticket.reopened_count
            if chance < ANSWERS:
                _rate(asking, mood, invitation=invitation, **facts)
        elif chance < BY_STATUS:
            _rate(asking, mood, channel=Channel.STATUS, **facts)
        elif chance < BY_STATUS + BY_PHONE:
            _rate(asking, mood, channel=Channel.PHONE, **facts)


def _is_asked_about(ticket, since):
    is_real = not ticket.no_concern and not ticket.is_history and not ticket.is_confidential
    over = ticket.state in (State.SOLVED, State.CLOSED) and ticket.solved_at is not None
    return is_real and over and ticket.contact is not None and ticket.solved_at >= since


def has_waited(ticket):
    """Beyond the deadline, asked again, or came back."""
    due, first = ticket.response_due_at, ticket.first_response_at
    is_late = bool(due and first and first > due)
    return is_late or ticket.chaser_count > 0 or ticket.reopened_count > 0


def _invite(asking, survey, version, contact, sent):
    asking.asked[contact.pk].append(sent)
    until = sent + WINDOW
    invitation = Invitation(
        survey=survey,
        version=version,
        contact=contact,
        company=_company(asking, contact),
        created_at=sent - timedelta(hours=20),
        due_at=sent,
        sent_at=sent,
        expires_at=until,
        decided_at=sent,
        state=Invitation.State.SENT if until > asking.world.now else Invitation.State.EXPIRED,
    )
    if asking.rng.random() < 0.15:
        invitation.opened_at = min(sent + timedelta(hours=3), asking.world.now)
    return asking.world.book.add(invitation)


def _company(asking, contact):
    return next((w.company_row for w in asking.world.writers if w.contact is contact), None)


def _rate(asking, mood, *, invitation=None, channel=Channel.MAIL, **facts):
    """An answer about a solution, some hours after the question."""
    ticket, language = facts["ticket"], facts["ticket"].language
    score = asking.draw(CONTENT if mood == "content" else WAITED, (1, 2, 3, 4, 5))
    values = {"score": score}
    if score <= 2:
        reasons = ("time", "effort") if mood == "waited" else ("clarity", "unsolved", "product")
        values["reasons"] = [asking.rng.choice(reasons)]
    wrote = asking.rng.random() < WROTE[score]
    text = asking.say(MOODS[score], language) if wrote else ""
    asked_at = invitation.sent_at if invitation else ticket.solved_at
    person = {"contact": ticket.contact, "company": ticket.company, "team": ticket.team}
    _answer(
        asking,
        Response(score=score, values=values, text=text, language=language, **person, **facts),
        (invitation, channel, asked_at),
    )


def _answer(asking, response, way):
    """Lay the answer down, unless it would lie ahead of now."""
    invitation, channel, asked_at = way
    response.at = asked_at + timedelta(minutes=asking.rng.randrange(4, 60 * 50))
    if response.at > asking.world.now:
        return
    response.channel, response.invitation = channel, invitation
    response.is_critical = is_critical(response.survey.kind, response.score)
    if invitation:
        invitation.state = Invitation.State.ANSWERED
        invitation.opened_at = response.at - timedelta(minutes=1)
    asking.world.book.add(response)
    facts = {"survey_id": response.survey, "is_critical": response.is_critical}
    by = asking.world.house.people["swantje"] if channel == Channel.PHONE else "customer"
    asking.world.record(events.ANSWERED, response, by=by, at=response.at, **facts)


def _ask_for_recommendation(asking):
    """Some every day, everybody once."""
    survey, version = _add_survey(
        asking, Kind.NPS, days=300, audience=Audience.RELATION, is_open=True
    )
    contacts = {writer.contact.pk: writer.contact for writer in asking.world.writers}
    for contact in contacts.values():
        sent = survey.started_at + timedelta(hours=asking.rng.randrange(24 * 298))
        if sent <= asking.world.now and asking.may_ask(contact, sent):
            invitation = _invite(asking, survey, version, contact, sent)
            if asking.rng.random() < RECOMMENDS:
                _recommend(asking, survey, version, invitation)


def _recommend(asking, survey, version, invitation):
    contact = invitation.contact
    moods = asking.moods[contact.pk] or ["content"]
    mood = asking.rng.choice(moods)
    group = asking.draw(NPS[mood], ("detractor", "passive", "promoter"))
    score = asking.rng.choice(SCORES[group])
    text = asking.say(group, contact.language) if asking.rng.random() < 0.55 else ""
    response = Response(
        survey=survey,
        version=version,
        contact=contact,
        company=invitation.company,
        score=score,
        values={"score": score},
        text=text,
        language=contact.language,
        identity=f"demo-{survey.pk}-{contact.pk}",
    )
    _answer(asking, response, (invitation, Channel.MAIL, invitation.sent_at))


def _ask_the_team(asking):
    """Nine of eleven answered; the weeks are over, so what may be shown is shown."""
    world = asking.world
    pulse = {"audience": Audience.TEAM, "promise": Promise.ANONYMOUS}
    survey, version = _add_survey(asking, Kind.PULSE, days=70, **pulse)
    survey.state = Survey.State.ENDED
    survey.ended_at = survey.started_at + timedelta(days=14)
    people = [one for one in world.house.people.values() if one.roles & {"agent", "reception"}]
    scores = (2, 3, 3, 4, 4, 4, 5, 3, 4)
    numbers = Random("pulse")
    for person, score in zip(people, scores, strict=False):
        who = who_hash(survey.pk, f"user:{person.pk}")
        number = numbers.randrange(2**40, 2**60)
        world.book.add(HasAnswered(id=number, survey=survey, who_hash=who))
        text = asking.say("pulse_words", world.house.language) if score < 4 else ""
        world.book.add(
            AnonymousResponse(
                id=numbers.randrange(2**40, 2**60),
                survey=survey,
                version=version,
                week=week_of(survey.started_at.date()),
                score=score,
                values={"score": score},
                text=text,
            )
        )
