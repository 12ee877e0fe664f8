"""Folding: the new words stay in view, and nothing is ever cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.kernel.mailtext.fold import fold, split_reply, visible
from augenhoehe.kernel.mailtext.foldhtml import fold_html
from augenhoehe.kernel.mailtext.html import clean_html, html_to_text

from .cast import collection, is_slower_than_linear

LONG = "\n".join(f"> Zeile {n}" for n in range(20))


def kinds(text):
    return [part.kind for part in split_reply(text)]


@pytest.mark.parametrize(
    "mark",
    [
        "Am 12.03.2026 um 09:30 schrieb Support:",
        "Am Do., 12. März 2026 um 09:30 Uhr schrieb Support <support@example.org>:",
        "Am Do., 12. März 2026 um 09:30 Uhr schrieb Support <\nsupport@example.org>:",
        "Am 12. März 2026 09:30:12 MEZ schrieb Support <support@example.org>:",
        "Support <support@example.org> schrieb am Do., 12. März 2026, 09:30:",
        "On Thu, Mar 12, 2026 at 9:30 AM Support <support@example.org> wrote:",
        "On 12 Mar 2026, at 09:30, Support <support@example.org> wrote:",
        "Le jeu. 12 mars 2026 à 09:30, Support <support@example.org> a écrit :",
        "Le 12/03/2026 à 09:30, Support a écrit :",
        "-----Ursprüngliche Nachricht-----\nVon: Support\nBetreff: Ihre Anfrage",
        "-------- Original-Nachricht --------",
        "________________________________\nVon: Support <s@x.de>\nGesendet: Donnerstag\nAn: E\nBetreff: AW: x",
        "Von: Support <s@x.de>\nGesendet: Donnerstag, 12. März 2026 09:30\nAn: Erika\nCc: X\nBetreff: AW: x",
        "*Von:* Support <s@x.de>\n*Gesendet:* Donnerstag, 12. März 2026 09:30\n*An:* Erika\n*Betreff:* AW: x",
        "From: Support\nSent: Thursday\nTo: Erika\nSubject: RE: x",
        "De : Support\nEnvoyé : jeudi\nÀ : Erika\nObjet : RE: x",
    ],
)
@pytest.mark.parametrize("quoted", ["Guten Tag,\nwie gewünscht.", "> Guten Tag,\n> wie gewünscht."])
def test_quotes_of_the_usual_programs_are_found(mark, quoted):
    assert visible(f"Danke, das hilft.\n\n{mark}\n\n{quoted}\n") == "Danke, das hilft."


@pytest.mark.parametrize(
    "line",
    [
        "Von meinem iPhone gesendet", "Gesendet von meinem iPhone", "Sent from my iPhone",
        "Gesendet mit der GMX Mail App", "Outlook für iOS beziehen", "Envoyé de mon iPhone",
        "Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.", "-- ",
    ],
)  # fmt: skip
def test_signatures_are_found(line):
    assert kinds(f"Danke!\n\n{line}\nMax\n\n{LONG}") == ["reply", "signature", "quote"]


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag,\n\nam 12.03.2026 um 10:00 Uhr habe ich Ihnen geschrieben:\nkeine Antwort.",
        "Am 12.03.2026 um 10:00 schrieb ich Ihnen:\nBitte ändern Sie das.",
        "Von: 1.3.\nBis: 5.3.\nAn: alle",
        "Gesendet von Herrn Maier am Montag. Bitte prüfen Sie das für mich noch einmal, danke sehr.",
        "Ich schreibe Ihnen wegen Folgendem:\n- erstens\n- zweitens",
        "Datum: 12.03.\nBetreff: Lohn\nBitte um Rückruf",
    ],
)
def test_words_that_only_look_like_a_quote_stay(text):
    assert kinds(text) == ["reply"]


def test_answers_between_quotes_stay_in_view():
    text = f"Am 12.03.2026 um 09:30 schrieb S:\n{LONG}\n\nJa.\n\n> Und dann?\n\nDann nein.\n"
    assert kinds(text) == ["quote", "reply", "quote", "reply"]
    assert visible(text) == "Ja.\n\nDann nein."


def test_the_broken_off_rest_of_a_quoted_line_belongs_to_the_quote():
    line = "> " + "lange Zeile " * 6 + "die hier\nabbricht\n> weiter"
    assert kinds(f"Ja\n\n{line}\n") == ["reply", "quote"]


def test_a_short_mail_is_never_folded():
    text = "Ja.\n\nAm 12.03.2026 um 09:30 schrieb S:\n> Passt das?\n"
    assert [part.kind for part in fold(text)] == ["reply"]
    assert len(split_reply(text)) == 2


def test_a_mail_that_is_only_a_quote_is_not_folded_away():
    assert [part.kind for part in fold(LONG)] == ["reply"]


def test_what_somebody_forwards_is_shown():
    text = f"zur Info\n\n-------- Weitergeleitete Nachricht --------\nVon: A\nBetreff: B\nDatum: 1.1.2026\n\nText\n{LONG}"
    assert kinds(text) == ["reply"]


MARKS = st.sampled_from(
    ["Am 12.03.2026 um 09:30 schrieb S:", "> a", ">", "", "Von: x", "Betreff: y", "Datum: z", "An: a", "-- ",
     "-----Original Message-----", "____________", "Text", "On Mon wrote:", "a\r", "\x0b", "\u2028"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(MARKS, max_size=25).map("\n".join)))
def test_the_parts_join_to_the_very_text(text):
    assert "".join(part.text for part in fold(text)) == text
    assert "".join(part.text for part in split_reply(text)) == text


@pytest.mark.parametrize(
    "piece",
    [
        ">",
        "> a\n",
        "Am 1.1.2026\n",
        "On ",
        "wrote:\n",
        "Von:\n",
        "-- \n",
        "-",
        "_____\n",
        "> \n\n",
        "a@",
        "x\n-- \n",
    ],
)
def test_no_text_takes_more_than_linear_time(piece):
    assert not is_slower_than_linear(split_reply, lambda size: piece * size, 1_000)


DETAILS = re.compile(r"<details.*</details>", re.S)
OPEN = '<details class="mail-quote"><summary>Zitat</summary>'


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div class="gmail_attr">Am … schrieb S:</div><blockquote>alt</blockquote></div>',
        '<blockquote type="cite"><p>alt</p></blockquote>',
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Von:</b> S</div><p>alt</p>',
        '<div id="x_divRplyFwdMsg"><b>Von:</b> S</div><p>alt</p>',
        "<p><b>Von:</b> S [mailto:s@x.de]<br><b>Gesendet:</b> heute<br><b>An:</b> E<br><b>Betreff:</b> x</p><p>alt</p>",
        "<div><div><hr></div><p><b>From:</b> S<br><b>Sent:</b> now<br><b>Subject:</b> x</p></div><p>alt</p>",
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>Von:</b> S</p></div><p>alt</p>',
    ],
)
def test_quotes_in_html_are_wrapped_and_nothing_is_lost(quote):
    clean = clean_html(f"<div><p>Danke</p>{quote}</div>").html
    folded = fold_html(clean, label="Zitat")
    assert folded.replace(OPEN, "").replace("</details>", "") == clean
    assert folded.count(OPEN) == folded.count("</details>") == 1
    assert (
        folded.index("Danke")
        < folded.index(OPEN)
        < folded.index("alt")
        < folded.index("</details>")
    )


def test_html_replies_of_a_collection_keep_the_new_words_in_view():
    for path in sorted(collection("mail/talon").rglob("html_replies/*.html")):
        folded = fold_html(clean_html(path.read_text(errors="replace")).html, label="Zitat")
        shown = html_to_text(DETAILS.sub("", folded))
        assert "I am fine" in shown and "How are you" not in shown, path.name


def test_html_answers_between_quotes_stay_in_view():
    html = '<div class="gmail_quote"><blockquote>eins</blockquote>ja<blockquote>zwei</blockquote>nein</div>'
    folded = fold_html(clean_html(f"<p>Siehe unten</p>{html}").html, label="Zitat")
    assert (
        f"{OPEN}<blockquote>eins</blockquote></details>ja{OPEN}<blockquote>zwei</blockquote></details>nein"
        in folded
    )


def test_html_that_is_only_a_quote_is_not_folded_away():
    clean = clean_html('<blockquote type="cite">alles</blockquote>').html
    assert fold_html(clean, label="Zitat") == clean


def test_the_label_cannot_smuggle_html():
    assert "<b>" not in fold_html("<p>x</p><blockquote>y</blockquote>", label="<b>")


@pytest.mark.parametrize(
    "piece",
    [
        "<p>From: x</p>",
        '<div class="gmail_quote">',
        "<blockquote>",
        "<b>Von:</b>",
        '<div id="appendonsend">a',
    ],
)
def test_no_html_takes_more_than_linear_time(piece):
    def work(html):
        return fold_html(html, label="Zitat")

    assert not is_slower_than_linear(work, lambda size: clean_html(piece * size).html, 3_000)
