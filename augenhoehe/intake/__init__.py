"""Ways in: mail, web form, phone, reception become tickets, and nothing is lost.

Words: taking in (raw mail to ticket), sender, placement (where a mail belongs), quarantine,
acknowledgement of receipt. Neighbours: mail (ledger, outbox), customers, tickets below.
"""
