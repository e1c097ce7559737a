"""What somebody searched for, as the address of a text brings it along: `?zoek=kosten verhuur`."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from documents import addresses
from search.analysis.marked_html import marked_html
from search.analysis.marking import Fragment, marked_whole
from search.analysis.plan import Marks
from search.finding import marks_of
from search.query import LONGEST

PARAMETER = "zoek"
NOTHING = Marks()


@dataclass(frozen=True)
class SearchedWords:
    """What to mark on a page; nothing when nobody searched. `here` is the page without the marks."""

    text: str = ""
    marks: Marks = NOTHING
    here: str = ""

    def __bool__(self) -> bool:
        return self.marks != NOTHING

    @property
    def search_url(self) -> str:
        return addresses.search(urlencode({"q": self.text}))

    def in_text(self, text: str) -> tuple[Fragment, ...]:
        return marked_whole(text, self.marks) if self else (Fragment(text, False),)

    def in_html(self, html: str) -> SafeString:
        """The frozen HTML of a unit, which is left as it is: the marks are in what is shown."""
        return mark_safe(marked_html(html, self.marks) if self else html)


NOT_SOUGHT = SearchedWords()


def searched_words_in(request: HttpRequest) -> SearchedWords:
    text = " ".join(request.GET.get(PARAMETER, "")[:LONGEST].split())
    if not text:
        return NOT_SOUGHT
    return SearchedWords(text, marks_of(text, user=request.user), request.build_absolute_uri(request.path))
