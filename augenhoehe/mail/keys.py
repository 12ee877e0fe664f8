"""Keys that sign our reply addresses: a new one each year, those of the last two still hold."""

from augenhoehe.base.secrets import derived_key

YEARS_KEPT = 3


def signing_key(now):
    """The key of the year of `now`."""
    return derived_key(f"reply.{now.year}")


def verifying_keys(now):
    """Keys whose signatures hold, newest first."""
    return tuple(derived_key(f"reply.{now.year - back}") for back in range(YEARS_KEPT))
