"""The causes as a chart, as sentences and as a table."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from augenhoehe.ui.charts import Spot, Words, bars_with_whiskers
from augenhoehe.ui.templatetags.ui import number, percent

MOST = 20


def pareto(found, wanted, *, links):
    """Shares over texts as bars with their intervals; None where there is nothing to draw."""
    shown = [one for one in found.rows if one.n][:MOST]
    if not shown:
        return None
    spots = [
        Spot(
            str(one.code),
            one.share.value,
            one.share.low,
            one.share.high,
            one.n,
            href=texts_address(wanted, one.code) if links else "",
        )
        for one in shown
    ]
    words = Words(
        title=title(found),
        show=percent,
        columns=(
            pgettext("code", "Code"),
            _("Share of the texts"),
            _("95 % interval"),
            pgettext("column", "Texts"),
            "",
        ),
    )
    return bars_with_whiskers(spots, words=words)


def texts_address(wanted, code):
    """Where exactly the texts are that a cause counts."""
    sign = "&" if wanted.address else ""
    return f"{reverse('evaluation:texts')}?{wanted.address}{sign}code={code.pk}"


def title(found):
    """The finding: what is named most, if that is certain."""
    first, second = (*[one for one in found.rows if one.n], None, None)[:2]
    if found.is_few:
        return _("Too few texts to judge: read them")
    if second and second.share.high >= first.share.low and second.n != first.n:
        names = {"first": first.code, "second": second.code}
        return _("Most often “%(first)s”, not clearly before “%(second)s”") % names
    return _("Most often: “%(first)s”") % {"first": first.code}


def sentences(found):
    """What the numbers say in words."""
    said = []
    if found.total and found.named:
        words = ngettext("One text, ", "%(n)s texts, ", found.total) % {"n": number(found.total)}
        share = percent(found.named / found.total)
        said.append(words + _("%(share)s of them name at least one cause.") % {"share": share})
    if found.covered and len([one for one in found.rows if one.n]) > 3:
        share = percent(found.covered / found.total)
        said.append(
            _("The three most frequent causes stand in %(share)s of the texts.") % {"share": share}
        )
    said.append(
        _("One text may name several causes or none: the shares do not add up to the whole.")
    )
    return said


def change_in_words(change):
    """The difference of two shares, or that none can be discerned."""
    if change is None:
        return ""
    low, high = (number(end * 100) for end in (change.low, change.high))
    ends = {"low": low, "high": high}
    if change.low > 0:
        return _("more: %(low)s to %(high)s points") % ends
    if change.high < 0:
        return _("less: %(low)s to %(high)s points") % ends
    return _("not discernible (%(low)s to %(high)s points)") % ends


def table_of(found):
    """(head, rows) of everything that is shown."""
    head = [
        pgettext("code", "Code"), pgettext("column", "Texts"), pgettext("column", "of"),
        _("Share of the texts"), pgettext("column", "from"), pgettext("column", "to"),
        _("Share in the period before"), pgettext("column", "Change"),
        pgettext("column", "from"), pgettext("column", "to"),
    ]  # fmt: skip
    return head, [_row(one, found.total) for one in found.rows]


def _row(one, total):
    if one.n is None:
        return [str(one.code), "< 5", total, *[None] * 7]
    share, before, change = one.share, one.before, one.change
    ends = [share.value, share.low, share.high] if share else [None] * 3
    was = [before.value if before else None]
    moved = [change.value, change.low, change.high] if change else [None] * 3
    return [str(one.code), one.n, total, *ends, *was, *moved]
