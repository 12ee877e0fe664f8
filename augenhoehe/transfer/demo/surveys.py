"""The surveys of the year: who was asked and may be asked, what they answered, and the truth in it.

What really happened: whoever waited beyond the deadline or had to ask again is less satisfied (one
point of five); nothing else makes a difference. Who is asked is decided by the real gate
(`gatekeeping.py`); the pulse of the team is anonymous here, too.
"""

from collections import Counter, defaultdict
from datetime import timedelta
from random import Random

from django.db.models import Max

from augenhoehe.surveys import events
from augenhoehe.surveys.anonymity import who_hash
from augenhoehe.surveys.gate import ASKED, QUIET
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
from augenhoehe.transfer.demo.asking import Calls
from augenhoehe.transfer.demo.bases import Bases
from augenhoehe.transfer.demo.gatekeeping import Gatekeeper
from augenhoehe.transfer.demo.texts import load

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANSWERS, RECOMMENDS, REMINDED, BY_STATUS, BY_PHONE = 0.4, 0.5, 0.12, 0.1, 0.03
LIST_OF, LIST_AGO = 40, 12
LATE, SO_LATE = 3, 20 * DAY
# Shares of 1 to 5 for whoever was served in time, and for whoever waited or had to ask again.
CONTENT = (0.02, 0.04, 0.10, 0.38, 0.46)
WAITED = (0.12, 0.17, 0.21, 0.31, 0.19)
EASE = {"content": (1, 2, 4, 9, 20, 34, 30), "waited": (8, 12, 16, 20, 20, 14, 10)}
NPS = {"content": (12, 30, 58), "waited": (45, 33, 22)}
SCORES = {"detractor": (2, 4, 5, 6), "passive": (7, 8), "promoter": (9, 9, 10)}
MOODS = {1: "bad", 2: "bad", 3: "fair", 4: "good", 5: "good"}
WROTE = {1: 0.9, 2: 0.75, 3: 0.45, 4: 0.25, 5: 0.35}


class Asking:
    """Chance, texts, the gate, and how each person was served."""

    def __init__(self, world):
        self.world, self.rng, self.texts = world, Random("surveys"), load("surveys")
        self.moods = defaultdict(list)
        self.next_survey = 1 + (Survey.objects.aggregate(Max("pk"))["pk__max"] or 0)
        self.bases = Bases(world)
        self.gate = Gatekeeper(world, self.bases)
        self.bases.choose_objectors(self.gate)
        self.calls = Calls(self)

    def say(self, name, language):
        """One of the texts of a mood."""
        return self.rng.choice(self.texts[name])[language]

    def mood_of(self, contact):
        """How one of this person's concerns went."""
        return self.rng.choice(self.moods[contact.pk] or ["content"])

    def draw(self, shares, values):
        """One of the values by their shares."""
        return self.rng.choices(values, shares)[0]

    def wish(self, survey, version, contact, *, at, answer, **more):
        """This person is to be asked at `at`; `answer(invitation)` is what may come back."""
        last_at = more.pop("last_at", None)
        usual = RECOMMENDS if survey.kind == Kind.NPS else ANSWERS
        chance = more.pop("chance", usual)

        def sent(invitation):
            self.bases.after_mail(self.gate, contact)
            is_reminder = invitation.reminded_at is not None
            does = self.rng.random() < (REMINDED if is_reminder else chance)
            if does:
                answer(invitation)
            elif not is_reminder and self.rng.random() < 0.15:
                looked = invitation.sent_at + 3 * HOUR
                invitation.opened_at = looked if looked < self.world.now else None
            return does

        facts = {"company": company_of(self.world, contact), "created_at": at, "due_at": at}
        invitation = Invitation(
            survey=survey, version=version, contact=contact, **{**facts, **more}
        )
        self.gate.wish(invitation, sent, last_at=last_at)
        return invitation

    def lay(self, response, *, invitation=None, channel=Channel.MAIL):
        """Lay an answer down, unless it would lie ahead of now; a critical one is called back."""
        asked_at = response.ticket.solved_at if response.ticket else None
        if invitation:
            asked_at = invitation.reminded_at or invitation.sent_at
        response.at = asked_at + timedelta(minutes=self.rng.randrange(4, 60 * 50))
        if response.at > self.world.now:
            return
        response.channel, response.invitation = channel, invitation
        response.is_critical = is_critical(response.survey.kind, response.score)
        if invitation:
            invitation.state = Invitation.State.ANSWERED
            invitation.opened_at = response.at - timedelta(minutes=1)
        self.world.book.add(response)
        facts = {"survey_id": response.survey, "is_critical": response.is_critical}
        by = self.world.house.people["swantje"] if channel == Channel.PHONE else "customer"
        self.world.record(events.ANSWERED, response, by=by, at=response.at, **facts)
        self.calls.hear(response)


