"""The pages for people, one file a family."""

from fastapi import APIRouter

from docpipe.web.pages import (
    about,
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
    about,
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
