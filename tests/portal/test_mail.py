"""Where mail goes: to files that a person reads unless a server is given."""

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

import pytest

from portal.settings.mail import TO_FILES, mailers
from signatures.rounds.mail_checks import mail_leaves_the_machine


def test_without_a_server_each_mail_is_a_file_to_read(tmp_path, settings) -> None:
    settings.MAILERS = mailers(TO_FILES, tmp_path / "mail")
    address = f"http://127.0.0.1:8000/tekenen/{'x' * 60}/getekend/"
    EmailMessage("Tekenen vóór 1 mei", f"Open deze link:\n{address}\n", to=["jan@voorbeeld.example"]).send()
    (file,) = (tmp_path / "mail").iterdir()
    text = file.read_text()
    assert text.startswith("Aan: jan@voorbeeld.example\nOnderwerp: Tekenen vóór 1 mei\n")
    assert f"\n{address}\n" in text


def test_a_line_break_in_the_head_is_refused_in_files_too(tmp_path, settings) -> None:
    settings.MAILERS = mailers(TO_FILES, tmp_path / "mail")
    with pytest.raises(ValueError):
        EmailMessage("Hallo\nBcc: ander@kwaad.example", "x", to=["jan@voorbeeld.example"]).send()


def test_a_server_from_the_environment() -> None:
    (found,) = mailers("smtp+tls://naam:geheim%40@mail.regio.example:587", None).values()  # type: ignore[arg-type]
    assert found["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert found["OPTIONS"] == {
        "host": "mail.regio.example",
        "port": 587,
        "username": "naam",
        "password": "geheim@",
        "use_tls": True,
        "timeout": 15,
    }


@pytest.mark.parametrize("url", ["wat", "http://mail", "smtp://host:poort"])
def test_what_cannot_be_understood_is_named(url, tmp_path) -> None:
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is niet te begrijpen"):
        mailers(url, tmp_path)


def test_a_check_warns_when_mail_stays_on_the_machine(settings, tmp_path) -> None:
    settings.CONTACT_EMAIL = ""
    settings.MAILERS = mailers(TO_FILES, tmp_path)
    assert [found.id for found in mail_leaves_the_machine()] == ["signatures.W001", "signatures.W002"]
    settings.CONTACT_EMAIL = "team@regio.example"
    settings.MAILERS = mailers("smtp://localhost", tmp_path)
    assert mail_leaves_the_machine() == []
