"""The pages for people, one file a family."""

from fastapi import APIRouter

from docpipe.web.pages import (
    document,
    documents,
    municipalities,
    record,
    search,
    start,
    timeline,
    topics,
)

router = APIRouter()
for part in (start, search, record, documents, document, topics, municipalities, timeline):
    router.include_router(part.router)
