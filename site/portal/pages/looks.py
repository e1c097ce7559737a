"""The colours and the letter of a region: whether they can be read, and their style sheet. Pure."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from portal.pages.contrast import ENOUGH, contrast, mixed, readable

ACCENT, ON_ACCENT, WASH = "#0d5c6b", "#ffffff", "#f1f7f8"
PAPER, INK, BLACK = "#ffffff", "#1b2227", "#000000"
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
        """In the layer of the region, which comes before all that uses these."""
        lines = "\n".join(f"    {name}: {value};" for name, value in self._tokens())
        return f"@layer region {{\n  .region-theme {{\n{lines}\n  }}\n}}\n"

    def _tokens(self) -> Iterator[tuple[str, str]]:
        family = next((font.family for font in FONTS if font.code == self.font), FONTS[0].family)
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
        yield from ((f"--region-{name}", value) for name, value in shades.items())
        yield "--on-accent", self.on_accent
        yield "--font", family
        yield "--basis-color-accent-1-inverse-color-default", self.on_accent
        yield "--basis-color-action-1-inverse-color-default", self.on_accent
        yield "--basis-color-action-1-inverse-color-hover", self.on_accent
        yield "--basis-color-action-1-inverse-color-active", self.on_accent
        yield "--basis-color-action-1-inverse-bg-default", self.accent
        yield "--basis-color-action-2-color-default", self.accent


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
