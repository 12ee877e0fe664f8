"""The lists that name things, products and topics, and what the house promises of them.

Words: product, topic, service promise (Servicezusage), version. The names are boring on purpose. A
promise holds for everybody or for companies it was agreed with (`customers`); `applying.py` says
which one applies, `tickets.promised.promise_applying(ticket)` to a concern.
Others offer `queries.topics_in_use()` and `queries.products_in_use()` in forms and filters; what is
retired stays readable where it was used.
"""
