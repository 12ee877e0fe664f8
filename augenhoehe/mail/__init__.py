"""Mailboxes, the ledger of raw mails, and the outbox: nothing is lost, nothing is sent twice.

Words: mailbox, raw mail (ledger), outgoing mail (outbox). Knows no tickets: rooms above take the
raw mails and hand outgoing ones down.
"""
