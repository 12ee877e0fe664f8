"""Who is speaking: a person, a machine, somebody's absence, a list, a bounce or ourselves."""

import re
from dataclasses import dataclass

from .addresses import normalise_email
from .bounces import is_bounce
from .ids import is_own_id

# Alone these name a machine only in front and as a title: people do write about leave.
TITLE = re.compile(
    r"\W{0,3}(?:automatische antwort|automatische abwesenheits\w{0,20}|autom\. antwort|auto-?reply"
    r"|automatic reply|automated reply|auto(?:matic)? response|abwesenheits(?:notiz|meldung|agent"
    r"|assistent|benachrichtigung|nachricht)|out of (?:the )?office(?: auto-?reply)?"
    r"|réponse automatique|risposta automatica|respuesta automática|automatisch antwoord)"
    r"\s{0,3}(?:[:\-–(!]|bis |until |$)",
    re.I,
)
# With another sign of a machine any of these is enough.
ABSENCE = re.compile(
    r"automatische antwort|auto-?reply|automatic reply|abwesen|out of (?:the )?office|\booo\b"
    r"|vacation|away from|urlaub|nicht im (?:büro|haus)|absence|en congé|fuori sede|afwezig"
    r"|réponse automatique|elternzeit|mutterschutz|krank",
    re.I,
)
RECEIPT = re.compile(r"\W{0,3}(?:gelesen|read|lu|lesebestätigung|read receipt)\s?:", re.I)
ROLES = re.compile(
    r"(?:mailer-daemon|mail-daemon|postmaster|abuse|root|no-?reply|do-?not-?reply|nicht-?antworten"
    r"|noreply-.+|.+-noreply|bounces?|.+-bounces|.+-owner|owner-.+|listserv|majordomo|newsletter"
    r"|daemon|nobody|antworten-nicht|keine-?antwort)(?:\+.*)?",
    re.I,
)
SUPPRESS = {"all", "autoreply", "oof", "dr", "rn", "nrn"}
BULK = {"bulk", "list", "junk"}
LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "list-help", "mailing-list")
REPLY_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-autoreply-from",
    "x-mail-autoreply",
)
MACHINE_SIGNS = {"sender.suppress", "sender.empty_return_path"}
MACHINE_HEADERS = ("feedback-id", "x-fc-machinegenerated", "x-auto-generated")


@dataclass(frozen=True, slots=True)
class Classification:
    """What kind of sender, and by which signs (codes for a person to read)."""

    kind: str
    reasons: tuple[str, ...] = ()

    @property
    def is_person(self):
        """Whether the mail counts as contact: it reopens, starts clocks, may be acknowledged."""
        return self.kind == "person"

    @property
    def may_be_answered_automatically(self):
        """Only people without any sign of a machine get an automatic answer."""
        return self.kind == "person" and not self.reasons


def is_role_address(email):
    """Addresses that no automatic mail may ever go to (mailer-daemon, no-reply …)."""
    local = normalise_email(email).rpartition("@")[0]
    return not local or bool(ROLES.fullmatch(local))


def classify(mail, *, own_addresses=(), own_domains=()):
    """Judge a mail; `own_addresses` are our mailboxes, `own_domains` those of our Message-IDs."""
    own = {normalise_email(address) for address in own_addresses} - {""}
    loop = _own_loop(mail, own, own_domains)
    if loop:
        return Classification("own_loop", tuple(loop))
    if is_bounce(mail):
        return Classification("bounce", ("bounce",))
    answers, bulk, other = _answers(mail), _bulk(mail), _other(mail, own)
    absence = _absence(
        mail, bool(answers or set(other) & MACHINE_SIGNS or "bulk.generated" in bulk)
    )
    if absence:
        return Classification("out_of_office", tuple(absence))
    if answers:
        return Classification("auto_reply", tuple(answers + bulk + other))
    if bulk:
        return Classification("bulk", tuple(bulk + other))
    return Classification("person", tuple(other))


def _own_loop(mail, own, domains):
    """Signs that we wrote this ourselves (a loop or a copy of our own notification)."""
    reasons = []
    if is_own_id(mail.message_id, domains):
        reasons.append("own.message_id")
    if normalise_email(mail.header("x-loop")) in own:
        reasons.append("own.loop")
    return reasons


def _absence(mail, is_machine):
    """Signs of an absence note."""
    auto = mail.header("auto-submitted").lower()
    reasons = []
    if "all" in _suppressed(mail) and mail.header("x-ms-exchange-inbox-rules-loop"):
        reasons.append("absence.exchange")
    if "vacation" in auto or auto.startswith("auto-replied; owner-email="):
        reasons.append("absence.auto_submitted")
    if TITLE.match(mail.subject) or (is_machine and ABSENCE.search(mail.subject)):
        reasons.append("absence.subject")
    return reasons


def _answers(mail):
    auto = mail.header("auto-submitted").lower()
    reasons = []
    if auto.startswith("auto-replied"):
        reasons.append("auto.submitted")
    if any(_is_set(mail, name) for name in REPLY_HEADERS):
        reasons.append("auto.header")
    if mail.header("precedence").lower() in ("auto_reply", "auto-reply"):
        reasons.append("auto.precedence")
    kind = mail.header("content-type").lower()
    if "disposition-notification" in kind or RECEIPT.match(mail.subject):
        reasons.append("auto.receipt")
    return reasons


def _is_set(mail, name):
    return mail.header(name).lower() not in ("", "no", "false", "0")


def _bulk(mail):
    reasons = []
    if mail.header("precedence").lower() in BULK:
        reasons.append("bulk.precedence")
    if any(mail.header(name) for name in LIST_HEADERS):
        reasons.append("bulk.list")
    auto = mail.header("auto-submitted").lower()
    if auto and auto != "no" and not auto.startswith("auto-replied"):
        reasons.append("bulk.generated")
    if any(_is_set(mail, name) for name in MACHINE_HEADERS):
        reasons.append("bulk.machine")
    return reasons


def _other(mail, own):
    """Signs that forbid an automatic answer and say nothing about who wrote."""
    reasons = []
    if mail.header("return-path").strip() == "<>":
        reasons.append("sender.empty_return_path")
    if _suppressed(mail):
        reasons.append("sender.suppress")
    if _is_set(mail, "x-loop"):
        reasons.append("sender.loop")
    answer = mail.answer_to
    if not answer:
        reasons.append("sender.missing")
    if any(_without_plus(a.email) in own for a in answer):
        reasons.append("sender.own")
    if any(is_role_address(a.email) for a in answer[:5]):
        reasons.append("sender.role")
    return reasons


def _without_plus(email):
    local, at, domain = email.rpartition("@")
    return local.partition("+")[0] + at + domain


def _suppressed(mail):
    words = {w.strip().lower() for w in mail.header("x-auto-response-suppress").split(",")}
    return words & SUPPRESS
