"""Which unit continues which, what told so, and how surely."""

import pytest

from documents.comparison.alignment import carry_keys, matches
from documents.comparison.heading_pairing import heading_pairs
from documents.comparison.pairing import Pair, chosen_pairs
from documents.text import Paragraph, Run, Text, Unit
from documents.text.keys import with_keys
from tests.documents.test_alignment import BODIES, text, unit

OFFER, FUND, CARE, NOISE, AFTER = (BODIES[name] for name in ("aanbod", "fonds", "zorg", "overlast", "nazorg"))
EDITED = OFFER.replace("vijftig", "zestig")
MUCH_MORE = "Wij doen nog veel meer dan wat hier tot nu toe stond en dat is goed"


def chapter(number: str, name: str, level: int = 1, body: str = "") -> Unit:
    blocks = (Paragraph((Run(body),)),) if body else ()
    return Unit("heading", "", number, f"Hoofdstuk {number}" if number else "", name, level, blocks)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # By its text, more surely with its heading and its number.
        ([unit("1", OFFER, "Doel")], [unit("1", OFFER, "Doel")], [("doel", "doel", "text", 1.0)]),
        ([unit("1", OFFER)], [unit("1", EDITED)], [("artikel-1", "artikel-1", "text", 0.83)]),
        ([unit("1", OFFER)], [unit("3", EDITED)], [("artikel-1", "artikel-3", "text", 0.68)]),
        ([unit("1", OFFER, "Doel")], [unit("3", EDITED, "Doel")], [("doel", "doel", "text", 1.0)]),
        (
            [unit("1", "Wij gaan met elkaar verder.")],
            [unit("2", "Wij gaan met elkaar niet verder.")],
            [("artikel-1", "artikel-2", "text", 0.38)],
        ),
        # By its heading, where little of the text is left; also from another chapter.
        ([unit("1", OFFER, "Doel")], [unit("2", AFTER, "Doel")], [("doel", "doel", "heading", 0.3)]),
        (
            [chapter("1", "Huren"), unit("1", OFFER, "Doel"), chapter("2", "Geld")],
            [chapter("1", "Huren"), chapter("2", "Geld"), unit("2", AFTER, "Doel")],
            [
                ("huren", "huren", "heading", 0.9),
                ("geld", "geld", "heading", 0.9),
                ("doel", "doel", "heading", 0.25),
            ],
        ),
        # By its number.
        (
            [unit("1", "Wij overleggen.")],
            [unit("1", "Wij overleggen niet.")],
            [("artikel-1", "artikel-1", "label", 0.2)],
        ),
        (
            [chapter("1", "Huren"), unit("1", OFFER), chapter("2", "Geld")],
            [chapter("1", "Huren"), chapter("2", "Geld"), unit("1", AFTER)],
            [
                ("huren", "huren", "heading", 0.9),
                ("geld", "geld", "heading", 0.9),
                ("artikel-1", "artikel-1", "label", 0.15),
            ],
        ),
        (
            [unit("1", f"{OFFER} {FUND} {CARE}"), unit("2", NOISE)],
            [unit("1", f"{OFFER} {AFTER} {AFTER[3:]} {MUCH_MORE}"), unit("3", NOISE)],
            [("artikel-1", "artikel-1", "label", 0.41), ("artikel-2", "artikel-3", "text", 1.0)],
        ),
        # By its place between two that stayed.
        (
            [unit("1", OFFER), unit("2", FUND), unit("3", CARE)],
            [unit("1", AFTER), unit("2", OFFER), unit("3", NOISE), unit("4", CARE)],
            [
                ("artikel-1", "artikel-2", "text", 1.0),
                ("artikel-2", "artikel-3", "place", 0.05),
                ("artikel-3", "artikel-4", "text", 1.0),
            ],
        ),
        (
            [unit("1", OFFER), unit("2", FUND), unit("3", CARE)],
            [unit("7", NOISE), unit("8", CARE), unit("9", AFTER)],
            [("artikel-3", "artikel-8", "text", 1.0)],
        ),
        # Of two that say the same, the nearest.
        (
            [unit("1", f"{OFFER} x"), unit("2", FUND), unit("3", f"{OFFER} x")],
            [unit("8", FUND), unit("9", f"{OFFER} y")],
            [("artikel-2", "artikel-8", "text", 1.0), ("artikel-3", "artikel-9", "text", 0.89)],
        ),
        (
            [unit("1", f"{OFFER} x"), unit("2", FUND), unit("3", f"{OFFER} x")],
            [unit("8", f"{OFFER} y"), unit("9", FUND)],
            [("artikel-1", "artikel-8", "text", 0.89), ("artikel-2", "artikel-9", "text", 1.0)],
        ),
        # An annex by its own rules, whatever the articles are.
        (
            [unit("1", OFFER, kind="annex"), unit("2", FUND, kind="annex")],
            [unit("1", FUND, kind="annex"), unit("2", OFFER, kind="annex")],
            [("bijlage-2", "bijlage-1", "text", 1.0), ("bijlage-1", "bijlage-2", "text", 1.0)],
        ),
        (
            [unit("1", OFFER, kind="annex"), unit("1", FUND), unit("2", CARE)],
            [unit("1", OFFER, kind="annex"), unit("1", NOISE), unit("2", CARE)],
            [
                ("bijlage-1", "bijlage-1", "text", 1.0),
                ("artikel-1", "artikel-1", "label", 0.2),
                ("artikel-2", "artikel-2", "text", 1.0),
            ],
        ),
        (
            [unit("", "a", kind="preamble"), unit("", "c", kind="preamble")],
            [unit("", "b", kind="preamble")],
            [("aanhef", "aanhef", "kind", 1.0)],
        ),
    ],
)
def test_what_a_match_rests_on(old, new, expected) -> None:
    found = matches(text(*old), text(*new))
    assert [(match.old_key, match.new_key, match.why, match.score) for match in found] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([chapter("1", "Verdeling")], [chapter("3", "Verdeling")], [("heading", 0.7)]),
        ([chapter("1", "Verdeling")], [chapter("3", "Verdeling", 2)], [("heading", 0.6)]),
        ([chapter("1", "Verdeling")], [chapter("1", "Toewijzen")], [("label", 0.4)]),
        ([chapter("1", "Verdeling")], [chapter("1", "Toewijzen", 2)], []),
        ([chapter("1", "Verdeling")], [chapter("2", "Toewijzen")], []),
        ([chapter("1", "")], [chapter("1", "")], [("label", 0.4)]),
        ([chapter("1", "")], [chapter("2", "")], []),
        ([chapter("", "Geld")], [chapter("", "Geld")], [("heading", 0.7)]),
        ([chapter("1", "Geld en")], [chapter("2", "Geld")], [("heading", 0.56)]),
        ([chapter("1", "Huur")], [chapter("2", "Huis en meer")], []),
        # The text below a heading, and the articles under it.
        ([chapter("1", "Begin", body=OFFER)], [chapter("1", "Slot", body=OFFER)], [("label", 0.7)]),
        ([chapter("1", "Begin", body=OFFER)], [chapter("1", "Slot", body=AFTER)], [("label", 0.4)]),
        (
            [chapter("1", "Verdeling"), unit("1", OFFER), unit("2", FUND)],
            [chapter("2", "Toewijzen"), unit("1", OFFER), unit("2", FUND)],
            [("text", 0.5)],
        ),
        (
            [chapter("1", "Verdeling"), unit("1", OFFER), unit("2", FUND)],
            [chapter("1", "Toewijzen"), unit("1", OFFER), unit("2", FUND)],
            [("label", 0.7)],
        ),
        (
            [chapter("1", "Verdeling"), unit("1", OFFER), unit("2", FUND)],
            [
                chapter("1", "Toewijzen"),
                unit("1", OFFER),
                unit("7", AFTER),
                unit("8", NOISE),
                unit("9", CARE),
            ],
            [("label", 0.5)],
        ),
        (
            [chapter("1", "Verdeling"), unit("1", OFFER)],
            [chapter("1", "Toewijzen"), unit("7", NOISE)],
            [("label", 0.4)],
        ),
        (
            [chapter("1", "Verdeling"), unit("1", OFFER), unit("2", FUND)],
            [chapter("2", "Toewijzen"), unit("1", OFFER), unit("7", AFTER)],
            [],
        ),
        # Titles belong together, whatever they say.
        ([chapter("", "Convenant", 0)], [chapter("", "Afspraak", 0)], [("kind", 1.0)]),
        (
            [chapter("", "Convenant", 0)],
            [chapter("", "Afspraak", 0), chapter("", "Convenant", 0)],
            [("kind", 1.0)],
        ),
    ],
)
def test_what_a_heading_is_known_by(old, new, expected) -> None:
    was, now = text(*old), text(*new)
    headings = {found.key for found in now.units if found.type == "heading"}
    found = [match for match in matches(was, now) if match.new_key in headings]
    assert [(match.why, match.score) for match in found] == expected


