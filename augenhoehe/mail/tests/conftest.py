"""A real mail server for the tests of a file, empty for each of them."""

import pytest

from augenhoehe.mail.tests.dovecot import running_dovecot, running_tokens


@pytest.fixture(scope="module")
def tokens():
    with running_tokens() as tokens:
        yield tokens


@pytest.fixture(scope="module")
def server(tmp_path_factory, tokens):
    folder = tmp_path_factory.mktemp("dovecot")
    with running_dovecot(folder, token_port=tokens.server_port) as server:
        yield server


@pytest.fixture
def dovecot(server, tokens):
    server.begin_anew()
    tokens.user = server.user
    return server
