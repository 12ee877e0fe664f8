"""What can happen to results, to the code book, to codings and to quotes."""

from django.utils.translation import gettext_lazy as _

from augenhoehe.base.events import kind

EXPORTED = kind(
    "evaluation.exported", _("{by} exported a list of answers or of people asked"), ("count",)
)
CALLS_EXPORTED = kind("calls.exported", _("{by} exported a list of calls"), ("count",))

CODE_CREATED = kind("code.created", _("{by} added the code {subject}"))
CODE_CHANGED = kind("code.changed", _("{by} changed the code {subject}"))
CODE_RETIRED = kind("code.retired", _("{by} retired the code {subject}"))
CODE_RESTORED = kind("code.restored", _("{by} took the code {subject} back into use"))
CODES_MERGED = kind("code.merged", _("{by} merged the code {subject} into another"), ("into_id",))
CODES_SPLIT = kind("code.split", _("{by} took the code {subject} out of another"), ("from_id",))
CODES_TAKEN = kind("code.taken", _("{by} took codes into the code book"), ("count",))
TEXT_CODED = kind(
    "response.coded", _("{by} corrected the codes of {subject}"), ("added", "removed")
)
TEXT_LEFT = kind("response.left", _("{by} left the codes of {subject} to the words again"))
QUOTE_RELEASED = kind("quote.released", _("{by} released a quote from {subject}"))
QUOTE_WITHDRAWN = kind("quote.withdrawn", _("{by} took a quote from {subject} back"))
QUOTE_BLACKED_OUT = kind("quote.blacked_out", _("{by} took a name out of a quote"))
SAMPLE_DRAWN = kind("sample.drawn", _("{by} drew a sample of texts"), ("count",))
TEXTS_EXPORTED = kind("texts.exported", _("{by} exported texts of responses"), ("count",))