def test_a_heading_that_is_the_title_of_one_text_is_no_chapter_of_the_other() -> None:
    was = text(chapter("", "Convenant", 0), chapter("1", "Doel"))
    now = text(chapter("", "Doel", 0), chapter("1", "Convenant"))
    assert [(pair.old, pair.new) for pair in heading_pairs(was, now, [])] == [(0, 0), (1, 1)]


@pytest.mark.parametrize("size", [5, 20, 21, 30])
def test_sections_of_one_name_go_with_their_chapter_however_many_there_are(size: int) -> None:
    def chapters(places: list[int], says: str) -> list[Unit]:
        return [
            found
            for place in places
            for found in (
                chapter("", f"{BODIES['zorg'].split()[place % 9]} {place:03} {'abcdefghij'[place % 10] * 9}"),
                unit("", f"{says} {place}", "Algemeen"),
            )
        ]

    old = text(*chapters(list(range(size)), "Eerst gold"))
    now = text(*chapters(list(reversed(range(size))), "Nu geldt"))
    assert [found.key for found in carry_keys(old, now).units[1::2]] == [
        found.key for found in reversed(old.units[1::2])
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (unit("1", OFFER), unit("1", AFTER)),
        (unit("1", OFFER, "Aanbod"), unit("7", AFTER, "Aanbod")),
        (unit("1", OFFER, "Aanbod"), unit("1", AFTER, "Aanbod")),
    ],
)
def test_a_name_in_another_chapter_proves_nothing_where_the_text_went_on_elsewhere(was, now) -> None:
    huren, geld = chapter("1", "Huren"), chapter("2", "Geld")
    old = text(huren, was, unit("2", CARE), geld, unit("3", FUND))

    def continued(taken_in: str) -> bool:
        new = text(huren, unit("2", f"{taken_in} {CARE}"), geld, unit("3", FUND), now)
        return new.units[-1].key in {match.new_key for match in matches(old, new)}

    assert not continued(taken_in=OFFER)
    assert continued(taken_in=NOISE)


