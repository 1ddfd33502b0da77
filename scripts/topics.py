"""Make the compact copy of ``corpus/topics.ttl`` that the package carries.

python -m scripts.topics
"""

from pathlib import Path

from docpipe.mine.scheme import read_scheme

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "corpus" / "topics.ttl"
TARGET = ROOT / "src" / "docpipe" / "mine" / "topics.json"


def main() -> None:
    """Write the file."""
    scheme = read_scheme(SOURCE.read_bytes())
    TARGET.write_text(scheme.as_json(), encoding="utf-8")
    print(f"{len(scheme.themes)} themes")


if __name__ == "__main__":
    main()
