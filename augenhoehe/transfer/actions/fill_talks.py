"""The clearing talks and the talk sheet of the demo."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.actions import action
from augenhoehe.base.tokens import new_token
from augenhoehe.journal.actions import record
from augenhoehe.mediation import events
from augenhoehe.mediation.actions.close import AFTER_DAYS
from augenhoehe.mediation.actions.understand import LASTS
from augenhoehe.mediation.letters import words_for
from augenhoehe.mediation.models import (
    Interest,
    LookBack,
    Option,
    Party,
    Point,
    Rating,
    Reader,
    Talk,
    TalkSheet,
    Understanding,
    Voice,
)
from augenhoehe.tickets.models import Ticket

TEXTS = ("feels", "wants", "offer", "first", "questions")


@action
def fill_talks(house, *, data, now, by):
    """Write the talks and the sheet about concerns of the demo that are there."""
    for row in data["talks"]:
        ticket = Ticket.objects.filter(subject=house.told(row["subject"])).first()
        if ticket is not None:
            Story(house, row, ticket, now).tell(by)
    sheet = data["sheet"]
    ticket = Ticket.objects.filter(subject=house.told(sheet["subject"]), is_live=True).first()
    if ticket is not None:
        writer, begun = house.people[sheet["by"]], now - timedelta(hours=1)
        said = {name: house.told(sheet[name]) for name in TEXTS}
        TalkSheet.objects.create(ticket=ticket, begun_by=writer, begun_at=begun, **said)
        record(events.SHEET_BEGUN, ticket, by=writer, at=begun)


class Story:
    """One talk of the data, and the moments in which it happened."""

    def __init__(self, house, row, ticket, now):
        self.house, self.row, self.ticket, self.now = house, row, ticket, now
        self.sides, self.interests = {}, {}

    def ago(self, days):
        """A moment so many days ago, never before the concern came."""
        return max(self.now - timedelta(days=days), self.ticket.opened_at + timedelta(hours=1))

    def tell(self, by):
        """Write everything down."""
        row, begun = self.row, self.ago(self.row["begun"])
        hour = {"hour": row.get("today_at", 0), "minute": 0, "second": 0, "microsecond": 0}
        self.talk = Talk.objects.create(
            title=self.house.told(row["title"]),
            ticket=self.ticket,
            lead=by,
            opened_at=begun,
            talk_at=timezone.localtime(self.now).replace(**hour) if "today_at" in row else None,
            rules_said_at=begun if row["rules"] else None,
            signs=row["signs"],
        )
        record(events.OPENED, self.talk, by=by, at=begun)
        self._sides(begun)
        self._named(by, begun)
        for number, point in enumerate(row["points"]):
            self._point(point, number)
        for number, option in enumerate(row["options"]):
            self._option(option, number)
        self._mail(by)
        self._end(by)

    def _sides(self, begun):
        told = self.house.told
        ticket, kinds = self.ticket, Party.Kind
        self.sides["customer"] = Party.objects.create(
            talk=self.talk, kind=kinds.CUSTOMER, contact=ticket.contact, language=ticket.language
        )
        self.sides["service"] = Party.objects.create(talk=self.talk, kind=kinds.SERVICE)
        for other in self.row["others"]:
            own = {"kind": other["kind"], "own_name": told(other["name"])}
            self.sides[other["kind"]] = Party.objects.create(talk=self.talk, **own)
        for side, lines in self.row["voices"].items():
            heard = begun if side in self.row["heard"] else None
            for line, text in lines.items():
                said = {"line": line, "text": told(text), "heard_at": heard}
                Voice.objects.create(party=self.sides[side], **said)
        for side, wishes in self.row["interests"].items():
            for number, text in enumerate(wishes):
                wish = Interest.objects.create(party=self.sides[side], text=told(text))
                self.interests[f"{side}:{number}"] = wish

    def _named(self, by, begun):
        for who in self.row["named"]:
            person = self.house.people[who]
            Reader.objects.create(talk=self.talk, user=person)
            record(events.NAMED, self.talk, by=by, at=begun, user_id=person.pk)

    def _point(self, row, number):
        today = timezone.localdate(self.now)
        point = Point.objects.create(
            talk=self.talk,
            key=f"{number:012x}",
            text=self.house.told(row["text"]),
            party=self.sides.get(row["who"]),
            user=self.house.people.get(row["who"]),
            due_on=today + timedelta(days=row["due"]) if "due" in row else None,
            kept_at=self.ago(row["kept"]) if "kept" in row else None,
        )
        point.meets.set([self.interests[key] for key in row.get("meets", [])])

    def _option(self, row, number):
        told = self.house.told
        words = {"text": told(row["text"]), "criterion": told(row["by"])}
        option = Option.objects.create(talk=self.talk, key=f"{number:012x}", **words)
        for party, value in zip(self.sides.values(), row["rated"], strict=True):
            Rating.objects.create(option=option, party=party, value=value)

    def _mail(self, by):
        row, party = self.row["mail"], self.sides["customer"]
        sent = self.ago(row["days"])
        answered = self.ago(row["answered"]) if "answered" in row else None
        Understanding.objects.create(
            party=party,
            words=words_for(party),
            token_hash=new_token()[1],
            sent_at=sent,
            sent_by=by,
            expires_at=sent + LASTS,
            answer=row.get("said", ""),
            own_words=self.house.told(row["own"]) if "own" in row else "",
            answered_at=answered,
            read_at=answered,
        )
        record(events.UNDERSTOOD, self.talk, by=by, at=sent)
        if answered:
            facts = {"answer": row["said"]}
            record(events.ANSWERED, self.talk, by="customer", at=answered, **facts)

    def _end(self, by):
        if "ended" not in self.row:
            return
        row, talk = self.row["ended"], self.talk
        talk.closed_at, talk.outcome = self.ago(row["days"]), row["outcome"]
        talk.learned = self.house.told(row["learned"])
        talk.save(update_fields=["closed_at", "outcome", "learned"])
        record(events.CLOSED, talk, by=by, at=talk.closed_at, outcome=talk.outcome)
        for days in AFTER_DAYS:
            due = timezone.localdate(talk.closed_at) + timedelta(days=days)
            # However young the concern is, the first look-back waits on the day of the demo.
            due = min(due, timezone.localdate(self.now)) if days == AFTER_DAYS[0] else due
            LookBack.objects.create(talk=talk, days=days, due_on=due)
