"""The way back leads to pages of ours, whatever a form says."""

import pytest
from django.test import RequestFactory

from augenhoehe.base.doors import way_back


@pytest.mark.parametrize(
    "there",
    [
        "", "True", "-,", "//evil.example/", "https://evil.example/", "/\\evil.example/",
        "javascript:alert(1)", "tickets:show", "http:/x", "\x00/x",
    ],
)  # fmt: skip
def test_anything_else_leads_home(there):
    request = RequestFactory().post("/", {"next": there})
    assert way_back(request, "/home/") == "/home/"


def test_a_page_of_ours_is_gone_back_to():
    request = RequestFactory().post("/", {"next": "/tickets/?team=1"})
    assert way_back(request, "/home/") == "/tickets/?team=1"
