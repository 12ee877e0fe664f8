"""A backup is one file: a consistent copy of the database, the files, and what must be found in it.

Inside (a gzip'd tar, sealed when a password is given): `database.sqlite3` or `tables/…`, `files/…`,
`secret.key` when asked for, and last `manifest.json` with counts and SHA-256 of everything.
"""
