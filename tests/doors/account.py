"""Signing in and out; allauth's pages as far as we use them."""

from tests.doors.kinds import door

RESET_KEY = {"uidb36": "1", "key": "set-password"}

DOORS = {
    "account_login": door("public", methods="GET POST"),
    "account_logout": door("public", methods="GET POST"),
    "account_inactive": door("public"),
    "account_reset_password": door("public", methods="GET POST"),
    "account_reset_password_done": door("public"),
    "account_reset_password_from_key": door("public", methods="GET POST", kwargs=RESET_KEY),
    "account_reset_password_from_key_done": door("public"),
    "account_reauthenticate": door("signed in", methods="GET POST"),
    "account_change_password": door("signed in", methods="GET POST"),
    "mfa_index": door("signed in"),
    "mfa_authenticate": door("public", methods="GET POST", varies=True),
    "mfa_reauthenticate": door("signed in", methods="GET POST"),
    "mfa_activate_totp": door("signed in", methods="GET POST"),
    "mfa_deactivate_totp": door("signed in", methods="GET POST", varies=True),
    "mfa_view_recovery_codes": door("signed in", varies=True),
    "mfa_generate_recovery_codes": door("signed in", methods="GET POST"),
    "mfa_download_recovery_codes": door("signed in", varies=True),
    "usersessions_list": door("signed in", methods="GET POST"),
}
