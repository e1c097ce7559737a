"""The API as a whole: its version, how it is described, and what is true of every answer."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from ninja import NinjaAPI
from ninja.errors import ValidationError

from documents import addresses
from documents.region import region_names
from portal.api import searching
from portal.api.problems import CONTENT_TYPE, wrong_values

VERSION = "1.0.0"
PROBLEM = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "invalidParams": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
PROBLEMS = {"400": "Een parameter klopt niet.", "503": "De zoekmachine antwoordt niet."}


class Api(NinjaAPI):
    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().create_response(request, *args, **kwargs)
        response["API-Version"] = VERSION
        return response


api = Api(
    title="Convenantportaal",
    version=VERSION,
    description="Zoeken in een convenant en wat eronder hangt. Zonder aanmelding: in wat iedereen mag lezen.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", searching.router)


@api.exception_handler(ValidationError)
def wrong_parameters(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return wrong_values(error.errors)


def openapi(_request: HttpRequest) -> JsonResponse:
    """The description of the API, as OpenAPI 3.1; any website may read it."""
    described = dict(api.get_openapi_schema(path_prefix=""))
    described["info"]["contact"] = {
        "name": region_names().full,
        "email": region_names().contact or settings.DEFAULT_FROM_EMAIL,
        "url": addresses.absolute(addresses.contact()),
    }
    described["servers"] = [{"url": addresses.absolute(addresses.api())}]
    for operations in described["paths"].values():
        for operation in operations.values():
            _complete(operation)
    response = JsonResponse(described, json_dumps_params={"ensure_ascii": False})
    response["API-Version"] = VERSION
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _complete(operation: dict[str, Any]) -> None:
    """What holds for every operation: its version in a header, and what its failures look like."""
    for response in operation["responses"].values():
        response["headers"] = {"API-Version": {"schema": {"type": "string"}, "description": "Deze uitgave."}}
    for status, description in PROBLEMS.items():
        operation["responses"][status] = {
            "description": description,
            "content": {CONTENT_TYPE: {"schema": PROBLEM}},
        }


urls = ([path("openapi.json", openapi, name="openapi"), *api.urls[0]], "api", "api")
