import { expect, test } from "vitest";
import { svgOf, type Shape } from "./scene";

const colour = (name: string): string => `#${name}`;

test("a file holds every shape, its colours written out and its words safe", () => {
  const scene: Shape[] = [
    { kind: "mark", round: true, x: 10, y: 20, hue: "blue", faded: false },
    { kind: "mark", round: false, x: 30, y: 20, hue: "green", faded: true },
    { kind: "rule", y: 5, wide: 80 },
    { kind: "structure", x: 40, y: 12, words: "army & <fleet>", widest: 60 },
  ];
  const file = svgOf(scene, colour, 80, 40);
  expect(file).toContain('<circle cx="10" cy="20" r="3.2" fill="#blue"/>');
  expect(file).toContain('width="6.4" height="6.4" fill="#green" opacity="0.16"/>');
  expect(file).toContain("army &amp; &lt;fleet>");
  expect(file).not.toContain("var(");
});