def add_surveys(world):
    """Satisfaction after solutions, recommendation, effort, and a pulse of the team."""
    asking = Asking(world)
    many = Counter()
    for ticket in world.book.rows[Ticket]:
        if ticket.contact:
            mood = "waited" if has_waited(ticket) else "content"
            asking.moods[ticket.contact.pk].append(mood)
            many[ticket.contact.pk] += 1
    _ask_after_solutions(asking)
    _ask_for_recommendation(asking, {pk for pk, _often in many.most_common(LATE)})
    _ask_a_list(asking)
    asking.gate.play()
    asking.calls.leave_the_latest_open()
    _let_one_be_too_late(asking.world)
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
    survey, version = _add_survey(asking, Kind.CSAT, days=364, audience=Audience.SOLUTION)
    window = timedelta(days=survey.window_days)
    for ticket in asking.world.book.rows[Ticket]:
        if not _is_asked_about(ticket, survey.started_at):
            continue
        identity = solution_identity(survey.pk, ticket.pk, ticket.reopened_count)
        facts = {"survey": survey, "version": version, "ticket": ticket, "identity": identity}
        if channel := _answers_at_once(asking):
            _rate(asking, facts, channel=channel)
            continue
        solved = ticket.solved_at
        asking.wish(
            survey,
            version,
            ticket.contact,
            at=solved,
            due_at=solved + DAY,
            last_at=solved + window,
            ticket=ticket,
            round=ticket.reopened_count,
            answer=lambda invitation, facts=facts: _rate(asking, facts, invitation=invitation),
        )


def _answers_at_once(asking):
    """Some answer on the status page or on the telephone before any mail."""
    chance = asking.rng.random()
    if chance < BY_STATUS:
        return Channel.STATUS
    return Channel.PHONE if chance < BY_STATUS + BY_PHONE else ""


def _is_asked_about(ticket, since):
    is_real = not ticket.no_concern and not ticket.is_history and not ticket.is_confidential
    over = ticket.state in (State.SOLVED, State.CLOSED) and ticket.solved_at is not None
    return is_real and over and ticket.contact is not None and ticket.solved_at >= since


def has_waited(ticket):
    """Beyond the deadline, asked again, or came back."""
    due, first = ticket.response_due_at, ticket.first_response_at
    is_late = bool(due and first and first > due)
    return is_late or ticket.chaser_count > 0 or ticket.reopened_count > 0


def company_of(world, contact):
    """Where a contact works, or None."""
    return next((w.company_row for w in world.writers if w.contact is contact), None)


def _rate(asking, facts, *, invitation=None, channel=Channel.MAIL):
    """An answer about a solution, some hours after the question."""
    ticket, language = facts["ticket"], facts["ticket"].language
    mood = "waited" if has_waited(ticket) else "content"
    score = asking.draw(CONTENT if mood == "content" else WAITED, (1, 2, 3, 4, 5))
    values = {"score": score}
    if score <= 2:
        reasons = ("time", "effort") if mood == "waited" else ("clarity", "unsolved", "product")
        values["reasons"] = [asking.rng.choice(reasons)]
    wrote = asking.rng.random() < WROTE[score]
    text = asking.say(MOODS[score], language) if wrote else ""
    person = {"contact": ticket.contact, "company": ticket.company, "team": ticket.team}
    response = Response(score=score, values=values, text=text, language=language, **person, **facts)
    asking.lay(response, invitation=invitation, channel=channel)


