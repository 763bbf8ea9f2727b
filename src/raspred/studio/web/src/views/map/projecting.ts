import { geoConicEqualArea, geoEquirectangular, type GeoProjection } from "d3-geo";
import land from "$land";

export type Point = readonly [x: number, y: number];
export type Project = (longitude: number, latitude: number) => Point;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** West, east, south, north in degrees: what must be on the map, as in the printed report. */
const UNION = [24, 172, 38, 72] as const;
const WORLD = [-128, 152, -40, 78] as const;
const NEAR = [19, 180, 35.5, 78] as const;

/** Whether a place lies on the main map rather than on the inset. */
export function near(longitude: number, latitude: number): boolean {
  const east = ((longitude % 360) + 360) % 360;
  return NEAR[0] <= east && east <= NEAR[1] && NEAR[2] <= latitude && latitude <= NEAR[3];
}

/** The Union by Albers' equal-area conic: areas of the land can be compared. */
export function unionIn(box: Box): Project {
  const albers = geoConicEqualArea().parallels([44, 66]).rotate([-96, 0]).center([0, 56]);
  return fitted(albers, UNION, box);
}

export function worldIn(box: Box): Project {
  return fitted(geoEquirectangular(), WORLD, box);
}

function fitted(
  projection: GeoProjection,
  [west, east, south, north]: readonly [number, number, number, number],
  box: Box,
): Project {
  const points = [];
  for (let step = 0; step <= 12; step += 1)
    for (let up = 0; up <= 12; up += 1)
      points.push([west + ((east - west) * step) / 12, south + ((north - south) * up) / 12]);
  projection.fitExtent(
    [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ],
    { type: "MultiPoint", coordinates: points },
  );
  return (longitude, latitude) => projection([longitude, latitude]) ?? [NaN, NaN];
}

/** The outline of the land as path data; a ring inside another is water (even-odd rule). */
export function outline(part: "near" | "world", project: Project): string {
  return land[part]
    .map((ring) => {
      const points: string[] = [];
      for (let at = 0; at + 1 < ring.length; at += 2) {
        const [x, y] = project(ring[at] ?? 0, ring[at + 1] ?? 0);
        points.push(`${x.toFixed(1)} ${y.toFixed(1)}`);
      }
      return `M${points.join("L")}Z`;
    })
    .join("");
}
