"""The pages for people, one file a family."""

from fastapi import APIRouter

from docpipe.web.pages import (
    document,
    documents,
    dossier,
    municipalities,
    reading_list,
    record,
    search,
    start,
    timeline,
    topics,
)

router = APIRouter()
for part in (
    start,
    search,
    record,
    documents,
    document,
    topics,
    municipalities,
    timeline,
    dossier,
    reading_list,
):
    router.include_router(part.router)
