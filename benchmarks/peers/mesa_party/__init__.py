"""The model of this project, written over as a Mesa modeller would write it.

An object a person, an object a post, a region, an elective body; each month the people and
posts are asked in turn through Mesa's AgentSet. It is here to be compared with: the same
mechanisms, so that what is measured is how they are carried out and not what they are.
`taking_over` reads the people, posts and bodies of a World at the beginning of any month, so
that both engines start from the same party; from then on every draw is Mesa's own.

**Has**: all seventeen mechanisms of the month, each with its switch (`--without`), and a log
of every order, tenure, ballot and entry on a card.

**Has not**, and so off in both when they are compared: safeguards; the room left for further
persons in columns, which a list of objects does not have. Draws are of one stream instead
of a function of seed, cause, month and person, so months agree in distribution: how well is
tested over seeds by `tests/benchmarks/test_mesa_party.py`.
"""
