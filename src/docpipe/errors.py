"""Every error docpipe raises on purpose, sorted by who must act.

::

    DocpipeError
    ├─ SourceError            the file is at fault: it goes to quarantine, the batch goes on
    │  ├─ NotAPdfError        reason not_a_pdf
    │  ├─ EmptyFileError      reason empty_file
    │  ├─ CorruptError        reason corrupt
    │  ├─ EncryptedError      reason encrypted
    │  ├─ NoTextError         reason no_text
    │  ├─ TooLargeError       reason too_large
    │  ├─ ExtractionTimeoutError  reason timeout
    │  ├─ MemoryLimitError    reason out_of_memory
    │  ├─ UnsupportedError    reason unsupported
    │  ├─ DownloadError       reason download_failed
    │  │  ├─ ForbiddenAddressError  an address that is not asked, whatever is there
    │  │  │  └─ RobotsError    robots.txt of the host asks not to
    │  │  ├─ NotFoundError    the server says that there is nothing (404)
    │  │  ├─ GoneError        the server says that it was taken away for good (410)
    │  │  ├─ UnreachableError  no answer for now; says nothing of what is there
    │  │  └─ DiscoveryError   a watched place answered, but not with what its rule expects
    │  └─ InternalError       reason internal: docpipe itself failed on this file
    │     └─ LostChildError    somebody ended the reading process; trying again may help
    ├─ ToolMissingError       the operator: something is not installed; the message holds the cure
    ├─ SettingsError          the operator: docpipe.toml or an environment variable is wrong
    ├─ CorpusError            the operator: the corpus folder cannot be used as it is
    │  ├─ UnknownIdError      the caller named an id that is not there
    │  ├─ NoPictureError      of this page no picture can be made: the original is gone or broken
    │  └─ SchemaMismatchError written by another version of docpipe
    ├─ SnapshotError          the operator: the index folder cannot be used as it is
    │  ├─ NoSnapshotError     nothing has been published yet
    │  ├─ CorruptSnapshotError  a file differs from its checksum
    │  ├─ NewerSnapshotError   written by a newer docpipe; it is neither read nor replaced
    │  ├─ IncompatibleSnapshotError  made with another model or analyser than configured
    │  ├─ OutdatedCandidateError  something else was published since it was built
    │  └─ BusyError           another process is writing
    ├─ DeliveryError          somebody could not be told now; another attempt follows
    │  └─ RefusedError        and none will succeed: the recipient is refused
    └─ QueryError             the caller: the question or a filter cannot be understood
       └─ ContradictionError  two filters, each right by itself, exclude each other

Messages are German, because users read them; they name the cure.
"""

import errno
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a source is in quarantine (closed list of the public contract)."""

    NOT_A_PDF = "not_a_pdf"
    EMPTY_FILE = "empty_file"
    CORRUPT = "corrupt"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    UNSUPPORTED = "unsupported"
    DOWNLOAD_FAILED = "download_failed"
    INTERNAL = "internal"


class DocpipeError(Exception):
    """The root of all errors that docpipe raises on purpose."""


class SourceError(DocpipeError):
    """One source is at fault; only the pipeline catches it, and quarantines the source."""

    reason: Reason = Reason.INTERNAL


class NotAPdfError(SourceError):
    """The bytes do not begin like a PDF."""

    reason = Reason.NOT_A_PDF


class EmptyFileError(SourceError):
    """The file has no bytes."""

    reason = Reason.EMPTY_FILE


class CorruptError(SourceError):
    """The PDF is damaged or truncated beyond reading."""

    reason = Reason.CORRUPT


class EncryptedError(SourceError):
    """The PDF needs a password that was not given, or another one."""

    reason = Reason.ENCRYPTED


class NoTextError(SourceError):
    """No page carries readable text."""

    reason = Reason.NO_TEXT


class TooLargeError(SourceError):
    """The file exceeds a configured limit (bytes, pages, decompressed size)."""

    reason = Reason.TOO_LARGE


class ExtractionTimeoutError(SourceError):
    """Reading took more CPU or wall time than allowed."""

    reason = Reason.TIMEOUT


class MemoryLimitError(SourceError):
    """Reading took more memory than allowed."""

    reason = Reason.OUT_OF_MEMORY


class UnsupportedError(SourceError):
    """The file is of a kind that docpipe does not read."""

    reason = Reason.UNSUPPORTED


class DownloadError(SourceError):
    """The address could not be fetched."""

    reason = Reason.DOWNLOAD_FAILED


class ForbiddenAddressError(DownloadError):
    """The address may not be asked: no web address, inside the own network, with a password."""


class RobotsError(ForbiddenAddressError):
    """The host's robots.txt asks not to fetch this address."""


