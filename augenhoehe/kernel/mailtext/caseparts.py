"""What in a German or English answer belongs to one case only, as patterns."""

import re

MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    "|January|February|March|May|June|July|October|December"
    "|Jan|Feb|Mär|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Oct|Nov|Dez|Dec"
)
WEEKDAYS = (
    "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
NUMBER = r"[A-Z]{0,6}[\-/]?\d[\dA-Za-z]{0,20}(?:[\-/.]\d[\dA-Za-z]{0,20}){0,5}"
NO_NAME = r"(?!(?:Sie|Ihnen|Ihre?[rmn]?|Wir|Uns|Ich|Am|Im|You|We|Our|Your)\b)"
NAME = NO_NAME + r"[A-ZÄÖÜ][\w'’\-]{1,40}"
FULL_NAME = rf"{NAME}(?: (?:(?:von|van|de|zu|der|den) ){{0,2}}{NAME}){{0,2}}"
TITLES = r"(?:(?:Dr|Prof|Dipl\.-Ing|Mag)\. ?){0,3}"

INVOICE = (
    r"(?:Rechnung(?:s(?:nummer|-?Nr\.?))?|Re(?:chn)?\.-?Nr\.?|RG-?Nr\.?"
    r"|invoice(?: number| no\.?)?)"
)
CUSTOMER = (
    r"(?:Kunden-?(?:nummer|nr\.?)|Mandanten-?(?:nummer|nr\.?)"
    r"|customer (?:number|no\.?|id)|client (?:number|no\.?))"
)
OTHER_NUMBER = (
    r"(?:(?:Auftrags?|Bestell(?:ungs)?|Vertrags?|Vorgangs?|Ticket|Akten|Personal|Beitrags|Betriebs"
    r"|Steuer|Versicherungs|Policen|Serien|Artikel|Liefer)-?(?:nummer|nr\.?|zeichen)|Aktenzeichen"
    r"|IDNr\.?|(?:order|contract|ticket|reference|serial|policy|case|tax)(?: number| no\.?| id)?)"
)
BETWEEN = r"(?:[ \t]{0,3}(?:Nr\.?|no\.?|:|#|lautet|ist|is)){0,2}[ \t#]{0,3}"

DAY_FIRST = r"(?<![\d.])\d{1,2}\. ?\d{1,2}\.(?:(?: ?(?:19|20)\d\d|\d\d)\b|(?!\d))"
NAMED_MONTH = (
    rf"\b\d{{1,2}}\.? (?:{MONTHS})\b\.?(?:,? \d{{4}}\b)?"
    rf"|\b(?:{MONTHS})\b\.? (?:\d{{4}}\b|\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?)"
)
DATE = (
    rf"(?:\b(?:{WEEKDAYS})(?:,? (?:(?:den|dem|the) )?|,\s))?"
    rf"(?:{DAY_FIRST}|{NAMED_MONTH}|\b\d{{4}}-\d\d-\d\d\b|(?<![\d/])\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b)"
    rf"|\b(?:{WEEKDAYS})\b"
)
TIME = (
    r"\b\d{1,2}[:.]\d\d(?: ?Uhr\b| ?[ap]\.?m\b\.?)|\b\d{1,2} Uhr\b|\b\d{1,2}:\d\d\b"
    r"|\b\d{1,2} ?[ap]m\b"
)
DIGITS = r"\d{1,3}(?:[.,' ]?\d{3}){0,4}(?:[.,]\d{1,2}|,-|,–)?"
AMOUNT = (
    rf"(?:\b(?:EUR|Euro|CHF|USD)|[€$£]) ?{DIGITS}"
    rf"|(?<![\w.,]){DIGITS} ?(?:(?:EUR|Euro|CHF|USD)\b|[€$£])"
)
EMAIL = r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"
IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"
PHONE = (
    r"(?<![\w./\-])(?:\+\d{1,3}[ /\-]{0,3}(?:\(0\))?|\(?0\d{1,5}\)?[ /\-]{1,3})"
    r"\d[\d \-/]{3,18}\d(?!\w)"
)

SURE = (("email", EMAIL), ("iban", IBAN))
OTHER = (
    *(
        (key, rf"\b(?i:{label}){BETWEEN}(?P<value>{NUMBER})\b")
        for key, label in (
            ("invoice", INVOICE),
            ("customer_number", CUSTOMER),
            ("number", OTHER_NUMBER),
        )
    ),
    ("date", DATE),
    ("time", TIME),
    ("amount", AMOUNT),
    ("phone", PHONE),
)
SURE_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in SURE)
OTHER_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern in OTHER)

GREETING = re.compile(
    r"^[ \t]{0,10}(?P<salutation>(?:Sehr geehrte[rs]?|Guten (?:Tag|Morgen|Abend)|Liebe[rs]?|Hallo"
    r"|Moin|Grüß Gott|Servus|Dear|Hello|Hi|Good (?:morning|afternoon|evening))[, ]{1,2}"
    rf"(?P<person>(?:(?:Herrn?|Frau|Mr|Mrs|Ms)\.? )?{TITLES}{FULL_NAME})"
    r"(?: und (?:sehr geehrte[r]? |liebe[r]? )?(?:Herr|Frau) "
    rf"{TITLES}{NAME})?)(?=[ \t]{{0,10}}(?:[,!.:]|$))",
    re.M,
)
ADDRESSED = re.compile(rf"\b(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?) (?P<name>{TITLES}{FULL_NAME})")
NOT_NAMES = {
    "Damen", "Herren", "Team", "Kolleginnen", "Kollegen", "Kundin", "Kunde", "Kunden", "Zusammen",
    "Sir", "Madam", "All", "Everyone", "Customer", "Interessenten", "Leserin", "Leser", "There",
}  # fmt: skip
