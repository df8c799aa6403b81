import { describe, expect, it } from 'vitest';
import { drawFlow, moveDashes, type FlowScene } from '../../../../renderer/visuals/gradient-flow/draw';

type Call = readonly [name: string, ...values: unknown[]];

/** A drawing context that remembers what it was told. */
function recorder() {
  const calls: Call[] = [];
  const state: Record<string, unknown> = { canvas: { width: 100, height: 80 } };
  const context = new Proxy(state, {
    get: (target, name: string) => target[name] ?? ((...values: unknown[]) => void calls.push([name, ...values])),
    set: (target, name: string, value: unknown) => {
      target[name] = value;
      calls.push([`set ${name}`, value]);
      return true;
    },
  });
  return { calls, context: context as unknown as CanvasRenderingContext2D };
}

const line = { connection: 'a-b', norm: 1, width: 5, opacity: 0.8, speed: 20, path: 'path' as unknown as Path2D, arrow: [{ x: 1, y: 2 }, { x: 3, y: 4 }, { x: 5, y: 6 }] as const };
const scene: FlowScene = { lines: [line], holes: [{ x: 0, y: 0, width: 10, height: 10 }], color: 'rgb(1 2 3)', view: { x: 7, y: 9, zoom: 0.5 }, density: 2 };
const named = (calls: readonly Call[], name: string) => calls.filter(([each]) => each === name);

describe('drawFlow', () => {
  it('clears and strokes each line in the view of the canvas', () => {
    const { calls, context } = recorder();
    drawFlow(context, scene, new Map([['a-b', 4]]));
    expect(named(calls, 'clearRect')).toHaveLength(1);
    expect(named(calls, 'setTransform')).toContainEqual(['setTransform', 1, 0, 0, 1, 14, 18]);
    expect(named(calls, 'stroke')).toEqual([['stroke', 'path']]);
    expect(named(calls, 'set lineDashOffset')).toEqual([['set lineDashOffset', 4]]);
    expect(named(calls, 'fill')).toHaveLength(0);
  });

  it('draws unbroken lines with arrowheads when still', () => {
    const { calls, context } = recorder();
    drawFlow(context, scene, null);
    expect(named(calls, 'setLineDash')).toEqual([['setLineDash', []]]);
    expect(named(calls, 'fill')).toHaveLength(1);
  });

  it('keeps cards and labels free', () => {
    const { calls, context } = recorder();
    drawFlow(context, scene, null);
    const cut = calls.findIndex(([name, value]) => name === 'set globalCompositeOperation' && value === 'destination-out');
    expect(calls.slice(cut + 1)).toEqual([['fillRect', 0, 0, 10, 10], ['set globalCompositeOperation', 'source-over']]);
  });

  it('draws nothing without lines', () => {
    const { calls, context } = recorder();
    drawFlow(context, { ...scene, lines: [] }, null);
    expect(calls.map(([name]) => name)).toEqual(['setTransform', 'clearRect']);
  });
});

describe('moveDashes', () => {
  it('moves by speed and time, against the arrow, without a jump when the speed changes', () => {
    const once = moveDashes(new Map(), [line], 0.1);
    expect(once.get('a-b')).toBeCloseTo(2);
    const twice = moveDashes(once, [{ ...line, speed: 40 }], 0.1);
    expect(twice.get('a-b')).toBeCloseTo(6);
  });

  it('forgets connections that are gone', () => {
    expect(moveDashes(new Map([['gone', 3]]), [line], 0).has('gone')).toBe(false);
  });
});
