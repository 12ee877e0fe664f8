"""Doors: lists of responses and of who was asked."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from augenhoehe.base.doors import allow
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import events, listing, records
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.surveys import rules
from augenhoehe.surveys.models import Channel, Invitation, Promise
from augenhoehe.surveys.telling import score_in_words

EXPORTS = ("csv", "xlsx")
AT_MOST = 50_000


@login_required
@require_safe
def responses(request):
    """What was answered, one by one, where that was promised to be personal."""
    allow(rules.may_enter(request.user))
    wanted = listing.Wanted.from_query(request.GET, records.OF_RESPONSES)
    rows = listing.responses(rules.responses_visible_to(request.user), wanted)
    beside = ("survey", "version", "contact", "company")
    if (form := request.GET.get("export")) in EXPORTS:
        ordered = rows.select_related(*beside).order_by("-at", "-id")
        return _export(request, form, "responses", (ordered, _response_table))
    return _show(request, "responses", rows, ("at", beside, wanted))


@login_required
@require_safe
def invitations(request):
    """Who was asked by mail, and what became of it."""
    allow(rules.may_enter(request.user))
    wanted = listing.Wanted.from_query(request.GET, records.OF_INVITATIONS)
    rows = listing.invitations(rules.invitations_visible_to(request.user), wanted)
    beside = ("survey", "contact", "company")
    if (form := request.GET.get("export")) in EXPORTS:
        ordered = rows.select_related(*beside).order_by("-sent_at", "-id")
        return _export(request, form, "invitations", (ordered, _invitation_table))
    return _show(request, "invitations", rows, ("sent_at", beside, wanted))


def _show(request, name, rows, told):
    moment, beside, wanted = told
    surveys = rules.visible_to(request.user).filter(promise=Promise.PERSONAL)
    context = {
        "page": listing.page_of(rows, moment, beside=beside, after=request.GET.get("after", "")),
        "count": capped_count(rows),
        "wanted": wanted,
        "surveys": surveys,
        "channels": Channel.choices,
        "states": [(s, Invitation.State(s).label) for s in listing.SENT],
        "exports": rules.may_export(request.user),
    }
    return render(request, f"evaluation/{name}.html", context)


def _export(request, form, name, told):
    allow(rules.may_export(request.user))
    rows, table = told
    note_export(events.EXPORTED, rows, at_most=AT_MOST, by=request.user)
    return table_response(form, name, *table(rows[:AT_MOST]))


def _response_table(rows):
    head = [
        pgettext("response", "Number"), pgettext("survey", "Answered"),
        pgettext("survey", "Survey"), pgettext("response", "Way"), pgettext("column", "Value"),
        pgettext("survey", "Answer, chosen"), pgettext("column", "Text"),
        pgettext("response", "Who"), pgettext("response", "Company"),
        pgettext("response", "Concern"),
    ]  # fmt: skip
    cells = (
        [
            one.pk,
            one.at,
            str(one.survey),
            one.get_channel_display(),
            one.score,
            score_in_words(one),
            one.text,
            one.contact.name if one.contact else "",
            one.company.name if one.company else "",
            one.ticket_id or "",
        ]
        for one in rows
    )
    return head, cells


def _invitation_table(rows):
    head = [
        pgettext("response", "Number"), pgettext("survey", "Sent"), pgettext("survey", "Survey"),
        pgettext("survey", "State"), pgettext("response", "Who"), pgettext("response", "Company"),
        pgettext("response", "Concern"),
    ]  # fmt: skip
    cells = (
        [
            one.pk,
            one.sent_at,
            str(one.survey),
            one.get_state_display(),
            one.contact.name if one.contact else "",
            one.company.name if one.company else "",
            one.ticket_id or "",
        ]
        for one in rows
    )
    return head, cells
