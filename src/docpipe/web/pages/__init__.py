"""The pages for people, one file a family."""

from fastapi import APIRouter

from docpipe.web.pages import search, start

router = APIRouter()
for part in (start, search):
    router.include_router(part.router)
