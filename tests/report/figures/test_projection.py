from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.report.figures.land import outline, rings
from raspred.report.figures.projection import Albers, Fit, equal_degrees


def test_snyders_worked_example() -> None:
    # Map Projections: A Working Manual, appendix A, Albers on the unit sphere:
    # parallels 29.5 and 45.5 N, origin 23 N 96 W, point 35 N 75 W gives 0.2952720, 0.2416774.
    x, y = Albers(29.5, 45.5, -96.0, 23.0)(-75.0, 35.0)
    assert (x, -y) == pytest.approx((0.2952720, 0.2416774), abs=5e-8)


@given(st.floats(20, 170), st.floats(35, 75))
def test_equal_areas_stay_equal(longitude: float, latitude: float) -> None:
    albers, step = Albers(), 1e-3
    x0, y0 = albers(longitude, latitude)
    east, north = albers(longitude + step, latitude), albers(longitude, latitude + step)
    drawn = abs((east[0] - x0) * (north[1] - y0) - (east[1] - y0) * (north[0] - x0))
    on_the_globe = math.radians(step) ** 2 * math.cos(math.radians(latitude))
    assert drawn == pytest.approx(on_the_globe, rel=1e-3)


def test_beyond_the_antimeridian_is_to_the_east() -> None:
    albers = Albers()
    assert albers(-170.0, 66.0) == pytest.approx(albers(190.0, 66.0))


@given(
    st.lists(
        st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=2, max_size=9, unique=True
    ).filter(
        lambda points: all(
            max(p[axis] for p in points) - min(p[axis] for p in points) > 1e-3 for axis in (0, 1)
        )
    )
)
def test_a_fit_stays_in_its_box(points: list[tuple[float, float]]) -> None:
    fit = Fit.into(points, (10, 20, 300, 200))
    for point in points:
        x, y = fit(point)
        assert 10 - 1e-6 <= x <= 310 + 1e-6
        assert 20 - 1e-6 <= y <= 220 + 1e-6


@pytest.mark.parametrize("part", ["near", "world"])
def test_the_land_is_on_the_globe_and_closed(part: str) -> None:
    for ring in rings(part):
        assert len(ring) >= 3
        assert all(-180 <= x <= 191 and -90 <= y <= 90 for x, y in ring)
    path = outline(part, equal_degrees, Fit(1.0, 0.0, 0.0))
    assert path.count("M") == path.count("Z") == len(rings(part))
