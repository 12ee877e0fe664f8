"""Why the demo's customers may be asked, or may not: every legal basis there is, and objections.

Consent with its text and proof, a sale by § 7 (3) UWG, a double opt-in that was confirmed or still
waits, a whole company, nothing at all; objections by the link and told to a colleague; addresses
from which mail came back.
"""

from collections import Counter
from datetime import timedelta
from random import Random

from augenhoehe.customers import events
from augenhoehe.customers.actions.consent import TEXT_VERSION, hash_of
from augenhoehe.customers.models import Basis, ContactAddress, Objection
from augenhoehe.tickets.models import Ticket
from augenhoehe.transfer.demo.texts import load

CONSENT, SALE, OPT_IN, ASKED, NONE = "consent", "sale", "opt_in", "asked", "none"
SHARES = {CONSENT: 60, SALE: 16, OPT_IN: 10, ASKED: 5, NONE: 9}
OBJECT = 4
EARLIER_TEXT = "2025-03"
DAY = timedelta(days=1)


class Bases:
    """Who may be asked: ids of contacts, and of companies for everybody there."""

    def __init__(self, world):
        self.world, self.rng, self.words = world, Random("bases"), load("surveys")["bases"]
        self.contacts, self.companies, self.objecting = set(), set(), set()
        self.bounced = []
        company = self._whole_company()
        people = [one for one in world.writers if one.company_row is not company]
        kinds = self.rng.choices(list(SHARES), SHARES.values(), k=len(people))
        # However few there are: somebody stands for each of them.
        for place, kind in enumerate(SHARES):
            kinds[place * 3] = kind
        for writer, kind in zip(people, kinds, strict=True):
            self._note(writer, kind)

    def _whole_company(self):
        """The company with the most people agreed for all of them."""
        able = [one for one in self.world.writers if one.company]
        writer = max(able, key=lambda one: len(one.company["contacts"]))
        self.companies.add(writer.company_row.pk)
        self._add(Basis.Kind.CONSENT, writer, company=writer.company_row, **self._said("whole"))
        return writer.company_row

    def _note(self, writer, kind):
        contact = writer.contact
        if kind in (CONSENT, SALE, OPT_IN):
            self.contacts.add(contact.pk)
        if kind == CONSENT:
            self._add(Basis.Kind.CONSENT, writer, contact=contact, **self._said("consent"))
        elif kind == SALE:
            more = {"service": self._told("service"), "notice_given": True}
            self._add(Basis.Kind.SALE, writer, contact=contact, **self._said("sale"), **more)
        elif kind == OPT_IN:
            confirmed = {"text_version": EARLIER_TEXT, "proof": self._told("opt_in")}
            basis = self._add(Basis.Kind.CONSENT, writer, contact=contact, **confirmed)
            self._was_asked(basis, basis.given_at - DAY)
        elif kind == ASKED:
            days = self.rng.randrange(2, 12)
            wanted = {"contact": contact, "text_version": TEXT_VERSION}
            basis = self._add(Basis.Kind.CONSENT, writer, **wanted)
            basis.given_at = None
            self._was_asked(basis, self.world.now - days * DAY)

    def _was_asked(self, basis, at):
        """The mail of a double opt-in went to this person."""
        basis.confirm_hash = hash_of(f"demo-{basis.contact.pk}")
        basis.entered_at = at
        lead = self.world.house.people["hanne"]
        self.world.record(events.CONSENT_ASKED, basis.contact, by=lead, at=at)

    def _said(self, name):
        return {key: self.world.house.told(pair) for key, pair in self.words[name].items()}

    def _told(self, name):
        return self.world.house.told(self.words[name])

    def _add(self, kind, writer, **facts):
        at = writer.contact.created_at + self.rng.randrange(1, 20) * DAY
        lead = self.world.house.people["hanne"]
        facts |= {"kind": kind, "given_at": at, "entered_at": at, "entered_by": lead}
        return self.world.book.add(Basis(**facts))

    def choose_objectors(self, gate):
        """Some object by the link of their next mail, one told a colleague.

        To two who hardly ever write mail came back.
        """
        people = {one.contact.pk: one.contact for one in self.world.writers}
        many = Counter(one.contact.pk for one in self.world.book.rows[Ticket] if one.contact)
        *able, first, second = sorted(self.contacts, key=lambda pk: (-many[pk], pk))
        chosen = [*self.rng.sample(able, OBJECT + 1), first, second]
        self.objecting = set(chosen[:OBJECT])
        told = people[chosen[OBJECT]]
        gate.at(self.world.now - 70 * DAY, self.object_now, gate, told, Objection.Way.TOLD)
        self.bounced = [people[pk] for pk in chosen[OBJECT + 1 :]]
        for contact in self.bounced:
            gate.at(self.world.now - 40 * DAY, self._bounce, gate, contact)

    def after_mail(self, gate, contact):
        """Whoever has had enough objects some hours after the mail."""
        if contact.pk in self.objecting:
            self.objecting.discard(contact.pk)
            at = gate.facts.now + timedelta(hours=2)
            gate.at(at, self.object_now, gate, contact, Objection.Way.LINK)

    def object_now(self, gate, contact, way):
        """From now on this person is not asked."""
        at, by = gate.facts.now, "customer"
        if way == Objection.Way.TOLD:
            by = self.world.house.people["swantje"]
        gate.facts.objected.add(contact.pk)
        self.world.book.add(Objection(contact=contact, way=way, objected_at=at))
        self.world.record(events.OBJECTED, contact, by=by, at=at, way=way)

    def _bounce(self, gate, contact):
        gate.facts.reachable.pop(contact.pk, None)
        ContactAddress.objects.filter(contact=contact).update(bounced_at=gate.facts.now)