def _ask_for_recommendation(asking, late):
    """Some every day, everybody once; those who write most are drawn late in the period."""
    survey, version = _add_survey(
        asking, Kind.NPS, days=300, audience=Audience.RELATION, is_open=True
    )
    for writer in asking.world.writers:
        contact, days = writer.contact, asking.rng.randrange(1, 299)
        at = survey.started_at + days * DAY
        if contact.pk in late or contact in asking.bases.bounced:
            at = asking.world.now - SO_LATE
        at = asking.world.rhythm.opened(at.replace(hour=10, minute=0))
        asking.wish(
            survey,
            version,
            contact,
            at=at,
            answer=lambda invitation: _recommend(asking, invitation),
        )


def _recommend(asking, invitation):
    contact = invitation.contact
    mood = asking.mood_of(contact)
    group = asking.draw(NPS[mood], ("detractor", "passive", "promoter"))
    score = asking.rng.choice(SCORES[group])
    text = asking.say(group, contact.language) if asking.rng.random() < 0.55 else ""
    asking.lay(_of_contact(invitation, score, text), invitation=invitation)


def _of_contact(invitation, score, text):
    contact = invitation.contact
    return Response(
        survey=invitation.survey,
        version=invitation.version,
        contact=contact,
        company=invitation.company,
        score=score,
        values={"score": score},
        text=text,
        language=contact.language,
        identity=f"demo-{invitation.survey.pk}-{contact.pk}",
    )


def _ask_a_list(asking):
    """One evening the lead asked a list; it waited for the morning, and then for the gate."""
    survey, version = _add_survey(asking, Kind.CES, days=LIST_AGO + 1, audience=Audience.LIST)
    people = {one.contact.pk: one.contact for one in asking.world.writers}
    at = (asking.world.now - LIST_AGO * DAY).replace(hour=20, minute=40)
    lead = asking.world.house.people["hanne"]
    chosen = asking.rng.sample(sorted(people), min(LIST_OF, len(people)))
    asked = [people[pk] for pk in {*chosen, *(one.pk for one in asking.bases.bounced)}]
    asking.world.record(events.LISTED, survey, by=lead, at=at, count=len(asked))
    for contact in asked:
        asking.wish(
            survey,
            version,
            contact,
            at=at,
            answer=lambda invitation: _say_how_easy(asking, invitation),
        )


def _say_how_easy(asking, invitation):
    contact = invitation.contact
    score = asking.draw(EASE[asking.mood_of(contact)], range(1, 8))
    words = asking.texts["easy"]["easy" if score > 4 else "hard"]
    text = asking.rng.choice(words)[contact.language] if asking.rng.random() < 0.4 else ""
    asking.lay(_of_contact(invitation, score, text), invitation=invitation)


def _let_one_be_too_late(world):
    """One waited for the morning, and then nobody wants to be asked about it any more."""
    blocked = [one for one in world.book.rows[Invitation] if one.state == Invitation.State.BLOCKED]
    if over := next((one for one in blocked if one.ticket and one.decided_rule == ASKED), None):
        last = over.ticket.solved_at + timedelta(days=over.survey.window_days)
        over.decided_rule, over.decided_at = QUIET, last.replace(hour=19, minute=10)


def _ask_the_team(asking):
    """Nine of eleven answered; the weeks are over, so what may be shown is shown."""
    world = asking.world
    pulse = {"audience": Audience.TEAM, "promise": Promise.ANONYMOUS}
    survey, version = _add_survey(asking, Kind.PULSE, days=70, **pulse)
    survey.state = Survey.State.ENDED
    survey.ended_at = survey.started_at + timedelta(days=14)
    survey.team_asked_at = survey.started_at
    survey.team_reminded_at = survey.started_at + timedelta(days=5)
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
