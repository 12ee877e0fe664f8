"""Decisions for tests."""

from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.tokens import SEAL, new_token
from augenhoehe.complaints.actions.decide import decide_complaint
from augenhoehe.complaints.actions.set_redress import set_redress_rules
from augenhoehe.complaints.actions.tell import tell_decision
from augenhoehe.complaints.facts import Telling
from augenhoehe.complaints.models import AnswerKey, SecondKey
from augenhoehe.complaints.redress_facts import Line, Ruling

MAIL = Telling(way="mail", text="Wir haben entschieden.", to="mia@muster.example")


def ruling(kind="refund", cents=2000, **more):
    """A decision with one line."""
    given = {"ours": "yes", "reason": "Der Kessel war kaputt."}
    return Ruling(**{**given, "lines": (Line(kind=kind, cents=cents),), **more})


def rejected(**more):
    """A rejection with all it needs."""
    ways = {"alternatives": "Ein zweiter Kessel.", "elsewhere": "Schlichtungsstelle, Kehl"}
    return ruling("reject", 0, **{"ours": "no", **ways, **more})


def decided(complaint, *, by, **more):
    """A decision as it is taken."""
    return decide_complaint(complaint, ruling=ruling(**more), by=by)


def told(decision, *, by):
    """The customer was told the decision by mail."""
    return tell_decision(decision.complaint, telling=MAIL, by=by).complaint


def rules(by, **wanted):
    """Limits as somebody set them."""
    usual = {"agent_cents": 5000, "lead_cents": 50000, "to_bosses": True, "extra": ""}
    return set_redress_rules(usual | wanted, by=by)


def seen_before(seconds=5):
    """The sealed moment of a page that was shown so long ago."""
    return SEAL.sign(f"{timezone.now().timestamp() - seconds:.1f}-00000000")


def second_link(decision, *, user=None, email=""):
    """The address of a link as it would stand in the mail to somebody."""
    token, token_hash = new_token()
    who = {"user": user, "email": user.email if user else email}
    _key(SecondKey, decision, token_hash, **who)
    return f"/complaints/second/{token}/"


def answer_link(decision):
    """The address of a link as it would stand in the mail to the customer."""
    token, token_hash = new_token()
    _key(AnswerKey, decision, token_hash)
    return f"/complaints/answer/{token}/"


def _key(model, decision, token_hash, **more):
    now = timezone.now()
    until = now + timedelta(days=14)
    return model.objects.create(
        decision=decision, token_hash=token_hash, sent_at=now, expires_at=until, **more
    )
