"""Safe connections to mail servers: encrypted and verified, or to this very machine."""

import smtplib
import socket
import ssl
from ipaddress import ip_address

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from augenhoehe.mail.models import Mailbox
from augenhoehe.mail.oauth import access_token
from augenhoehe.mail.trouble import Trouble

TIMEOUT = 60
IMAPS, SMTPS = 993, 465


def is_loopback(host):
    """Is this this machine, by its literal name? Never asked of a name server."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def open_imap(mailbox):
    """A signed-in IMAPClient; raises Trouble."""
    client = _reach(_imap, mailbox)
    try:
        _sign_in_imap(client, mailbox)
    except BaseException:
        close_imap(client)
        raise
    return client


def close_imap(client):
    """Leave without caring whether the other side still listens."""
    try:
        client.shutdown()
    except (OSError, IMAPClientError):
        pass


def open_smtp(mailbox):
    """A signed-in smtplib.SMTP; raises Trouble."""
    server = _reach(_smtp, mailbox)
    try:
        _sign_in_smtp(server, mailbox)
    except BaseException:
        server.close()
        raise
    return server


def _reach(connect, mailbox):
    try:
        return connect(mailbox)
    except ssl.SSLError as error:
        raise Trouble("connect.tls", error) from error
    except (OSError, IMAPClientError, smtplib.SMTPException) as error:
        raise Trouble("connect.failed", error) from error


def _imap(mailbox):
    context = ssl.create_default_context()
    host, port = mailbox.imap_host, mailbox.imap_port
    if port == IMAPS:
        return IMAPClient(host, port, ssl=True, ssl_context=context, timeout=TIMEOUT)
    client = IMAPClient(host, port, ssl=False, timeout=TIMEOUT)
    if not is_loopback(host):
        if not client.has_capability("STARTTLS"):
            close_imap(client)
            raise Trouble("connect.tls")
        client.starttls(context)
    return client


def _smtp(mailbox):
    context = ssl.create_default_context()
    host, port, name = mailbox.smtp_host, mailbox.smtp_port, socket.gethostname()
    if port == SMTPS:
        server = smtplib.SMTP_SSL(host, port, name, timeout=TIMEOUT, context=context)
    else:
        server = smtplib.SMTP(host, port, name, timeout=TIMEOUT)
    server.ehlo_or_helo_if_needed()
    if port != SMTPS and not is_loopback(host):
        if not server.has_extn("starttls"):
            server.close()
            raise Trouble("connect.tls")
        server.starttls(context=context)
        server.ehlo()
    return server


def _sign_in_imap(client, mailbox):
    try:
        if mailbox.auth == Mailbox.Auth.PASSWORD:
            client.login(mailbox.username, _password(mailbox))
        else:
            client.oauth2_login(mailbox.username, access_token(mailbox))
    except LoginError as error:
        raise Trouble("signin.refused", error) from error
    except (OSError, IMAPClientError) as error:
        raise Trouble("connect.lost", error) from error


def _sign_in_smtp(server, mailbox):
    try:
        if mailbox.auth != Mailbox.Auth.PASSWORD:
            _xoauth2(server, mailbox.username, access_token(mailbox))
        elif mailbox.username:
            server.login(mailbox.username, _password(mailbox))
    except smtplib.SMTPAuthenticationError as error:
        raise Trouble("signin.refused", _said(error.smtp_error)) from error
    except smtplib.SMTPNotSupportedError as error:
        if not is_loopback(mailbox.smtp_host):
            raise Trouble("signin.refused", error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("connect.lost", error) from error


def _xoauth2(server, user, token):
    def answer(challenge=None):
        return f"user={user}\1auth=Bearer {token}\1\1" if challenge is None else ""

    server.auth("XOAUTH2", answer, initial_response_ok=True)


def _password(mailbox):
    if mailbox.password is None:
        raise Trouble("secret.unreadable")
    return mailbox.password


def _said(answer):
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
