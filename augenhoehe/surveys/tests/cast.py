"""Surveys for tests.

survey = make_survey("csat")                     # running, personal, its first words published
invitation, token = invite(survey, contact=make_contact())
page = f"/surveys/a/{token}/"
"""

import secrets
from datetime import timedelta

from django.utils import timezone

from augenhoehe.base.tokens import new_token, seen_now
from augenhoehe.surveys.models import Audience, Invitation, Survey, SurveyVersion
from augenhoehe.surveys.presets import first_words

AUDIENCES = {"csat": Audience.SOLUTION, "nps": Audience.RELATION, "pulse": Audience.TEAM}


def make_survey(kind="csat", *, content=None, **fields):
    """A running survey."""
    now = timezone.now()
    words = content or first_words(kind)
    facts = {
        "kind": kind,
        "title_de": words["title_de"] or "Eigene",
        "title_en": words["title_en"],
        "audience": AUDIENCES.get(kind, Audience.LIST),
        "state": Survey.State.RUNNING,
        "public_key": secrets.token_hex(12),
        "created_at": now,
        "started_at": now,
        **fields,
    }
    survey = Survey.objects.create(**facts)
    publish(survey, words)
    return survey


def publish(survey, content):
    """New words in use."""
    number = survey.versions.count() + 1
    return SurveyVersion.objects.create(
        survey=survey, number=number, content=content, published_at=timezone.now()
    )


def invite(survey, *, contact=None, ticket=None, sent_ago=timedelta(hours=1), **fields):
    """(an invitation that was sent, its token)."""
    token, hashed = new_token()
    now = timezone.now()
    facts = {
        "survey": survey,
        "version": survey.versions.last(),
        "contact": contact or (ticket.contact if ticket else None),
        "ticket": ticket,
        "round": ticket.reopened_count if ticket else 0,
        "token_hash": hashed,
        "state": Invitation.State.SENT,
        "created_at": now - sent_ago,
        "due_at": now - sent_ago,
        "sent_at": now - sent_ago,
        "expires_at": now + timedelta(days=survey.window_days),
        **fields,
    }
    return Invitation.objects.create(**facts), token


def seen(seconds=60):
    """The sealed moment of a page that was shown a minute ago."""
    return seen_now(timezone.now() - timedelta(seconds=seconds))


def post(client, page, **answers):
    """An answer as a person's browser sends it."""
    return client.post(page, {"seen": seen(), **answers})
