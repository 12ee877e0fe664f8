"""What personal data look like. Every repetition is bounded, so that no text takes long."""

import re

BIG = "A-ZÄÖÜ"
NAME = rf"[{BIG}][\w'’\-]{{1,40}}"
NAMES = rf"(?:(?:von|van|de|zu|der|den)\s){{0,2}}{NAME}"
STREETS = "straße|strasse|str\\.|weg|gasse|platz|allee|ring|damm|ufer|chaussee|markt"
LABELS = (
    "kunden|vertrags|ticket|anliegen|rechnungs?|auftrags|bestell|mitglieds|personal|vorgangs|"
    "akten|steuer|betriebs|serien|customer|contract|invoice|order|case|account|konto|geräte"
)
URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"]{1,500}", re.I)
MAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,6}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", re.I)
DATE = re.compile(
    r"\b(?:\d{1,2}\. ?(?:\d{1,2}\.|[A-Za-zäöü]{3,9}\.?) ?(?:19|20)?\d{2}|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/(?:19|20)?\d{2})\b"
)
PHONE = re.compile(r"(?<![\w.,])(?:\+|00?)\(?[1-9][\d ()/\-.]{4,20}\d")
LABELLED = re.compile(
    rf"\b(?:{LABELS})\w{{0,12}}[\-. ]{{0,2}}(?:nr|no|id|number|nummer)?\.?[ :#]{{1,3}}"
    r"(?P<it>[\w\-/]{0,20}\d[\w\-/]{0,20})",
    re.I,
)
HASHED = re.compile(r"#\d{1,20}")
LONG = re.compile(r"(?<![\w,.])[A-Za-z]{0,6}[\-/]?\d[\w\-/.]{2,40}")
AMOUNT = re.compile(
    r"[\d.]{1,15}(?:,\d{1,3})?\s?(?:€|eur\b|euro|%|prozent|stunden|tage|minuten)", re.I
)
STREET = re.compile(
    rf"(?:(?<!\w)[{BIG}][\wäöüß.\-]{{0,30}}(?:{STREETS})|\b[{BIG}]\w{{1,30}} (?:Str\.|Straße|Weg|"
    r"Platz|Allee|Ring|Street|Road|Avenue|Lane)) ?\d{1,4}(?: ?[a-z]\b)?|"
    rf"\b\d{{1,4}} [{BIG}]\w{{1,30}} (?:Street|Road|Avenue|Lane|Square)\b"
)
TOWN = re.compile(rf"\b\d{{5}} (?!Euro|EUR|Prozent)(?:Bad |Sankt |St\. )?[{BIG}][\wäöüß\-]{{2,40}}")
TITLED = re.compile(
    rf"\b(?:Herrn?|Frau|Fr\.|Hr\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.) (?:(?:Dr|Prof)\. ?){{0,2}}"
    rf"(?P<it>{NAMES})"
)
SIGNED = re.compile(
    r"(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|\blg\b|\bmfg\b|\bvg\b|regards|cheers|sincerely|thanks)"
    rf"[,!.\s\-]{{1,6}}(?-i:(?P<it>{NAMES}(?: {NAMES}){{0,2}}))\s{{0,3}}(?=$|\n|[.!])",
    re.I,
)
NAMED = re.compile(
    r"(?:mein name ist|ich heiße|ich heisse|my name is|hier ist|hier spricht) "
    rf"(?-i:(?P<it>{NAMES}(?: {NAMES})?))",
    re.I,
)
# In this order: what comes first keeps its place.
KINDS = (
    ("url", URL),
    ("mail", MAIL),
    ("iban", IBAN),
    ("name", SIGNED),
    ("name", TITLED),
    ("name", NAMED),
    ("address", STREET),
    ("address", TOWN),
    ("date", DATE),
    ("phone", PHONE),
    ("number", HASHED),
    ("number", LABELLED),
    ("number", LONG),
)
