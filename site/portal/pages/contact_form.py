"""The form of the contact page: what a visitor fills in, how that is told from a program that fills in forms,
and the mail that comes of it."""

import logging
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from documents.region import region_names
from documents.text.control_characters import on_one_line
from documents.text.refusals import Refused
from signatures.rounds.posting import mail_of

logger = logging.getLogger(__name__)
SALT = "portal.pages.contact"
FASTEST = timedelta(seconds=3)
LONGEST = timedelta(hours=24)
TOO_FAST = "U was wel heel snel. Lees uw bericht nog eens na en verstuur het opnieuw."
TOO_OLD = "De pagina stond lang open. Verstuur uw bericht nog een keer; alles wat u schreef, staat er nog."
FILLED_TRAP = (
    "Uw bericht is niet verstuurd: een veld dat leeg moet blijven, was ingevuld. Maak het veld “Laat dit "
    "veld leeg” leeg en verstuur opnieuw."
)


def opened_now() -> str:
    """When the form was shown, so that nobody can say it was earlier."""
    return signing.TimestampSigner(salt=SALT).sign("open")


class ContactForm(forms.Form):
    name = forms.CharField(label="Uw naam", max_length=120)
    email = forms.EmailField(
        label="Uw e-mailadres",
        max_length=254,
        error_messages={"invalid": "Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl."},
    )
    message = forms.CharField(
        label="Uw vraag of bericht", max_length=5000, widget=forms.Textarea({"rows": 8})
    )
    website = forms.CharField(label="Laat dit veld leeg", required=False, max_length=250)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, initial=opened_now)

    use_required_attribute = False

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        for field in self.asked:
            field.field.widget.attrs["class"] = "utrecht-textbox"
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    @property
    def asked(self) -> list[forms.BoundField]:
        """What a visitor fills in; the other field is for a program that fills in all."""
        return [self["name"], self["email"], self["message"]]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(FILLED_TRAP)
        return ""

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        signer = signing.TimestampSigner(salt=SALT)
        sent = self.data.get("opened", "")
        try:
            signer.unsign(sent, max_age=LONGEST)
        except signing.BadSignature:  # also when it expired
            self._open_again()
            raise ValidationError(TOO_OLD) from None
        try:
            signer.unsign(sent, max_age=FASTEST)
        except signing.SignatureExpired:
            return cleaned
        raise ValidationError(TOO_FAST)

    def _open_again(self) -> None:
        given: Any = self.data
        again = given.copy()
        again["opened"] = opened_now()
        self.data = again


def send_message(*, name: str, email: str, message: str, page: str) -> None:
    """To the address for questions; an answer goes to who wrote. Raises Refused."""
    region = region_names()
    body = f"{message}\n\n--\n{name} <{email}>\nVerstuurd met het formulier op {page}\n"
    mail = mail_of(f"Vraag via {region.full}: {on_one_line(name)}", body, region.contact)
    mail.reply_to = [email]
    try:
        mail.send()
    except (OSError, ValueError) as error:
        logger.warning("a message of the contact form was not sent: %s", error)
        raise Refused(
            "Uw bericht kon niet worden verstuurd. Probeer het later opnieuw, of mail zelf naar "
            f"{region.contact}. Wat u schreef, staat er nog."
        ) from error
