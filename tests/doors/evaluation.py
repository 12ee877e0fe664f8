"""What the answers say."""

from augenhoehe.evaluation.actions.draw_sample import draw_sample
from augenhoehe.evaluation.actions.quote_text import release_quote
from augenhoehe.evaluation.actions.recode import recode
from augenhoehe.evaluation.models import CodedText
from augenhoehe.evaluation.tests.texts_cast import add_code, say
from tests.doors.kinds import Thing, door

READERS = "lead alice bob carol dora rita"

DOORS = {
    "evaluation:responses": door("response read"),
    "evaluation:invitations": door("response read"),
    "evaluation:mood": door("figure see"),
    "evaluation:calls": door("concern read"),
    "evaluation:results": door("survey see", "survey"),
    "evaluation:compare": door("survey see", "survey"),
    "evaluation:experts": door("survey see", "survey"),
    "evaluation:compute": door("survey see", "survey", "POST"),
    "evaluation:questions": door("survey see", "survey"),
    "evaluation:texts": door("response read"),
    "evaluation:texts_stop": door("code change", "", "POST"),
    "evaluation:texts_go_on": door("code change", "", "POST"),
    "evaluation:text": door("response read", "response"),
    "evaluation:text_correct": door("code change", "response", "POST"),
    "evaluation:text_leave": door("code change", "response", "POST"),
    "evaluation:quote": door("quote release", "response", "GET POST"),
    "evaluation:quotes": door("quote release"),
    "evaluation:quote_withdraw": door("quote release", "quote", "POST"),
    "evaluation:causes": door("survey see"),
    "evaluation:codes": door("code see"),
    "evaluation:code_add": door("code change", "", "GET POST"),
    "evaluation:codes_file": door("code change", "", "GET POST"),
    "evaluation:codes_starter": door("code change", "", "POST"),
    "evaluation:code": door("code see", "code", "GET POST", change="code change"),
    "evaluation:code_retire": door("code change", "code", "POST"),
    "evaluation:code_restore": door("code change", "code", "POST", varies=True),
    "evaluation:code_merge": door("code change", "code", "POST", varies=True),
    "evaluation:code_split": door("code change", "code", "POST", varies=True),
    "evaluation:samples": door("code change", "", "GET POST", varies=True),
    "evaluation:sample": door("code change", "sample of texts"),
    "evaluation:check": door("code change", "text of a sample", "GET POST"),
}


def make_code(cast):
    """A code of the code book."""
    return [Thing({"pk": add_code(cast.lead).pk})]


def make_quote(cast):
    """A quote that was released."""
    add_code(cast.lead)
    quote = release_quote(say("Wartezeit"), text="Wartezeit", by=cast.lead)
    return [Thing({"pk": quote.pk}, seen=READERS)]


def _sample(cast):
    add_code(cast.lead)
    say("Wartezeit")
    recode()
    return draw_sample(CodedText.objects.all(), size=1, seed=1, by=cast.lead)


def make_sample(cast):
    """A sample of texts."""
    return [Thing({"pk": _sample(cast).pk}, seen="lead")]


def make_sample_text(cast):
    """A text of a sample."""
    return [Thing({"pk": _sample(cast).texts.get().pk}, seen="lead")]


THINGS = {
    "code": make_code,
    "quote": make_quote,
    "sample of texts": make_sample,
    "text of a sample": make_sample_text,
}
