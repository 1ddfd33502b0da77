"""The page as its editors change it, and what the corpus must hold and tell in the end."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from scripts.year.calendar import Event, Week
from scripts.year.papers import Paper, next_version, paper


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be there after the last run, by sha256 of the files.

    Attributes:
        current: Offered on the page.
        withdrawn: Were offered, and are not any more.
        superseded: Earlier versions, each with its newest.
        told: Recommendations that ever stood on the page.
    """

    current: frozenset[str]
    withdrawn: frozenset[str]
    superseded: dict[str, str]
    told: frozenset[str]


@dataclass(slots=True)
class Shelf:
    """One publication on the page: all its states, and where it lies."""

    states: list[Paper]
    path: str
    is_offered: bool = True
    is_spoiled: bool = False

    @property
    def paper(self) -> Paper:
        """Its newest state."""
        return self.states[-1]


@dataclass(slots=True)
class World:
    """The page of a year; ``apply`` brings it to the state of a week."""

    shelves: dict[int, Shelf] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)

    def apply(self, week: Week) -> None:
        """What the editors do before the run of a week."""
        for event, number in week.events:
            self._one(event, number)

    def _one(self, event: Event, number: int) -> None:
        if event is Event.ADDED:
            first = paper(number)
            self.shelves[number] = Shelf([first], f"/downloads/{first.filename}")
            return
        shelf = self.shelves[number]
        match event:
            case Event.REPLACED:
                self._renew(shelf)
            case Event.RENAMED:
                self._renew(shelf)
                shelf.path = shelf.path.replace(".pdf", "-neu.pdf")
            case Event.MOVED:
                former, shelf.path = shelf.path, shelf.path.replace("downloads", "medien")
                self.redirects[former] = shelf.path
            case Event.REMOVED | Event.RETURNED:
                shelf.is_offered = event is Event.RETURNED
            case Event.SPOILED | Event.MENDED:
                shelf.is_spoiled = event is Event.SPOILED

    def _renew(self, shelf: Shelf) -> None:
        shelf.states.append(next_version(shelf.paper, len(shelf.states) + 1))

    def files(self) -> dict[str, bytes]:
        """What lies on the server, by path; a spoiled file is an error page under its name."""
        return {
            shelf.path: _ERROR_PAGE if shelf.is_spoiled else shelf.paper.pdf()
            for shelf in self.shelves.values()
            if shelf.is_offered
        }

    def links(self) -> list[tuple[str, str]]:
        """Title and path of what the page offers, in its order."""
        offered = [shelf for shelf in self.shelves.values() if shelf.is_offered]
        return [(shelf.paper.title, shelf.path) for shelf in offered]

    def expected(self) -> Expected:
        """What a corpus that missed nothing holds now."""
        standing: defaultdict[bool, set[str]] = defaultdict(set)
        superseded: dict[str, str] = {}
        told: set[str] = set()
        for shelf in self.shelves.values():
            *former, newest = (hashlib.sha256(state.pdf()).hexdigest() for state in shelf.states)
            standing[shelf.is_offered].add(newest)
            superseded |= dict.fromkeys(former, newest)
            told.update(text for state in shelf.states for text in state.recommendations)
        return Expected(
            current=frozenset(standing[True]),
            withdrawn=frozenset(standing[False]),
            superseded=superseded,
            told=frozenset(told),
        )


_ERROR_PAGE = (
    b"<!DOCTYPE html><html lang='de'><title>Fehler</title>"
    b"<p>Die angeforderte Seite wurde nicht gefunden.</p></html>"
)
