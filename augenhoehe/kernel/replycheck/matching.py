"""Rules that are phrases: where they speak in a text, and what keeps them silent."""


def places(rule, reading):
    """Spans in `reading.text` where a rule of phrases speaks."""
    if not rule.phrases.may_match(reading.keys) or not _is_wanted(rule, reading):
        return []
    found = []
    for index in reading.worth(rule.phrases):
        if rule.first and index >= rule.first:
            break
        found += _in_sentence(rule, reading, index, reading.sentences[index])
    return found if rule.per == "sentence" or len(found) >= rule.fewest else []


def _in_sentence(rule, reading, index, sentence):
    spans = rule.phrases.spans(sentence)
    if not spans or not _may_speak(rule, reading, index, sentence):
        return []
    spared = rule.spared.spans(sentence)
    spans = [span for span in spans if not any(_touch(span, other) for other in spared)]
    if rule.per == "sentence" and len(spans) < rule.fewest:
        return []
    return [(sentence.start + start, sentence.start + end) for start, end in spans]


def _touch(span, other):
    return span[0] < other[1] and other[0] < span[1]


def _is_wanted(rule, reading):
    """What holds for the whole text: phrases it must have, or must not."""
    needed, unless = rule.needs["text"], rule.unless["text"]
    if needed and not reading.has(needed):
        return False
    return not (unless and reading.has(unless))


def _may_speak(rule, reading, index, sentence):
    if rule.unless["sentence"].is_in(sentence):
        return False
    needed = rule.needs["sentence"]
    if needed and not needed.is_in(sentence):
        return False
    if rule.unless["near"] and reading.has_near(rule.unless["near"], index, rule.within):
        return False
    needed = rule.needs["near"]
    return not needed or reading.has_near(needed, index, rule.within)
