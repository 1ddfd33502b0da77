"""Where parcels lie for workers that do not see the corpus folder: any store fsspec knows."""

from typing import Any

from docpipe.corpus.parcels import Parcel, damaged, pack, unpack
from docpipe.errors import SchemaMismatchError, SettingsError, ToolMissingError
from docpipe.model import SourceId


class Exchange:
    """Parcels on their way to workers and back, in a folder of a store.

    Credentials and end points come from where the store's own library looks for them (such as
    ``AWS_ACCESS_KEY_ID`` and ``AWS_ENDPOINT_URL``), so that no setting and no message to a worker
    holds them. It travels, for it is nothing but an address.
    """

    def __init__(self, address: str) -> None:
        """Use this folder, such as ``s3://bucket/docpipe`` or ``file:///srv/exchange``."""
        self.address = address.rstrip("/")

    def send(self, parcel: Parcel) -> None:
        """Lay a parcel out for whoever reads the source.

        Raises:
            SettingsError: The address has no meaning for fsspec.
            ToolMissingError: The library for this kind of store is not installed.
            OSError: The store does not answer, or refuses.
        """
        self._put("to-read", parcel)

    def sent(self, source_id: SourceId) -> Parcel:
        """The parcel that was laid out for a source. Raises as ``send`` and ``taken``."""
        return self._get("to-read", source_id)

    def give_back(self, answer: Parcel) -> None:
        """Lay out what came of a parcel. Raises as ``send``."""
        self._put("read", answer)

    def taken(self, source_id: SourceId) -> Parcel:
        """What came of a parcel.

        Raises:
            CorpusError: What lies there is no parcel for this source.
            OSError: Nothing lies there, or the store does not answer.
        """
        return self._get("read", source_id)

    def clear(self, source_id: SourceId) -> None:
        """Take away all that lies there for a source. Raises as ``send``."""
        store, _ = self._store()
        for way in ("to-read", "read"):
            path = self._path(way, source_id)
            if store.exists(path):
                store.rm_file(path)

    def _put(self, way: str, parcel: Parcel) -> None:
        store, _ = self._store()
        path = self._path(way, parcel.source.id)
        store.makedirs(path.rpartition("/")[0], exist_ok=True)
        store.pipe_file(path, pack(parcel))

    def _get(self, way: str, source_id: SourceId) -> Parcel:
        store, _ = self._store()
        data = store.cat_file(self._path(way, source_id))
        try:
            parcel = unpack(data)
        except SchemaMismatchError as exc:
            raise damaged(source_id) from exc
        if parcel.source.id != source_id:
            raise damaged(source_id)
        return parcel

    def _path(self, way: str, source_id: SourceId) -> str:
        _, root = self._store()
        return f"{root}/{way}/{source_id}.tar"

    def _store(self) -> tuple[Any, str]:
        try:
            import fsspec
        except ImportError as exc:
            raise ToolMissingError(_missing("fsspec")) from exc
        try:
            store, root = fsspec.core.url_to_fs(self.address, use_listings_cache=False)
        except ImportError as exc:
            raise ToolMissingError(_missing(exc.name or self.address)) from exc
        except ValueError as exc:
            raise SettingsError(
                f"[cluster] exchange = {self.address!r}: solche Orte kennt fsspec nicht. "
                "Beispiele: s3://bucket/docpipe, file:///srv/austausch."
            ) from exc
        return store, root


def _missing(package: str) -> str:
    return (
        f"Für [cluster] exchange fehlt {package}: pip install 'docpipe[cluster]' "
        "(enthält S3; andere Ablageorte brauchen ihr eigenes Paket für fsspec)."
    )
