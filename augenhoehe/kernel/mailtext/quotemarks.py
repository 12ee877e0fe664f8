"""How mail programs announce a quote or a signature, in the languages they speak."""

import re

VERBS = (
    "schrieb(?: am [^:]{4,60}| folgendes)?|wrote|writes|a écrit|ha scritto|escreveu|escribió"
    "|schreef|skrev|kirjoitti|napisał(?:\\(a\\)|a)?|написал(?:а)?|пишет|napsal(?:\\(a\\)|a)?|írta"
    "|yazdı"
)
VERB = re.compile(rf"(?:^|[\s,>)\"])(?:{VERBS})\s?:?$", re.I)
VERB_THEN_NAME = re.compile(
    r"\b(?:schrieb|skrev|schreef|wrote)\s(?!ich\b|wir\b|i\b|we\b|jeg\b|ik\b)[^:]{1,150}:$", re.I
)
SAID_ON = re.compile(r"\b(?:schrieb am|wrote on) \S.{3,60}:$", re.I)
STARTS = re.compile(
    r"[ \t*]*(?:on|am|le|el|em|il|in data|op|w dniu|dnia|den|på|i|tarihinde)\s+\S"
    r"|[ \t]*[^\W\d_]{2,12}[.,]{0,2} \d{1,2}[. ]|[ \t]*\d{1,4}[.:/\-]\d{1,2}\b",
    re.I,
)
TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b")
MAIL_END = re.compile(r"<?[^\s<>]{1,100}@[^\s<>]{1,150}\s?>\s?:$")
ADDRESS = re.compile(r"[^\s<>@]{1,100}@[^\s<>@]{2,150}")
LABELS = {
    "from": "from|von|de|da|van|fra|från|od|lähettäjä|от|gönderen",
    "date": "sent|gesendet|date|datum|envoyé(?: le)?|envoyée?|inviato|data|verzonden|dato|skickat"
    "|enviado(?: el)?|fecha|message du|wysłano|sendt|sent at",
    "to": "to|an|à|a|aan|til|till|para|do|кому",
    "subject": "subject|betreff|objet|sujet|oggetto|onderwerp|emne|ämne|asunto|assunto|temat|тема",
    "cc": "cc|kopie|copie(?: à)?|kopi",
}
LABEL = re.compile(
    r"[ \t>*_]*(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in LABELS.items())
    + r")\*?[ \t\u00a0]{0,2}:",
    re.I,
)
ORIGINAL = re.compile(
    r"[ \t>]*[-_=*]{2,}[ \t]*(?:"
    r"original[ -]?(?:message|nachricht|mail)"
    r"|ursprüngliche (?:nachricht|mail|e-mail)|message (?:d['’]origine|original)"
    r"|messaggio originale|mensaje original|mensagem original"
    r"|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande"
    r"|oorspronkelijk bericht|alkuperäinen viesti|исходное сообщение)[ \t]*[-_=*]{2,}[ \t]*$",
    re.I,
)
FORWARD = re.compile(
    r"[ \t>]*(?:[-_=*]{2,}[ \t]*(?:forwarded message|weitergeleitete (?:nachricht|mail|e-mail)"
    r"|message transféré|messaggio inoltrato|mensaje reenviado)\b[^\n]{0,80}"
    r"|(?:anfang der weitergeleiteten nachricht|begin forwarded message"
    r"|début du message (?:réexpédié|transféré))"
    r"[ \t\u00a0]?:?[ \t]*$)",
    re.I,
)
RULE = re.compile(r"[ \t]*(?:_{5,}|={3,}|-{5,}|\*{5,})[ \t]*$")
SIGNATURE = re.compile(
    r"(?:-- ?$|[ \t]*(?:"
    r"(?:sent|gesendet|envoyé|inviato|enviado|verzonden|skickat|sendt) (?:from|von|de|depuis|mit"
    r"|with|via|durch|da|desde|vanaf|från|fra|à partir d[e']) ?"
    r"(?:my|meine[mrs]?|mon|ma|dal|mio|mi|mijn|min|the)?\b[^\n.!?]{0,60}"
    r"(?:<[^<>\n]{0,200}>|\([^()\n]{0,200}\))?[^\n]{0,20}$"
    r"|von mein(?:em|er) [^\n]{2,40} gesendet\.?[ \t]*$"
    r"|diese (?:nachricht|e-?mail) wurde (?:von|mit) [^\n]{2,80}gesendet\.?[ \t]*$"
    r"|(?:get|holen sie sich|télécharge[rz]|obtenir) outlook (?:for|für|pour)\b[^\n]{0,200}$"
    r"|outlook (?:für|for|pour) (?:ios|android)[^\n]{0,60}(?:herunterladen|beziehen)?[^\n]{0,60}$"
    r"))",
    re.I,
)
