from documents.models.document import Document, Kind, Visibility
from documents.models.stored_file import StoredFile
from documents.models.version import Article, Attachment, Version

__all__ = ["Article", "Attachment", "Document", "Kind", "StoredFile", "Version", "Visibility"]
