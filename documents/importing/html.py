from documents.importing.stream import Reading


def read_html(content: bytes, password: str | None = None) -> Reading:
    raise NotImplementedError
