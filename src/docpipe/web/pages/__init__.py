"""The pages for people, one file a family."""

from fastapi import APIRouter

from docpipe.web.pages import (
    about,
    data,
    document,
    documents,
    dossier,
    municipalities,
    reading_list,
    record,
    references,
    search,
    start,
    timeline,
    topics,
    values,
)
from docpipe.web.pages.feeds import router as of_feeds
from docpipe.web.pages.review import router as of_reviews

router = APIRouter()
for part in (
    data,
    references,
    about,
    start,
    search,
    values,
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
router.include_router(of_feeds)
router.include_router(of_reviews)
