"""The colours and the letter of a region: whether they can be read, and their style sheet. Pure."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from portal.pages.contrast import ENOUGH, contrast, mixed, readable

ACCENT, ON_ACCENT, WASH = "#0d5c6b", "#ffffff", "#f1f7f8"
PAPER, INK, BLACK = "#ffffff", "#1b2227", "#000000"
DARK_PAPER, DARK_WASH = "#12181c", "#1a2227"
SYSTEM = 'system-ui, -apple-system, "Segoe UI", sans-serif'


@dataclass(frozen=True, slots=True)
class Font:
    code: str
    name: str
    family: str


FONTS = (
    Font("source-sans", "Source Sans 3", f'"Source Sans 3", "Source Sans Pro", {SYSTEM}'),
    Font("system", "Het lettertype van het apparaat zelf", SYSTEM),
    Font("verdana", "Verdana (breed)", f"Verdana, Geneva, {SYSTEM}"),
    Font("georgia", "Georgia (met schreven)", 'Georgia, "Times New Roman", serif'),
)


@dataclass(frozen=True, slots=True)
class Looks:
    """`accent` is of buttons and links, `on_accent` of the words on a button, `wash` is behind the foot."""

    accent: str = ACCENT
    on_accent: str = ON_ACCENT
    wash: str = WASH
    font: str = FONTS[0].code

    @property
    def digest(self) -> str:
        """Names the style sheet. Empty for the looks of the portal itself, which need none."""
        return "" if self == Looks() else hashlib.sha256(self.css().encode()).hexdigest()[:16]

    def css(self) -> str:
        """In the layer of the region, before all that uses these; for a dark screen the same hue, lighter."""
        light = "\n".join(f"    {name}: {value};" for name, value in self._tokens())
        dark = "\n".join(f"      {name}: {value};" for name, value in self._dark_tokens())
        screen = "@media screen and (prefers-color-scheme: dark)"
        return (
            f"@layer region {{\n  .region-theme {{\n{light}\n  }}\n"
            f"  {screen} {{\n    .region-theme {{\n{dark}\n    }}\n  }}\n}}\n"
        )

    @property
    def dark_accent(self) -> str:
        return readable(self.accent, [DARK_PAPER, DARK_WASH, mixed(self.accent, DARK_PAPER, 0.2)])

    @property
    def on_dark_accent(self) -> str:
        return max((PAPER, BLACK), key=lambda words: contrast(words, self.dark_accent))

    def _tokens(self) -> Iterator[tuple[str, str]]:
        shades = {
            "50": self.wash,
            "100": mixed(self.accent, PAPER, 0.12),
            "200": mixed(self.accent, PAPER, 0.25),
            "300": mixed(self.accent, PAPER, 0.47),
            "400": mixed(self.accent, PAPER, 0.8),
            "500": self.accent,
            "600": mixed(self.accent, BLACK, 0.78),
            "700": mixed(self.accent, BLACK, 0.54),
        }
        yield from _accented(shades, self.on_accent)
        yield "--font", next((font.family for font in FONTS if font.code == self.font), FONTS[0].family)

    def _dark_tokens(self) -> Iterator[tuple[str, str]]:
        shades = {
            "50": mixed(self.accent, DARK_PAPER, 0.12),
            "100": mixed(self.accent, DARK_PAPER, 0.2),
            "200": mixed(self.accent, DARK_PAPER, 0.4),
            "300": mixed(self.accent, DARK_PAPER, 0.7),
            "400": mixed(self.dark_accent, DARK_PAPER, 0.8),
            "500": self.dark_accent,
            "600": mixed(self.dark_accent, PAPER, 0.78),
            "700": mixed(self.dark_accent, PAPER, 0.54),
        }
        yield from _accented(shades, self.on_dark_accent)


def _accented(shades: dict[str, str], words: str) -> Iterator[tuple[str, str]]:
    yield from ((f"--region-{name}", value) for name, value in shades.items())
    yield "--on-accent", words
    yield "--basis-color-accent-1-inverse-color-default", words
    yield "--basis-color-action-1-inverse-color-default", words
    yield "--basis-color-action-1-inverse-color-hover", words
    yield "--basis-color-action-1-inverse-color-active", words
    yield "--basis-color-action-1-inverse-bg-default", shades["500"]
    yield "--basis-color-action-2-color-default", shades["500"]


def colour_objections(looks: Looks) -> Iterator[tuple[str, str]]:
    """Per field what cannot be read well enough, with the nearest colour that can."""
    try:
        yield from _objections(looks)
    except ValueError:  # not a colour, which the field says itself
        return


def _objections(looks: Looks) -> Iterator[tuple[str, str]]:
    if contrast(INK, looks.wash) < ENOUGH:
        yield "wash", _told("Tekst", "op deze achtergrond", INK, looks.wash, readable(looks.wash, [INK]))
        return
    behind = (PAPER, looks.wash)
    if (least := min(behind, key=lambda one: contrast(looks.accent, one))) and (
        contrast(looks.accent, least) < ENOUGH
    ):
        where = "op wit" if least == PAPER else f"op de achtergrond {looks.wash}"
        yield "accent", _told("Een link", where, looks.accent, least, readable(looks.accent, behind))
        return
    if contrast(looks.on_accent, looks.accent) < ENOUGH:
        better = _words_on(looks.accent, looks.on_accent)
        yield "on_accent", _told("Tekst", "op een knop", looks.on_accent, looks.accent, better)


def _words_on(accent: str, wanted: str) -> str:
    return readable(wanted, [accent]) or max((PAPER, BLACK), key=lambda one: contrast(one, accent))


def _told(what: str, where: str, colour: str, behind: str, better: str) -> str:
    found = f"{contrast(colour, behind):.1f}".replace(".", ",")
    advice = (
        f" Kies {better}: dat lijkt erop en is wel goed te lezen." if better else " Kies een andere kleur."
    )
    return (
        f"{what} is in deze kleur {where} niet goed te lezen: het contrast is {found}, nodig is 4,5.{advice}"
    )
