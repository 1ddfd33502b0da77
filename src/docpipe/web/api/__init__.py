"""The REST interface, one file a resource."""

from fastapi import APIRouter

from docpipe.web.api import documents, entries, facets, pictures, search, status

router = APIRouter()
for part in (search, entries, documents, pictures, facets, status):
    router.include_router(part.router)
