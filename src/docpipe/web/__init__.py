"""Web pages and REST interface over the published index.

The pages say nothing that the REST interface does not: both ask ``docpipe.answers`` and
``docpipe.search``. Everything works without scripts; nothing is loaded from elsewhere.
"""

from docpipe.web import assets
from docpipe.web.app import create_app

__all__ = ["assets", "create_app"]
