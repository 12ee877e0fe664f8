"""Answers to an extra wish: included, costs extra, not possible but …; clear and kind."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from augenhoehe.kernel.mailtext.html import text_to_html
from augenhoehe.tickets.models import ExtraWish
from augenhoehe.ui.templatetags.ui import money

Answer = ExtraWish.Answer
CHOICE = re.compile(r"(included|costs|impossible):(\d{1,4}|other)")


@dataclass(frozen=True)
class Chosen:
    """The line of a promise that a wish is answered with, in the language of the answer.

    about: the line by which it is counted. price: of what costs extra, empty: by quotation.
    """

    answer: str
    what: str = ""
    about: str = ""
    price: str = ""
    instead: str = ""
    complain: str = ""


def chosen_of(version, choice, *, language, instead=""):
    """The `Chosen` of "included:0", "costs:2", "impossible:other" …; None for what is not there."""
    found = CHOICE.fullmatch(choice)
    if not found:
        return None
    answer, place = found.groups()
    if place == "other":
        return _other(version, language, instead) if answer == Answer.IMPOSSIBLE else None
    read = {"included": _included, "costs": _costs, "impossible": _impossible}[answer]
    try:
        return read(version, int(place), language)
    except IndexError:
        return None


def _included(version, place, language):
    what, about = version.included(language)[place], _counted(version.included("de"), place)
    return Chosen(Answer.INCLUDED, what, about or what)


def _costs(version, place, language):
    extra = list(version.extras.all())[place]
    with override(language):
        price = " ".join(filter(None, (money(extra.cents), extra.says("per"))))
    what = extra.says("what", language)
    return Chosen(
        Answer.COSTS, what, extra.says("what", "de"), price if extra.cents is not None else ""
    )


def _impossible(version, place, language):
    limit, german = version.limits(language)[place], version.limits("de")
    about = german[place].what if place < len(german) else limit.what
    complain = version.says("complain", language)
    return Chosen(Answer.IMPOSSIBLE, limit.what, about, "", limit.instead, complain)


def _other(version, language, instead):
    instead = " ".join(instead.replace("\0", "").split())[:500]
    complain = version.says("complain", language)
    return Chosen(Answer.IMPOSSIBLE, instead=instead, complain=complain)


def _counted(lines, place):
    return lines[place] if place < len(lines) else ""


def answer_to(wish, chosen, *, language):
    """The answer as HTML for the editor, in the customer's language, with the wish named."""
    with override(language):
        parts = [_("You wish: “%(wish)s”.") % {"wish": _bare(wish)}, *_said(chosen)]
    return text_to_html("\n\n".join(part for part in parts if part))


def _said(chosen):
    told = {"what": _bare(chosen.what), "price": chosen.price, "instead": _bare(chosen.instead)}
    if chosen.answer == Answer.INCLUDED:
        yield _("That is part of what we promise you: %(what)s. It costs you nothing extra.") % told
    elif chosen.answer == Answer.COSTS:
        yield from _said_of_costs(told)
    else:
        yield from _said_of_limits(told, chosen.complain)


def _said_of_costs(told):
    if not told["price"]:
        yield _("We are glad to do that. It is charged by quotation: %(what)s.") % told
        yield _("Shall we make you an offer? It commits you to nothing.")
        return
    yield (
        _(
            "We are glad to do that. It is not part of your service promise and costs %(price)s: "
            "%(what)s."
        )
        % told
    )
    yield _(
        "Please tell us in one sentence whether we shall do it. Until then nothing happens that "
        "costs you anything."
    )


def _said_of_limits(told, complain):
    if told["what"]:
        yield (
            _("We cannot offer that: %(what)s. I tell you openly, so that you do not wait for it.")
            % told
        )
    else:
        yield _("We cannot offer that. I tell you openly, so that you do not wait for it.")
    if told["instead"]:
        yield _("What is possible: %(instead)s.") % told
    if complain:
        yield _("If you see it differently: %(complain)s") % {"complain": complain}


def _bare(text):
    """Words that stand within a sentence of ours: without an end of their own."""
    return text.strip().rstrip(".;,").strip('„“”"').strip()
