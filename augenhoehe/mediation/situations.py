"""First sentences for a difficult call, by situation: own texts, said as one would say them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy


@dataclass(frozen=True)
class Situation:
    """How a customer comes to the call, what to say first, and what to leave."""

    code: str
    words: str
    first: str
    leave: str


SITUATIONS = (
    Situation(
        "shouting",
        pgettext_lazy("situation", "is shouting"),
        _(
            "I can hear how angry this makes you. Tell me in one go what happened; I will listen "
            "and write it down, and then we look at what I can do today."
        ),
        _("Leave “please calm down”. Speak more slowly and more quietly than the other person."),
    ),
    Situation(
        "let_down",
        pgettext_lazy("situation", "was let down by us"),
        _(
            "We promised you something and did not keep it. That was our error, and I am sorry. "
            "May I tell you what I have arranged so far?"
        ),
        _("Leave reasons for later; first say plainly what went wrong on our side."),
    ),
    Situation(
        "unheard",
        pgettext_lazy("situation", "was not taken seriously"),
        _(
            "You have told this several times already. I have read all of it; let me say in my "
            "words how I understand it, and you tell me what is missing."
        ),
        _("Leave asking for anything that stands in the conversation already."),
    ),
    Situation(
        "afraid",
        pgettext_lazy("situation", "is worried"),
        _(
            "Good that you call. First we make sure that nothing gets worse; then we look at the "
            "rest step by step. What is the most urgent thing for you today?"
        ),
        _("Leave “that is not so bad”. Name one thing that is safe now."),
    ),
    Situation(
        "threatens",
        pgettext_lazy("situation", "threatens"),
        _(
            "I take what you say seriously. I would like to solve the matter with you; I cannot do "
            "that under threats. What has to happen so that we can talk about it?"
        ),
        _("Leave counter-threats. If a person is in danger, end the call and hand over urgently."),
    ),
    Situation(
        "wants_more",
        pgettext_lazy("situation", "wants more than is included"),
        _(
            "I understand what you wish for. I will tell you plainly what is included, what it "
            "would cost and what is not possible, and then you decide."
        ),
        _("Leave “unfortunately, that is not possible” without a way that is."),
    ),
)
BY_CODE = {one.code: one for one in SITUATIONS}


def first_sentences(language):
    """[(code, words, first sentence in the customer's language, what to leave)]."""
    with override(language):
        said = {one.code: str(one.first) for one in SITUATIONS}
    return [(one.code, one.words, said[one.code], one.leave) for one in SITUATIONS]
