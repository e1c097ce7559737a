"""What went wrong, as `application/problem+json` (RFC 9457), which the NL API Design Rules ask for."""

import json
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE = "application/problem+json"
PREFIX = "/api/"
TITLES = {
    HTTPStatus.BAD_REQUEST: "Deze vraag klopt niet",
    HTTPStatus.FORBIDDEN: "Dit mag u niet",
    HTTPStatus.NOT_FOUND: "Dit is er niet",
    HTTPStatus.METHOD_NOT_ALLOWED: "Dit kan hier niet",
    HTTPStatus.SERVICE_UNAVAILABLE: "Dit werkt nu even niet",
}
DETAILS = {
    HTTPStatus.NOT_FOUND: "Op dit adres staat niets, of u mag het niet lezen. Zie /api/v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Vraag dit adres op met GET. Zie /api/v1/openapi.json.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Probeer het over een paar minuten opnieuw.",
}
ELSE = (
    "Er ging iets mis",
    "Probeer het later opnieuw. Blijft het misgaan, meld het dan aan het regionale team.",
)
# What pydantic calls an error, and the sentence for it; `{}` is filled from the error's context.
REASONS = {
    "missing": "ontbreekt",
    "literal_error": "kan alleen zijn: {expected}",
    "date_from_datetime_parsing": "moet een dag zijn, als JJJJ-MM-DD",
    "date_parsing": "moet een dag zijn, als JJJJ-MM-DD",
    "date_from_datetime_inexact": "moet een dag zijn, als JJJJ-MM-DD",
    "int_parsing": "moet een geheel getal zijn",
    "int_parsing_size": "moet een geheel getal zijn",
    "greater_than_equal": "moet {ge} of meer zijn",
    "less_than_equal": "moet {le} of minder zijn",
    "string_too_short": "mag niet leeg zijn",
    "string_too_long": "mag hoogstens {max_length} tekens zijn",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "value_error": "{error}",
    "too_long": "mag hoogstens {max_length} keer",
}


def problem(status: int, detail: str = "", **more: Any) -> HttpResponse:
    """A response that says in `title` and `detail` what happened and what to do."""
    told = HTTPStatus(status)
    data = {
        "status": status,
        "title": TITLES.get(told, ELSE[0]),
        "detail": detail or DETAILS.get(told, ELSE[1]),
        **more,
    }
    return HttpResponse(json.dumps(data, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)


def wrong_values(errors: Iterable[dict[str, Any]]) -> HttpResponse:
    """400, naming each parameter that is wrong and why."""
    wrong = [{"name": _parameter(error), "reason": _reason(error)} for error in errors]
    detail = "; ".join(f"{one['name']} {one['reason']}" for one in wrong)
    return problem(HTTPStatus.BAD_REQUEST, f"{detail}.", invalidParams=wrong)


def as_problems(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: below `/api/` every failure is a problem, also one from before the API was reached."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or not request.path.startswith(PREFIX)
            or response.get("Content-Type", "").startswith(CONTENT_TYPE)
        ):
            return response
        told = problem(response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response:
                told[name] = response[name]
        return told

    return answer


def _parameter(error: dict[str, Any]) -> str:
    """The place of an error is a path; of a value in a list its number comes last."""
    return next(str(part) for part in reversed(error["loc"]) if not isinstance(part, int))


def _reason(error: dict[str, Any]) -> str:
    reason = REASONS.get(error["type"], "klopt niet")
    return reason.format(**error.get("ctx", {})).replace("'", "").replace(" or ", " of ")
