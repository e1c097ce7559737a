from documents.importing.stream import Reading


def read_odt(content: bytes, password: str | None = None) -> Reading:
    raise NotImplementedError
