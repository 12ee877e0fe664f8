"""What customers see: the status page of their concern and the public form. Works without script.

Whoever has the link of a status page is taken for the customer it was mailed to, and sees only what
was said to and by customers: never notes, questions to other teams, or third parties.
"""
