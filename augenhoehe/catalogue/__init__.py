"""The lists that name things: products and systems, topics.

Words: product, topic. Boring on purpose; the service promises will live here too.
"""
