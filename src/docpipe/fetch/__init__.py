"""Fetching files over http and https: politely, safely, and on from where a run was cut off."""

from docpipe.fetch.answer import NO_VALIDATORS, Answer, Validators
from docpipe.fetch.clock import Clock, SystemClock
from docpipe.fetch.fetcher import Fetcher
from docpipe.fetch.options import FetchOptions

__all__ = [
    "NO_VALIDATORS",
    "Answer",
    "Clock",
    "FetchOptions",
    "Fetcher",
    "SystemClock",
    "Validators",
]
