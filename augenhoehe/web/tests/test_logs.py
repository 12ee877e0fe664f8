"""No key of a link is written to a log."""

import logging

import pytest

from augenhoehe.web.logs import MaskTokens, mask


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        ("Not Found: /public/t/q7fk2bqzj3m5n4p6ab/", "Not Found: /public/t/…/"),
        ("Forbidden: /people/in/AbC-123_def-456_ghi/?x=1", "Forbidden: /people/in/…/?x=…"),
        ("Bad Request: /files/5/?key=secret&n=2", "Bad Request: /files/5/?key=…&n=…"),
        ("Not Found: /tickets/17/reply/", "Not Found: /tickets/17/reply/"),
    ],
)
def test_a_key_in_an_address_is_masked(line, logged):
    assert mask(line) == logged


def test_what_django_says_about_a_request_is_masked():
    record = logging.makeLogRecord(
        {"name": "django.request", "msg": "%s: %s", "args": ("Not Found", "/in/" + "k" * 32 + "/")}
    )
    MaskTokens().filter(record)
    assert record.getMessage() == "Not Found: /in/…/"


def test_an_unknown_link_leaves_no_key_in_the_log(client, db, caplog):
    caplog.handler.addFilter(MaskTokens())
    client.get("/nowhere/" + "k" * 32 + "/")
    assert "kkkk" not in caplog.text
