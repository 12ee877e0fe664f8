"""The rules of the house, as pure functions over a tree of files.

`tree.py` is the tree, `rule.py` what a rule is; each other module holds the rules on one subject.
`tests/test_house.py` runs them over the house, `test_rules_break.py` breaks each on purpose.
"""
