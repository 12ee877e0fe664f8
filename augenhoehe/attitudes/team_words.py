"""The words of the team's reflection, read from `texts/reflection.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from augenhoehe.attitudes.five import FOLDER

LOW, HIGH = 1, 5
FREE = "free"


@dataclass(frozen=True)
class Sentence:
    """A sentence the team agrees with or not, and what to talk about, by how the answers lie."""

    key: str
    attitude: str
    says: dict
    talk: dict

    @property
    def question(self):
        """The same as a question of a survey."""
        words = _words()
        question = {"key": self.key, "kind": "scale", "min": LOW, "max": HIGH}
        for language in ("de", "en"):
            question[f"title_{language}"] = self.says[language]
            question[f"low_{language}"] = words[language]["low"]
            question[f"high_{language}"] = words[language]["high"]
        return question


@cache
def _file():
    return tomllib.loads((FOLDER / "reflection.toml").read_text("utf-8"))


def _words():
    return _file()["words"]


@cache
def sentences():
    """All of them, in their order."""
    return tuple(_sentence(row) for row in _file()["question"])


def _sentence(row):
    says = {language: row[language]["says"] for language in ("de", "en")}
    leanings = ("apart", "low", "strong", "between")
    talk = {one: {language: row[language][one] for language in ("de", "en")} for one in leanings}
    return Sentence(row["key"], row["attitude"], says, talk)


def content():
    """The whole sheet, as surveys keep it."""
    found = {"questions": [one.question for one in sentences()]}
    free = {"key": FREE, "kind": "text"}
    for language, words in _words().items():
        for name in ("title", "intro", "thanks"):
            found[f"{name}_{language}"] = words[name]
        free[f"title_{language}"] = words["free"]
    found["questions"].append(free)
    return found
