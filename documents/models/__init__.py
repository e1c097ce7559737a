from documents.models.determination_proposal import DeterminationProposal
from documents.models.document import Document, free_slug
from documents.models.document_kind import AGREEMENT, DocumentKind
from documents.models.draft import DocumentPage, DraftAttachment, DraftsPage
from documents.models.erratum_proposal import ErratumProposal
from documents.models.extracted_text import ExtractedText, ExtractionStatus
from documents.models.incoming_file import IncomingFile, Progress
from documents.models.ledger_entry import LedgerEntry
from documents.models.long_work import LongWork, WorkState
from documents.models.next_rule import NextRule
from documents.models.publication import Publication
from documents.models.stored_comparison import StoredComparison
from documents.models.stored_file import StoredFile, store_file
from documents.models.version import Article, Attachment, Version
from documents.models.visibility import Visibility
from documents.models.working_arrangements import WorkingArrangements

__all__ = [
    "AGREEMENT",
    "Article",
    "Attachment",
    "DeterminationProposal",
    "Document",
    "DocumentKind",
    "DocumentPage",
    "DraftAttachment",
    "DraftsPage",
    "ErratumProposal",
    "ExtractedText",
    "ExtractionStatus",
    "IncomingFile",
    "LedgerEntry",
    "LongWork",
    "NextRule",
    "Progress",
    "Publication",
    "StoredComparison",
    "StoredFile",
    "Version",
    "Visibility",
    "WorkState",
    "WorkingArrangements",
    "free_slug",
    "store_file",
]
