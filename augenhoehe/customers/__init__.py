"""Who the department works for: companies and the people who write for them.

Words: company, contact. A contact may write for several companies; we ask, we never guess.
"""
