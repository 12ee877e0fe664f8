"""What a reply to a customer could say better, with the reason, and what carries it already.

Plain Python: no model, no clock, no network; the rules are data (`rules/*.toml`), read once. A
finding names the place and the rule; the sentences *why* and *better* stand with the rule, in
German and English. There is no sum and no grade, and nothing is kept.

`check`        check_reply(text, *, answers="", context=Context()) -> Report
`model`        Context, Finding, Mark, Question, Readability, Report: frozen dataclasses; every
               place (start, end) lies in the text that was given
`rulebook`     rulebook() -> Rulebook(rules, marks); read_rules(toml_text, words) for a house's own
               rules; each rule carries title, why, better, good and bad examples
`phrases`      the small language the rules are written in; it cannot become slow
`sentences`    split(text) -> spans; words(text) -> matches (gender forms are one word)
`readability`  readability(sentences of words) -> LIX, Amstad, four Wiener formulas
`address`      form_of(sentences) -> "sie", "du", "mixed" or "" with the places that say so
"""
