"""Experiments: many histories at once, and what they say together.

The contents page: `study` lives arms on seeds and keeps what each history showed;
`beside_the_record` sets their distributions beside the one history that happened.
"""

from __future__ import annotations

from raspred.experiments.arms import BASELINE, SHUFFLED, Arm, arms_of
from raspred.experiments.at_work import at_work
from raspred.experiments.backends import Backend, Cluster, Here, Processes, backend_of
from raspred.experiments.beside import beside_the_record
from raspred.experiments.comparing import Comparison, compare
from raspred.experiments.ensemble import Ensemble, ensemble
from raspred.experiments.factors import Factor, factors_of
from raspred.experiments.living import Job, Living, Observation, ScenarioLiving
from raspred.experiments.patterns import observations
from raspred.experiments.sensitivity import Sensitivity, sensitivity
from raspred.experiments.study import PARTS, Failure, Study, study

__all__ = [
    "BASELINE",
    "PARTS",
    "SHUFFLED",
    "Arm",
    "Backend",
    "Cluster",
    "Comparison",
    "Ensemble",
    "Factor",
    "Failure",
    "Here",
    "Job",
    "Living",
    "Observation",
    "Processes",
    "ScenarioLiving",
    "Sensitivity",
    "Study",
    "arms_of",
    "at_work",
    "backend_of",
    "beside_the_record",
    "compare",
    "ensemble",
    "factors_of",
    "observations",
    "sensitivity",
    "study",
]
