from documents.importing.stream import Reading


def read_pdf(content: bytes, password: str | None = None) -> Reading:
    raise NotImplementedError
