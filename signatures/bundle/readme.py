"""What the auditor reads first: what is in the bundle, and how to check it without this portal."""

from datetime import UTC

from documents.text.control_characters import without_control_characters
from documents.text.dutch import day
from signatures.bundle import places
from signatures.bundle.scope import Scope

TEXT = """\
BEWIJSMAP
{title}, versie {name}
Stand per {on}, zoals bekend op {known} (UTC).
{whose}
Controlegetal van de versie (SHA-256):
{digest}
{head}

WAT ZIT ERIN
{content:<32} de vastgestelde tekst, precies zoals vastgelegd
{recorded:<32} wat verder in het controlegetal meetelt: artikelen, datums, regel, bijlagen
{plain:<32} dezelfde tekst om te lezen (ook als .html en .pdf)
{attachments:<32} de bijlagen die met de versie zijn vastgesteld
{source:<32} het bestand waaruit de tekst is ingelezen, als dat er is
{to_sign:<32} de PDF die is verstuurd om te tekenen, als die er is
{decisions:<32} de besluitroute: wie, wanneer, uitkomst, stukken
{acts:<32} besluiten, ondertekeningen, weigeringen, verklaringen en hun herstel
{files:<32} getekende stukken, mandaten en vergaderstukken, genoemd naar hun SHA-256
{partners:<32} partners met hun namen, deelnames en mandaten
{agreed:<32} looptijd, opzegging, herziening en bedragen, met elk herstel
{rounds:<32} wie is gevraagd te tekenen, uitnodigingen, herinneringen, wat is ingeleverd
{lines:<32} de regels van het logboek over dit document
{chain:<32} van elke regel van het hele logboek het controlegetal
{standing:<32} hoe versies en partners ervoor stonden, en waarom
{chart:<32} hetzelfde als overzicht (.xlsx, .csv, .json en .pdf)

CONTROLEREN ZONDER PORTAAL
1. Pak de map uit en open een opdrachtvenster in die map.
2. Geef de opdracht:  sha256sum -c SHA256SUMS
   (op een Mac:       shasum -a 256 -c SHA256SUMS)
   Achter elke naam hoort OK te staan. Dan is geen bestand veranderd sinds deze map is gemaakt.
3. Vergelijk het controlegetal hierboven met dat op het standblad of op de vaste pagina van de versie:
   {address}

CONTROLEREN MET HET PORTAAL (geen database nodig)
   python manage.py verify_evidence BESTAND.zip
Deze opdracht rekent alles opnieuw uit: de bestanden, de versie, elk artikel, elke handeling en de keten van
het logboek. Wat niet klopt, noemt zij bij naam.

HOE EEN CONTROLEGETAL WORDT UITGEREKEND
Steeds: SHA-256 over JSON in UTF-8, met de namen op alfabet en zonder spaties tussen de tekens.
- Artikel: over position, type, key, number, label, heading, level, path, text en html.
- Versie: over alle velden van {recorded} behalve digest, met
  bij content de letterlijke inhoud van {content}, bij articles de controlegetallen van de artikelen,
  en met schema "versie-1-sha256".
- Handeling: over alle velden onder record in {acts}, behalve id en digest.
- Regel van het logboek: eerst de inhoud (at, who, role, organisation, what, object_kind, object_id,
  object_name, document, result, origin). Dan de regel: number, previous, content en schema
  "logregel-1-sha256". Previous is het controlegetal van de regel ervoor. Van regels over andere
  documenten staat in {chain} alleen het controlegetal van de inhoud. Zo is de keten te volgen
  zonder dat u kunt lezen wat daar staat.
"""


def readme(scope: Scope) -> bytes:
    version, head = scope.version, scope.head
    names = {name.lower(): value for name, value in vars(places).items() if isinstance(value, str)}
    told = TEXT.format(
        **names,
        title=version.title,
        name=version.name,
        on=day(scope.on),
        known=f"{scope.known_on.astimezone(UTC):%Y-%m-%d %H:%M:%S}",
        whose=f"Alleen wat partner {scope.partner} aangaat.\n" if scope.partner else "",
        digest=version.digest,
        head=f"Laatste regel van het logboek: {head.number}\n{head.digest}" if head else "",
        address=scope.address,
    )
    return without_control_characters(told).encode()
