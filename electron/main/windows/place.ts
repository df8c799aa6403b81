/** Where a window stands. */
import * as v from 'valibot';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const whole = v.pipe(v.number(), v.integer());

export const placeSchema = v.strictObject({
  bounds: v.strictObject({ x: whole, y: whole, width: whole, height: whole }),
  maximized: v.boolean(),
});
export type Place = v.InferOutput<typeof placeSchema>;

export const leastSize = { width: 960, height: 640 };
const usualSize = { width: 1440, height: 900 };
/** So much of the title bar must be reachable with the mouse. */
const reachable = 64;

/** The remembered bounds if a display still shows them, else centered bounds that fit the first display. */
export function fitBounds(remembered: Rectangle | null, displays: readonly Rectangle[]): Rectangle {
  const visible = remembered && displays.some((display) => showsTitleBar(display, remembered));
  return visible ? withLeastSize(remembered) : centered(displays[0]);
}

function showsTitleBar(display: Rectangle, { x, y, width }: Rectangle): boolean {
  const across = Math.min(x + width, display.x + display.width) - Math.max(x, display.x);
  return across >= reachable && y >= display.y && y <= display.y + display.height - reachable;
}

const withLeastSize = (bounds: Rectangle): Rectangle => ({
  ...bounds,
  width: Math.max(bounds.width, leastSize.width),
  height: Math.max(bounds.height, leastSize.height),
});

function centered(display: Rectangle): Rectangle {
  const width = Math.min(usualSize.width, display.width);
  const height = Math.min(usualSize.height, display.height);
  const x = display.x + Math.floor((display.width - width) / 2);
  const y = display.y + Math.floor((display.height - height) / 2);
  return { x, y, width, height };
}
