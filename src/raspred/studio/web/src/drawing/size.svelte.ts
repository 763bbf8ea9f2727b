import type { Attachment } from "svelte/attachments";

/** The size of an element in CSS pixels, followed as it changes. */
export class Size {
  width = $state(0);
  height = $state(0);

  readonly follow: Attachment<Element> = (element) => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      this.width = entry.contentRect.width;
      this.height = entry.contentRect.height;
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
}

/** Fits a canvas to its size on the screen and returns its pen, in CSS pixels. */
export function pen(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
