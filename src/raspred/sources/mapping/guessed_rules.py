"""Selection rules by example, in the words of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.sources.mapping.guessed_words import listed, one_line, text
from raspred.sources.mapping.values import identifier

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 12


def rules_by_example(titles: Sequence[str]) -> str:
    """Return rules to be taken over or thrown away: no list says who elects whom.

    Args:
        titles: What the posts are called, the most frequent first.
    """
    many, one = (titles[0], titles[-1]) if len(titles) > 1 else ("Board member", "Chair")
    shown = ", ".join(map(text, titles[:_SHOWN])) + (" ..." if len(titles) > _SHOWN else "")
    return "\n".join(
        [
            "# CHECK: who fills which posts, where the list itself does not say. Without a rule",
            "# the measures do not know whose votes an office needs. Take the # away from a rule",
            "# that holds, mend it, and delete the others.",
            f"# {one_line(f'The posts of your list: {shown}')}" if titles else "#",
            "#",
            "# [[rules]]",
            f"# rule_id = {_named(one, 'elected')}",
            f"# fills = {{ title = {listed([one])} }}",
            '# selection = "election"',
            f"# by = {{ title = {listed([many])} }}",
            '# majority = "majority"',
            "#",
            "# [[rules]]",
            f"# rule_id = {_named(many, 'appointed')}",
            f"# fills = {{ title = {listed([many])} }}",
            '# selection = "appointment"',
            f"# by = {{ title = {listed([one])} }}",
            "",
        ]
    )


def _named(title: str, how: str) -> str:
    return text("-".join(part for part in (identifier(title), how) if part))