def test_a_number_in_another_chapter_is_told_from_the_heading_it_has() -> None:
    huren, geld = chapter("1", "Huren"), chapter("2", "Geld")
    old = text(huren, unit("1", OFFER, "Aanbod"), geld)
    [match] = [
        match
        for match in matches(old, text(huren, geld, unit("1", AFTER, "Aanbod")))
        if match.old_key == "aanbod"
    ]
    assert (match.why, match.score) == ("heading", 0.4)


def test_each_unit_is_in_at_most_one_pair_the_best_first() -> None:
    pairs = [
        Pair(0, 0, "text", 0.5), Pair(0, 1, "text", 0.9), Pair(1, 1, "text", 0.8), Pair(1, 0, "text", 0.4),
        Pair(2, 3, "text", 0.7001, 0.2), Pair(2, 2, "text", 0.7, 0.1), Pair(3, 3, "text", 0.1),
    ]  # fmt: skip
    assert [(pair.old, pair.new) for pair in chosen_pairs(pairs)] == [(0, 1), (2, 2), (1, 0), (3, 3)]


def test_an_untouched_text_is_known_without_comparing() -> None:
    old = with_keys(Text((unit("1", OFFER), unit("2", OFFER), unit("2", OFFER, kind="annex"))))
    assert [(match.why, match.score) for match in matches(old, old)] == [("text", 1.0)] * 3
