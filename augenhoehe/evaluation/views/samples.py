"""Doors to samples: a person reads some texts, and learns how well the words find the codes."""

from random import SystemRandom

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from augenhoehe.base.doors import allow, is_number, number_in
from augenhoehe.base.tables import table_response
from augenhoehe.evaluation import rules, textlist
from augenhoehe.evaluation.actions.draw_sample import check_sample_text, draw_sample
from augenhoehe.evaluation.marking import said_in
from augenhoehe.evaluation.models import CodedText, Sample, SampleText
from augenhoehe.evaluation.quality import quality_of
from augenhoehe.surveys.rules import responses_visible_to
from augenhoehe.ui.toasts import keep

SIZES = (20, 50, 100)
MOST_LISTED, LARGEST_SEED = 50, 2_000_000_000
read_or_save = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@read_or_save
def samples(request):
    """All samples; drawing one."""
    allow(rules.may_code(request.user))
    if request.method == "POST":
        return redirect(_draw(request))
    rows = rules.samples_visible_to(request.user).prefetch_related("texts")[:MOST_LISTED]
    found = [(one, sum(t.checked_at is not None for t in one.texts.all())) for one in rows]
    return render(request, "evaluation/samples.html", {"samples": found, "sizes": SIZES})


def _draw(request):
    """By the seed that was given, else by chance."""
    size = number_in(request.POST, "size")
    given = request.POST.get("seed", "").strip()
    seed = int(given) if is_number(given) else SystemRandom().randrange(LARGEST_SEED)
    size, seed = size if size in SIZES else SIZES[0], min(seed, LARGEST_SEED)
    seen = responses_visible_to(request.user)
    texts = CodedText.objects.filter(response__in=seen.values("pk"))
    return draw_sample(texts, size=size, seed=seed, by=request.user)


@login_required
@require_safe
def sample(request, pk):
    """One sample: how far it is, and what it says about the words."""
    found = get_object_or_404(rules.samples_visible_to(request.user), pk=pk)
    texts = list(found.texts.all())
    qualities = quality_of(texts)
    if (form := request.GET.get("export")) in ("csv", "xlsx"):
        return _export(form, qualities)
    open_ones = [one for one in texts if one.checked_at is None]
    context = {
        "sample": found,
        "qualities": qualities,
        "total": len(texts),
        "checked": len(texts) - len(open_ones),
        "next": open_ones[0] if open_ones else None,
    }
    return render(request, "evaluation/sample.html", context)


def _export(form, qualities):
    head = [
        pgettext("code", "Code"),
        _("Found by the words"),
        _("of these right"),
        _("There by hand"),
        pgettext("column", "Precision"),
        pgettext("column", "from"),
        pgettext("column", "to"),
        pgettext("column", "Recall"),
        pgettext("column", "from"),
        pgettext("column", "to"),
    ]
    rows = [
        [str(one.code), one.found, one.right, one.there, *_ends(one.precision), *_ends(one.recall)]
        for one in qualities
    ]
    return table_response(form, "quality", head, rows)


def _ends(share):
    return share.value, share.low, share.high


@login_required
@read_or_save
def check(request, pk):
    """One text of a sample: which codes does it really name?"""
    allow(rules.may_code(request.user))
    seen = SampleText.objects.filter(sample__in=rules.samples_visible_to(request.user))
    one = get_object_or_404(seen.select_related("sample"), pk=pk)
    rows = textlist.with_codes(responses_visible_to(request.user))
    response = get_object_or_404(rows, pk=one.response_id)
    if request.method == "POST":
        chosen = [int(code) for code in request.POST.getlist("code") if is_number(code)]
        check_sample_text(one, codes=chosen, by=request.user)
        return _go_on(request, one.sample)
    right = set(one.found if one.right is None else one.right)
    context = {
        "one": one,
        "response": response,
        "said": said_in(response, response.shown_codings),
        "codes": [
            (code, code.pk in right) for code in rules.codes_visible_to(request.user).in_use()
        ],
        "left": one.sample.texts.filter(checked_at=None).count(),
        "today": timezone.localdate(),
    }
    return render(request, "evaluation/check.html", context)


def _go_on(request, sample):
    following = Sample.objects.get(pk=sample.pk).texts.filter(checked_at=None).first()
    if following:
        return redirect("evaluation:check", pk=following.pk)
    keep(request, _("The sample is read."))
    return redirect(sample)
