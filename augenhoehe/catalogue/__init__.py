"""The lists that name things: products and systems, topics.

Words: product, topic. Boring on purpose; the service promises will live here too.
Others offer `queries.topics_in_use()` and `queries.products_in_use()` in forms and filters; what is
retired stays readable where it was used.
"""
