import type { Hue } from "$src/drawing/palette";
import { DOT } from "./layout";

/** What the overview draws, apart from how: a canvas for the eye, SVG for a file. */
export type Shape =
  | { readonly kind: "mark"; x: number; y: number; round: boolean; hue: Hue; faded: boolean }
  | { readonly kind: "rule"; y: number; wide: number }
  | { readonly kind: "level"; x: number; y: number; words: string }
  | { readonly kind: "structure"; x: number; y: number; words: string; widest: number };

type Colour = (name: string) => string;
const FADED = 0.16;
const R = DOT / 2;

export function paint(
  ctx: CanvasRenderingContext2D,
  scene: readonly Shape[],
  colour: Colour,
): void {
  ctx.textBaseline = "alphabetic";
  for (const shape of scene) {
    if (shape.kind === "mark") {
      ctx.globalAlpha = shape.faded ? FADED : 1;
      ctx.fillStyle = colour(shape.hue);
      if (shape.round) {
        ctx.beginPath();
        ctx.arc(shape.x, shape.y, R, 0, 2 * Math.PI);
        ctx.fill();
      } else ctx.fillRect(shape.x - R, shape.y - R, DOT, DOT);
    } else if (shape.kind === "rule") {
      ctx.globalAlpha = 1;
      ctx.fillStyle = colour("rule");
      ctx.fillRect(0, shape.y, shape.wide, 1);
    } else write(ctx, shape, colour);
  }
  ctx.globalAlpha = 1;
}

function write(
  ctx: CanvasRenderingContext2D,
  shape: Extract<Shape, { kind: "level" | "structure" }>,
  colour: Colour,
): void {
  const head = shape.kind === "structure";
  ctx.globalAlpha = 1;
  ctx.font = `${head ? "600 13px" : "14px"} ${colour("sans")}`;
  ctx.fillStyle = colour(head ? "ink" : "quiet");
  ctx.textAlign = head ? "center" : "left";
  ctx.fillText(shape.words, shape.x, shape.y, head ? shape.widest : undefined);
}

/** The scene as the text of an SVG file, its colours written out. */
export function svgOf(
  scene: readonly Shape[],
  colour: Colour,
  width: number,
  height: number,
): string {
  const escaped = (words: string): string =>
    words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const sans = escaped(colour("sans"));
  const one = (shape: Shape): string => {
    if (shape.kind === "rule")
      return `<rect y="${shape.y}" width="${shape.wide}" height="1" fill="${colour("rule")}"/>`;
    if (shape.kind === "mark") {
      const [x, y] = [tenth(shape.x), tenth(shape.y)];
      const ink = `fill="${colour(shape.hue)}"${shape.faded ? ` opacity="${FADED}"` : ""}`;
      return shape.round
        ? `<circle cx="${x}" cy="${y}" r="${R}" ${ink}/>`
        : `<rect x="${tenth(x - R)}" y="${tenth(y - R)}" width="${DOT}" height="${DOT}" ${ink}/>`;
    }
    const face =
      shape.kind === "structure"
        ? `font-size="13" font-weight="600" text-anchor="middle" fill="${colour("ink")}"`
        : `font-size="14" fill="${colour("quiet")}"`;
    const at = `x="${tenth(shape.x)}" y="${tenth(shape.y)}"`;
    return `<text ${at} font-family="${sans}" ${face}>${escaped(shape.words)}</text>`;
  };
  const size = `width="${tenth(width)}" height="${tenth(height)}"`;
  const ground = `<rect ${size} fill="${colour("paper")}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${scene.map(one).join("")}</svg>`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
