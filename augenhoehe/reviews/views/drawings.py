"""Doors to drawings: draw, the protocol, who reviews, replacing."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow
from augenhoehe.base.tables import table_response
from augenhoehe.people.models import User
from augenhoehe.reviews import cards, rules, showing
from augenhoehe.reviews.actions.appoint import appoint_reviewer
from augenhoehe.reviews.actions.draw import draw_conversations
from augenhoehe.reviews.actions.replace import replace_drawn
from augenhoehe.reviews.frame import authors_of
from augenhoehe.reviews.full_forms import AppointForm, DrawForm, ReplaceForm
from augenhoehe.reviews.models import Drawn
from augenhoehe.tickets import rules as tickets


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draw(request):
    """Draw conversations of a window by a seed."""
    allow(rules.may_lead_full_form(request.user))
    today, card = timezone.localdate(), cards.agreed_scorecard()
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    last = today.replace(day=1) - timedelta(days=1)
    start = {"from_on": first, "until_on": last, "count": 10, "seed": f"{first:%Y-%m}"}
    form = DrawForm(request.POST or None, initial=start)
    if request.method == "POST" and card and form.is_valid():
        try:
            return redirect(draw_conversations(card, wanted=form.wanted(), by=request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 422 if form.is_bound else 200
    return render(request, "reviews/draw.html", {"form": form, "card": card}, status=status)


def _drawing(request, pk):
    seen = rules.drawings_visible_to(request.user).select_related("scorecard", "drawn_by")
    return get_object_or_404(seen, pk=pk)


def _drawn_of(drawing):
    found = drawing.drawn.select_related("ticket", "appraisal", "instead_of", "replaced_by")
    return list(found)


@login_required
@require_safe
def drawing(request, pk):
    """The protocol of a drawing; for the lead, who reviews what."""
    return _page(request, _drawing(request, pk))


def _page(request, drawing, **forms):
    drawn = _drawn_of(drawing)
    context = {
        "drawing": drawing,
        "drawn": drawn,
        "strata": showing.strata_of(drawing),
        "strata_left": sum(1 for one in drawing.strata if not one["drawn"]),
        "left_out": showing.left_out_of(drawing),
        **forms,
    }
    if rules.may_lead_full_form(request.user):
        context |= _for_the_lead(request.user, drawn, forms)
    return render(request, "reviews/drawing.html", context, status=422 if forms else 200)


def _for_the_lead(user, drawn, forms):
    left = [one for one in drawn if not hasattr(one, "replaced_by")]
    ids = [one.ticket_id for one in left]
    authors = authors_of(ids)
    form = forms.get("appoint_form") or AppointForm(drawn=left, authors=authors)
    readable = set(tickets.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    rows = [(one, form[f"reviewer_{one.pk}"]) for one in left if one.ticket_id in readable]
    return {"appoint_form": form, "rows": rows, "replace_form": ReplaceForm()}


@login_required
@require_POST
def appoint(request, pk):
    """Say who reviews which conversation; their authors are asked for their own view first."""
    drawing = _drawing(request, pk)
    allow(rules.may_lead_full_form(request.user))
    left = [one for one in _drawn_of(drawing) if not hasattr(one, "replaced_by")]
    authors = authors_of([one.ticket_id for one in left])
    form = AppointForm(request.POST, drawn=left, authors=authors)
    if form.is_valid():
        chosen = form.chosen()
        people = User.objects.in_bulk(chosen.values())
        for one in left:
            if reviewer := people.get(chosen.get(one.pk)):
                _appoint(form, one, reviewer, by=request.user)
        if not form.errors:
            return redirect(drawing)
    return _page(request, drawing, appoint_form=form)


def _appoint(form, drawn, reviewer, *, by):
    try:
        appoint_reviewer(drawn, reviewer=reviewer, by=by)
    except Refused as refusal:
        form.add_error(f"reviewer_{drawn.pk}", str(refusal))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request, pk):
    """Replace a drawn conversation by the next of its stratum."""
    allow(rules.may_lead_full_form(request.user))
    seen = Drawn.objects.filter(drawing__in=rules.drawings_visible_to(request.user))
    drawn = get_object_or_404(seen.select_related("drawing"), pk=pk)
    form = ReplaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = replace_drawn(drawn, why=form.cleaned_data["why"], by=request.user)
            return redirect(taken.drawing)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {"drawn": drawn, "form": form}
    return render(request, "reviews/replace.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def protocol(request, pk):
    """The protocol as a table: what was drawn from what, by which seed, and what was replaced."""
    drawing = _drawing(request, pk)
    strata = showing.strata_of(drawing)
    head = [
        pgettext("drawing", "Stratum"),
        _("in it"),
        _("drawn of it"),
        _("Number of the conversation"),
        _("instead of"),
        _("Why is it replaced?"),
        pgettext("drawing", "Seed"),
        _("Fingerprint of the frame"),
    ]
    rows = (
        [
            strata[one.stratum].words,
            strata[one.stratum].size,
            strata[one.stratum].drawn,
            one.ticket_id,
            one.instead_of.ticket_id if one.instead_of else "",
            one.why,
            drawing.seed,
            drawing.frame_hash,
        ]
        for one in _drawn_of(drawing)
    )
    name = f"drawing-{drawing.drawn_at:%Y-%m-%d}-{drawing.pk}"
    return table_response(request.GET.get("as", "csv"), name, head, rows)
