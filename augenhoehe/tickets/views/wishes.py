"""Extra wishes: answered beside a concern, and listed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from augenhoehe.base.actions import Refused
from augenhoehe.base.doors import allow, number_in, show_part
from augenhoehe.base.pages import capped_count
from augenhoehe.base.tables import table_response
from augenhoehe.catalogue.models import PromiseVersion
from augenhoehe.catalogue.queries import products_in_use
from augenhoehe.indicators.queries import last_days, reading
from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.kernel.statistics import rate
from augenhoehe.people.actions.note_export import note_export
from augenhoehe.tickets import events, rules, wishing
from augenhoehe.tickets.actions.draft import save_draft
from augenhoehe.tickets.actions.wish import Wished, drop_wish, note_wish
from augenhoehe.tickets.filling import values_for
from augenhoehe.tickets.models import Draft
from augenhoehe.tickets.views.finding import ticket_for
from augenhoehe.tickets.wordings import answer_to, chosen_of
from augenhoehe.ui.templatetags.ui import number

PART = "tickets/side_service.html"
EXPORTS = ("csv", "xlsx")
AT_MOST = 50_000
YEAR = 365


@login_required
@require_safe
def service(request, pk):
    """What we promise whoever has this concern."""
    ticket = ticket_for(request, pk, act=False)
    return _beside(request, ticket)


def _beside(request, ticket, **more):
    given = request.POST if request.method == "POST" else request.GET
    found = wishing.service_of(ticket, product_id=number_in(given, "product")) | more
    may_work = rules.may_work_on(request.user, ticket)
    may_write = request.user.may_change_settings
    context = {"ticket": ticket, "may_work": may_work, "may_write": may_write, **found}
    return show_part(request, PART, then=ticket, **context)


@login_required
@require_POST
def wish(request, pk):
    """Answer an extra wish: the answer goes into the reply that is being written."""
    ticket = ticket_for(request, pk)
    text = request.POST.get("wish", "")
    try:
        wished, chosen = _answered(request, ticket, text)
        note_wish(ticket, wished=wished, by=request.user)
    except Refused as refusal:
        return _refused(request, ticket, refusal, text)
    html = answer_to(text, chosen, language=ticket.language)
    greeting = text_to_html(values_for(ticket, by=request.user)["salutation"])
    if not request.htmx:
        _into_draft(request.user, ticket, html, greeting)
        return redirect(f"{ticket.get_absolute_url()}?compose=reply#composer")
    answer = _beside(request, ticket, guess="")
    return trigger_client_event(answer, "wish:answered", {"html": html, "greeting": greeting})


def _answered(request, ticket, text):
    """(what is noted, what is answered), by the version that was looked at."""
    given = request.POST
    known = PromiseVersion.objects.select_related("promise")
    version = known.filter(pk=number_in(given, "version")).first()
    choice, instead = given.get("choice", ""), given.get("instead", "")
    told = {"language": ticket.language, "instead": instead}
    chosen = chosen_of(version, choice, **told) if version else None
    if chosen is None:
        raise Refused(_("Please choose one of the lines."), code="wish.unknown")
    wished = Wished(text=text, answer=chosen.answer, version=version, about=chosen.about)
    return wished, chosen


def _refused(request, ticket, refusal, text):
    if not request.htmx:
        raise refusal
    return _beside(request, ticket, guess=text[:255], error=str(refusal))


def _into_draft(user, ticket, html, greeting):
    draft = Draft.objects.filter(user=user, ticket=ticket, kind=Draft.Kind.REPLY).first()
    texts = {name: getattr(draft, name, "") for name in ("to", "cc", "bcc", "subject", "html")}
    texts["html"] = (texts["html"] or greeting) + html
    save_draft(user, ticket=ticket, kind=Draft.Kind.REPLY, texts=texts)


@login_required
@require_POST
def unwish(request, pk):
    """Take an extra wish back."""
    found = get_object_or_404(rules.wishes_visible_to(request.user), pk=pk)
    ticket = ticket_for(request, found.ticket_id)
    drop_wish(found, by=request.user)
    return _beside(request, ticket)


@login_required
@require_safe
def wishes(request):
    """What customers want and we do not offer."""
    user = request.user
    allow(user.reads_tickets)
    wanted = wishing.Shown.from_query(request.GET)
    rows = wishing.wishes_shown(user, wanted)
    if (form := request.GET.get("export")) in EXPORTS:
        note_export(events.WISHES_EXPORTED, rows, at_most=AT_MOST, by=user)
        return _export(rows, form)
    context = {
        "wanted": wanted,
        "page": wishing.wishes_page(rows, key=request.GET.get("after", "")),
        "count": capped_count(rows),
        "products": products_in_use(),
        **_summed(),
    }
    return render(request, "tickets/wishes.html", context)


def _summed():
    """What was wished most within a year, each per 1,000 concerns, with its interval."""
    window = last_days(YEAR, now=timezone.now())
    concerns = reading("concerns.in", window).reading.n
    most = list(wishing.most_wished(window))
    rates = [rate(one["n"], concerns) if concerns else None for one in most]
    return {"concerns_words": number(concerns), "most": list(zip(most, rates, strict=True))}


def _export(rows, form):
    head = [
        pgettext("wish", "Wish"),
        pgettext("wish", "Answer"),
        _("Line of the promise"),
        pgettext("wish", "When"),
        pgettext("word", "Number"),
        pgettext("word", "Subject"),
        pgettext("word", "Company"),
        pgettext("word", "Product"),
    ]
    found = rows.order_by("-wished_at", "-pk")[:AT_MOST].iterator(500)
    return table_response(form, "wishes", head, (_line(one) for one in found))


def _line(one):
    ticket = one.ticket
    return [
        one.text,
        one.get_answer_display(),
        one.about,
        one.wished_at,
        ticket.pk,
        ticket.subject,
        ticket.company.name if ticket.company else "",
        ticket.product.name if ticket.product else "",
    ]
