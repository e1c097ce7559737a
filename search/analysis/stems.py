"""What inflected forms have in common: the stem of Kraaij and Pohlmann, and the forms that it misses."""

import re
from functools import lru_cache
from threading import local

import Stemmer

_threads = local()

# Plurals of which the vowel or the ending changes in a way that no rule of the stemmer covers.
IRREGULAR = {
    "bladen": "blad",
    "bladeren": "blad",
    "criteria": "criterium",
    "daken": "dak",
    "data": "datum",
    "eieren": "ei",
    "gaten": "gat",
    "gebeden": "gebed",
    "geboden": "gebod",
    "gebreken": "gebrek",
    "gelederen": "gelid",
    "glazen": "glas",
    "goederen": "goed",
    "hoven": "hof",
    "kinderen": "kind",
    "koeien": "koe",
    "kritieken": "kritiek",
    "liederen": "lied",
    "loten": "lot",
    "musea": "museum",
    "oorlogen": "oorlog",
    "paden": "pad",
    "politici": "politicus",
    "schepen": "schip",
    "smeden": "smid",
    "vaten": "vat",
    "volkeren": "volk",
    "wegen": "weg",
}
# The same, also as the last part of a longer word: bestuursleden, werkdagen, huurtoeslagen.
IRREGULAR_ENDINGS = {
    "bedragen": "bedrag",
    "bevelen": "bevel",
    "dagen": "dag",
    "kinderen": "kind",
    "leden": "lid",
    "slagen": "slag",
    "steden": "stad",
    "verboden": "verbod",
    "verdragen": "verdrag",
}
# Words that only look as if they had such an ending.
REGULAR = re.compile(
    r"(ge|over|ver|be|ont|bek|voor)leden$|besteden$|(be|uit|ver|op)dagen$|(aan|over)bevelen$"
)
_RULES = (
    (re.compile(r"ieen$"), "ie"),  # categorieën
    (re.compile(r"eeen$"), "ee"),  # ideeën
    (re.compile(r"([acio])toren$"), r"\1tor"),  # sectoren, coördinatoren
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word without accents. Any spelling is safe; numbers are their own stem."""
    if word[:1].isdigit():
        return word
    return _stemmer().stemWord(_regular(word))


@lru_cache(maxsize=200_000)
def stems(word: str, accented: str) -> tuple[str, ...]:
    """The stems under which a word is found: one, and a second where the accent says more (financiële)."""
    plain = stem(word)
    if accented == word:
        return (plain,)
    from search.analysis.tokens import spelled

    careful = spelled(_stemmer().stemWord(accented))[0]
    return (plain, careful) if careful and careful != plain else (plain,)


def _regular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(tuple(IRREGULAR_ENDINGS)) and not REGULAR.search(word):
        ending = next(ending for ending in IRREGULAR_ENDINGS if word.endswith(ending))
        return word.removesuffix(ending) + IRREGULAR_ENDINGS[ending]
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def _stemmer() -> Stemmer.Stemmer:
    """One a thread: a stemmer is not safe to share."""
    if not hasattr(_threads, "stemmer"):
        _threads.stemmer = Stemmer.Stemmer("dutch")
    return _threads.stemmer
