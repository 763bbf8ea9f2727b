"""Popolo JSON: people, organizations, posts and memberships, and the votes they cast.

Also the variant that EveryPolitician published (ep-popolo v1.0), whose memberships take
their dates from legislative periods. Source: popoloproject.com, specification 1.0.
"""

from raspred.sources.popolo.reader import read

__all__ = ["read"]
