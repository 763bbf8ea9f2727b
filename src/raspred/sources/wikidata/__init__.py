"""Wikidata: positions held (P39), as the answer to a query in CSV.

`query.rq` beside this file is the query; ask it at query.wikidata.org with the positions
you want, and save the answer as CSV. `columns` tells what each column holds.
"""

from raspred.sources.wikidata.reader import read

__all__ = ["read"]
