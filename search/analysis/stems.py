"""What inflected forms have in common: the stem of Kraaij and Pohlmann, and what that stemmer misses.

The classes it misses were found by taking the words of Snowball's own list whose regular plural is in that
list too: vowels and consonants that differ between singular and plural (verslag, verslagen; zienswijze,
zienswijzen), a final s taken for a plural (advies), a plural in s after -en (inkomens), a final d taken for a
past tense (akkoorden), a first ge taken for a participle (gemeente), a third person or participle left whole
(betaalt, betaald), a short word that loses its -heid (overheid).
"""

import re
from functools import lru_cache
from threading import local

import Stemmer

from search.analysis.numbers import levelled_number, number_of_word
from search.analysis.spelling import spelled

_threads = local()

# Plurals of which the vowel or the ending changes in a way that no rule covers.
IRREGULAR = {
    "bladeren": "blad",
    "centra": "centrum",
    "crises": "crisis",
    "criteria": "criterium",
    "daken": "dak",
    "data": "datum",
    "eieren": "ei",
    "fasen": "fase",
    "gaten": "gat",
    "gelederen": "gelid",
    "glazen": "glas",
    "hoven": "hof",
    "koeien": "koe",
    "liederen": "lied",
    "loten": "lot",
    "media": "medium",
    "musea": "museum",
    "paden": "pad",
    "schepen": "schip",
    "smeden": "smid",
    "vaten": "vat",
    "volkeren": "volk",
    "wegen": "weg",
}
# The same, also as the last part of a longer word: bestuursleden, werkdagen.
IRREGULAR_ENDINGS = {
    "dagen": "dag",
    "goederen": "goed",
    "kinderen": "kind",
    "leden": "lid",
    "lieden": "man",
    "steden": "stad",
}
# Words that only look as if they had such an ending.
REGULAR = re.compile(
    r"(ge|over|ver|be|ont|bek|voor)leden$|besteden$|(uit|ver|op)dagen$|(be|ver|over)goederen$"
)
# Small words that only look like a plural: "namens" is not about names.
_NO_PLURALS = """
alvorens behoudens blijkens jegens krachtens namens nopens overigens rechtens telkens tevens tijdens trouwens
volgens wegens
"""
NO_PLURALS = frozenset(_NO_PLURALS.split())
# Small words that only look like an inflected one: "met name" is not about a name.
NO_ADJECTIVES = frozenset({"deze", "gene", "hare", "mede", "name", "rede", "ware", "wege"})
# Words that lose a part of themselves when a first "ge" or a last "d" is taken off.
KEPT = {
    form: word
    for word, forms in {
        "gebied": ("gebied", "gebieden"),
        "gebod": ("gebod", "geboden"),
        "gebrek": ("gebrek", "gebreken", "gebreke"),
        "gedrag": ("gedrag",),
        "geld": ("geld", "gelden"),
        "gemeente": ("gemeente", "gemeenten", "gemeentes"),
        "gemeenschap": ("gemeenschap", "gemeenschappen"),
        "gerecht": ("gerecht", "gerechten"),
        "gesprek": ("gesprek", "gesprekken"),
        "genot": ("genot",),
        "gezin": ("gezin", "gezinnen"),
        "gezag": ("gezag",),
        "bekend": ("bekend", "bekende", "bekenden"),
        "geest": ("geest", "geesten"),
    }.items()
    for form in forms
}
_RULES = (
    (re.compile(r"ieen$"), "ie"),  # categorieën
    (re.compile(r"eeen$"), "ee"),  # ideeën
    (re.compile(r"ieven$"), "ief"),  # initiatieven
    (re.compile(r"(?<=[^aeiou])ici$"), "icus"),  # politici
    (re.compile(r"heden$"), "heid"),  # overheden
    (re.compile(r"baren?$"), "baar"),  # openbare
    (re.compile(r"onele$"), "oneel"),  # functionele
)
_SHORT_HEID = re.compile(r".{1,4}heid$")  # "overheid" is not about "over"
_LONG = re.compile(r"([aeiouy].*[^aeiouy])(a|e|o|u)\2([^aeiouy])$")
_VERB = re.compile(r".{3,}(?<!ch)(?<![aeiou])t$|.{3,}[^aeiou]d$")  # betaalt, betaald
_FINAL_E = re.compile(r"(.{3,}[^aeiou])e$")
_SHORT_E = re.compile(r"([^aeiouy]{1,3}[aeou])([^aeiouy])e$")  # hoge, grote
_VOICED = re.compile(r"(?<=[aeiouyj])[vz]$")  # wijz(e), uitgav(e)
_SINGULAR = re.compile(r"(.{2,}(?:e[nm]|ant|(?:[^aeiou]|i)[aiouy]))s$")  # inkomens, accountants, risicos
_PERSONS = re.compile(r"(.{2,}en)en?$")  # betrokkene(n), redenen


# As many as a very large collection has words: fewer would be forgotten before they are asked again.
@lru_cache(maxsize=1_000_000)
def stems(word: str, accented: str = "") -> tuple[str, ...]:
    """The stems under which a word without accents is found: one, and more where its spelling allows two
    readings. Two forms belong together when they share one. Any spelling is safe; a number is its own
    stem."""
    if word[:1].isdigit():
        return tuple(dict.fromkeys((word, levelled_number(word))))
    if word in KEPT:
        return (KEPT[word],)
    regular = _regular(word)
    if _SHORT_HEID.fullmatch(regular):
        return (regular,)
    found = [_levelled(kraaij_pohlmann(regular))]
    if accented and accented != word:
        found.append(_levelled(spelled(kraaij_pohlmann(accented))[0]))
    if regular.endswith("s"):
        found.append(_levelled(regular))
    if regular.endswith("den"):
        found.append(_levelled(regular.removesuffix("en")))
    if word not in NO_PLURALS and (singular := _SINGULAR.fullmatch(regular)):
        found.append(_levelled(kraaij_pohlmann(singular[1])))
    if word not in NO_ADJECTIVES and (short := _SHORT_E.fullmatch(word)):
        found.append(_levelled(short[1] + short[1][-1] + short[2]))
    if persons := _PERSONS.fullmatch(regular):
        found.append(_levelled(kraaij_pohlmann(persons[1])))
    if _VERB.search(regular):
        bare = regular[:-1]  # of "plaatst" and "dienst" the s stays
        found.append(_levelled(bare if bare.endswith("s") else kraaij_pohlmann(bare)))
    if number := number_of_word(word):
        found.append(number)
    return tuple(dict.fromkeys(stem for stem in found if stem))


def kraaij_pohlmann(word: str) -> str:
    """The stem as Snowball gives it."""
    if not hasattr(_threads, "stemmer"):
        _threads.stemmer = Stemmer.Stemmer("dutch")  # not safe to share between threads
    stem: str = _threads.stemmer.stemWord(word)
    return stem


def _regular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(tuple(IRREGULAR_ENDINGS)) and not REGULAR.search(word):
        ending = next(ending for ending in IRREGULAR_ENDINGS if word.endswith(ending))
        return word.removesuffix(ending) + IRREGULAR_ENDINGS[ending]
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def _levelled(stem: str) -> str:
    """One spelling of the last syllable of a longer word: bijdrag(e) and bijdraag, probleem and problem,
    wijz(e) and wijs. A word of one syllable keeps its vowel (zaak, zak)."""
    level = _LONG.sub(r"\1\2\3", _FINAL_E.sub(r"\1", stem))
    return _VOICED.sub(lambda last: {"v": "f", "z": "s"}[last[0]], level)