class NotFoundError(DownloadError):
    """The server answered that there is nothing at this address (404)."""


class GoneError(DownloadError):
    """The server answered that what was at this address is gone for good (410)."""


class UnreachableError(DownloadError):
    """No usable answer for now: no name, no connection, too slow, or the server is in trouble."""


class DiscoveryError(DownloadError):
    """A watched place is not what its entry in the list expects; nothing is gone by that."""


class InternalError(SourceError):
    """docpipe, or a library below it, failed on this file in a way nobody foresaw."""

    reason = Reason.INTERNAL


class LostChildError(InternalError):
    """The reading process was ended from outside; the same attempt may succeed next time."""


class ToolMissingError(DocpipeError):
    """Something is missing on the machine; the message says how to install it."""


class SettingsError(DocpipeError):
    """A setting is unknown or out of range."""


class CorpusError(DocpipeError):
    """The corpus folder cannot be used as it is."""


class UnknownIdError(CorpusError):
    """No record, document or passage has this id."""


class NoPictureError(CorpusError):
    """The original is missing, changed or unreadable, so its pages cannot be shown."""


class SchemaMismatchError(CorpusError):
    """A file was written with another schema version."""


class DatasetError(DocpipeError):
    """A folder is no data set, is damaged, or holds something else that would be lost."""


class SnapshotError(DocpipeError):
    """The index folder cannot be used as it is."""


class NoSnapshotError(SnapshotError):
    """No snapshot has been published."""


class CorruptSnapshotError(SnapshotError):
    """A file of the snapshot is missing or differs from its checksum."""


class NewerSnapshotError(SnapshotError):
    """A newer docpipe has published here."""


class IncompatibleSnapshotError(SnapshotError):
    """The snapshot was made with another embedding model or analyser."""


class OutdatedCandidateError(SnapshotError):
    """A snapshot was judged against one that is not published any more."""


class BusyError(SnapshotError):
    """Another process holds the write lock."""


class DeliveryError(DocpipeError):
    """A notice could not be handed over now; a later attempt may succeed."""


class RefusedError(DeliveryError):
    """The other side refuses this recipient or message for good."""


class QueryError(DocpipeError):
    """The question or a filter cannot be understood.

    Attributes:
        position: The character of the question where it goes wrong, from 0, if it is one.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class ContradictionError(QueryError):
    """Two filters, each right by itself, exclude each other."""


_REASONS = {
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "nicht erlaubt",
    errno.ENOENT: "gibt es nicht",
    errno.EISDIR: "ist ein Ordner",
    errno.ENOTDIR: "ein Teil des Pfads ist kein Ordner",
    errno.EEXIST: "ein Teil des Pfads ist kein Ordner",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EFBIG: "die erlaubte Dateigröße ist erreicht",
    errno.EDQUOT: "das Kontingent ist erschöpft",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EMFILE: "zu viele offene Dateien",
    errno.EADDRINUSE: "der Port ist schon belegt",
    errno.EADDRNOTAVAIL: "diese Adresse hat der Rechner nicht",
    errno.EIO: "Ein- oder Ausgabefehler des Datenträgers",
}


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def cure_of(error: OSError) -> str:
    """What to do about a full, read-only or closed disk, with a blank before it; else nothing."""
    if error.errno in _FULL:
        return (
            " Abhilfe: Platz schaffen („docpipe prune“ zeigt und entfernt, was niemand mehr "
            "braucht) und den Befehl wiederholen; was veröffentlicht ist, gilt weiter."
        )
    if error.errno == errno.EROFS:
        return " Abhilfe: den Datenträger zum Schreiben einhängen und den Befehl wiederholen."
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            " Abhilfe: dem Konto, unter dem docpipe läuft, hier Zugriff geben und den Befehl "
            "wiederholen."
        )
    return ""


def explained(error: OSError) -> str:
    """What the machine refused, in German, with the path if one is known."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    where = f"{error.filename}: " if isinstance(error.filename, str | Path) else ""
    return f"{where}{reason}."
