"""Only what somebody wrote is checked, and every place leads back to the original."""

import pytest

from augenhoehe.kernel.replycheck.body import read_body
from augenhoehe.kernel.replycheck.check import check_reply

SAYS = "Wir melden uns zeitnah bei Ihnen."


def rules(text):
    return [one.rule for one in check_reply(text).findings]


@pytest.mark.parametrize(
    "around",
    [
        "Gern.\n\nAm 12.08.2026 um 14:30 schrieb Max Muster <max@example.org>:\n> {}\n> {}",
        "Gern.\n\n> {}\n> {}\n",
        "Gern.\n\n-- \nKundendienst\n{}\n",
        "Gern.\n\nMit freundlichen Grüßen\nKatrin Vogt\n{}\n",
        "Gern.\n\n```\n{}\n```\n",
        "Sie schrieben: „{}“ Gern.",
        "Tabelle:\n| Satz | {} |\n",
        "Siehe https://example.org/zeitnah/in-kuerze?bald=1 dazu.",
        "Gern.\n\nDiese E-Mail enthält vertrauliche Informationen. {}",
        "Nord GmbH, Sitz der Gesellschaft: Köln, Amtsgericht Köln HRB 1234. {}",
        "Schreiben Sie an zeitnah@example.org bitte.",
    ],
)
def test_what_others_wrote_is_left_alone(around):
    assert "k2-vague-time" not in rules(around.format(SAYS, SAYS))


def test_adding_a_quoted_mail_changes_nothing():
    reply = f"Guten Tag,\n{SAYS}\n"
    quote = (
        "\nAm 12.08.2026 um 14:30 schrieb Max Muster:\n> Das ist Ihr Fehler! Sie müssen zahlen.\n"
    )
    assert check_reply(reply + quote).findings == check_reply(reply).findings


@pytest.mark.parametrize(
    "text",
    [
        "Wir melden uns zeit\u00adnah bei Ihnen.",
        "Wir melden uns \u200bzeitnah\u200b bei Ihnen.",
        "<p>Wir melden uns <b>zeitnah</b> bei&nbsp;Ihnen.</p>",
        "<p>F&uuml;r Sie melden wir uns zeitnah.</p>",
        "Wir melden uns fu\u0308r Sie zeitnah.",
        "\u202bWir melden uns zeitnah.\u202c",
        "Wir melden uns\r\nzeitnah bei Ihnen.",
    ],
)
def test_places_lead_back_through_what_is_not_seen(text):
    found = [one for one in check_reply(text).findings if one.rule == "k2-vague-time"]
    assert len(found) == 1
    place = text[found[0].start : found[0].end]
    assert place.replace("\u00ad", "") == "zeitnah"


def test_a_letter_about_accounts_is_no_legal_block():
    assert "k2-vague-time" in rules(f"Ihre IBAN und der BIC stehen im Vertrag. {SAYS}")


def test_the_salutation_is_known_apart():
    body = read_body("Sehr geehrter Herr Kaya,\n\ndas Teil ist da.")
    assert body.clean[slice(*body.salutation)] == "Sehr geehrter Herr Kaya"
    assert len(body.text) == len(body.clean)


def test_a_postscript_is_part_of_the_letter():
    assert "k2-vague-time" in rules(f"Gern.\n\nViele Grüße\nKatrin Vogt\n\nPS: {SAYS}")


def test_spellings_without_umlauts_and_from_switzerland():
    assert "w1-understanding" in rules("Wir bitten um Ihr Verstaendnis.")
    assert "a7-calm-down" in rules("Bitte mässigen Sie sich.")
