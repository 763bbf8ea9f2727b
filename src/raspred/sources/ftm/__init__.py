"""FollowTheMoney: people, bodies, positions and who occupied them, an entity a line.

Source: the FollowTheMoney schemata Person, Organization, Position, Occupancy and Address.
"""

from raspred.sources.ftm.reader import read

__all__ = ["read"]
