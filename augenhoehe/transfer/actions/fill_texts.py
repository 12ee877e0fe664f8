"""The code book of the demo, and what the lead has done with it."""

from augenhoehe.base.actions import action
from augenhoehe.base.jobs import withdraw
from augenhoehe.evaluation.actions.correct_text import correct_text
from augenhoehe.evaluation.actions.draw_sample import check_sample_text, draw_sample
from augenhoehe.evaluation.actions.publish import RECODE
from augenhoehe.evaluation.actions.quote_text import LONGEST, release_quote
from augenhoehe.evaluation.actions.recode import recode
from augenhoehe.evaluation.actions.take_codes import take_codes
from augenhoehe.evaluation.models import Code, CodedText
from augenhoehe.evaluation.quoting import masked
from augenhoehe.evaluation.starting import new_ones
from augenhoehe.surveys.models import Response

SEED, SAMPLE, READ, CORRECTED, QUOTED = 2026, 20, 12, 3, 3


@action
def fill_texts(*, by):
    """Take the codes to begin with, read all texts, correct some by hand, release quotes."""
    take_codes(new_ones(), by=by)
    recode()
    withdraw(RECODE)
    coded = CodedText.objects.order_by("-at", "-pk")
    if not coded.exists():
        return
    _correct(by)
    _quote(by)
    sample = draw_sample(coded, size=SAMPLE, seed=SEED, by=by)
    for one in sample.texts.all()[:READ]:
        check_sample_text(one, codes=one.found, by=by)


def _texts():
    rows = Response.objects.filter(coded__isnull=False).order_by("-coded__at", "-pk")
    return rows.select_related("survey", "version", "contact", "company")


def _correct(by):
    """What the words did not find in the newest texts without a code."""
    codes = dict(Code.objects.values_list("name_de", "pk"))
    for one in list(_texts().filter(codings=None)[:CORRECTED]):
        code = codes["Produkt" if one.is_critical else "Kompetenz"]
        correct_text(one, codes=[code], by=by)


def _quote(by):
    """Some praise and some criticism, each text once."""
    said = set()
    for one in _texts().filter(ticket__concealed=None)[:200]:
        text = masked(one).text
        if len(said) < QUOTED and text not in said and len(text) < LONGEST:
            said.add(text)
            release_quote(one, text=text, by=by)
