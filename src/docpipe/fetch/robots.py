"""What a host asks of programs: robots.txt as RFC 9309 has it, read by Protego."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 500 * 1024
"""Of a robots.txt that are read, as RFC 9309 (2.5) asks at least."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to one program.

    Attributes:
        trouble: Why it could not be read, so that nothing may be asked for now; ``None`` if it
            could, or if there is none.
        delay_s: Pause that it asks for.
    """

    trouble: str | None = None
    delay_s: float = 0.0
    _product: str = ""
    _text: "Protego | None" = None

    def allow(self, address: str) -> bool:
        """Whether an address may be fetched."""
        return self._text is None or bool(self._text.can_fetch(address, self._product))

    @classmethod
    def read(cls, data: bytes, agent: str) -> "Rules":
        """Take in a robots.txt.

        Args:
            data: Its bytes.
            agent: The header ``User-Agent``; rules go by the name that it begins with.
        """
        from protego import Protego  # only runs that fetch need it

        product = agent.replace("/", " ").split()[0]
        text = Protego.parse(data.decode("utf-8-sig", "replace"))
        rate = text.request_rate(product)
        delays = (
            text.crawl_delay(product) or 0.0,
            rate.seconds / rate.requests if rate and rate.requests else 0.0,
        )
        return cls(delay_s=max(0.0, *delays), _product=product, _text=text)


NO_RULES = Rules()
"""Of a host without robots.txt: everything may be fetched."""
