import { templates } from '@core/templates';
import { float32 } from '@core/tensor/tensor';
import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../../../renderer/state/inspection/inspection.svelte';
import { Plane } from '../../../../renderer/state/plane/plane.svelte';
import { pictureSize, UnitPictures } from '../../../../renderer/state/plane/unit-pictures.svelte';
import { Project } from '../../../../renderer/state/project.svelte';
import { Selection } from '../../../../renderer/state/selection.svelte';

/** An inspection that answers at once and counts who watches. */
class Desk {
  readonly refusal = null;
  version = $state(0);
  watchers = 0;
  readonly asked: [question: string, body: { points?: Float32Array; layers: string[] }][] = [];
  answer: (question: string) => unknown = (question) => ({ question });

  watch(): () => void {
    this.watchers++;
    return () => void this.watchers--;
  }

  examples(): Promise<unknown> {
    return Promise.resolve({ count: 2, features: float32([2, 2], [-1, -1, 1, 1]), labels: Uint8Array.from([0, 1]) });
  }

  ask(_key: string, question: string, body: { layers: string[] }): Promise<unknown> {
    this.asked.push([question, body]);
    return Promise.resolve().then(() => this.answer(question));
  }
}

function opened() {
  const desk = new Desk();
  const inspection = desk as unknown as Inspection;
  const plane = new Plane(new Project(templates.find(({ name }) => name === 'spiral-mlp')!.network, new Selection()), inspection);
  return { desk, plane, pictures: new UnitPictures(plane, inspection) };
}

const settled = async (): Promise<void> => {
  flushSync();
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
};

/** Somebody who reads. */
const reading = (read: () => unknown): (() => void) =>
  $effect.root(() => {
    $effect(() => void read());
  });

describe('pictures of the units', () => {
  it('are asked for while somebody reads them, once for all readers, and again with other weights', async () => {
    const { desk, plane, pictures } = opened();
    await settled();
    expect(desk.asked).toEqual([]);
    const seen: unknown[] = [];
    const readers = [0, 1].map(() => reading(() => seen.push(pictures.shown)));
    await settled();
    expect(desk.watchers).toBe(1);
    expect(desk.asked.map(([question]) => question)).toEqual(['plane', 'weights']);
    const [[, body], [, wanted]] = desk.asked as [(typeof desk.asked)[0], (typeof desk.asked)[0]];
    expect(body.points).toHaveLength(2 * pictureSize ** 2);
    expect(new Set(body.layers)).toEqual(new Set([...plane.smallLayers, ...plane.columns!.map(({ layer }) => layer)]));
    expect(wanted.layers).toEqual(plane.plan!.layers.filter(({ definition }) => definition.kind === 'dense').map(({ id }) => id));
    expect(pictures.shown).toMatchObject({ layers: { question: 'plane' }, weights: { question: 'weights' } });
    // The same scale for both axes, around all points.
    expect(pictures.shown!.window.right - pictures.shown!.window.left).toBeCloseTo(pictures.shown!.window.top - pictures.shown!.window.bottom, 6);
    expect(seen.at(-1)).toBe(pictures.shown);

    desk.version++;
    await settled();
    expect(desk.asked).toHaveLength(4);

    readers.forEach((stop) => stop());
    await settled();
    expect(desk.watchers).toBe(0);
    desk.version++;
    await settled();
    expect(desk.asked).toHaveLength(4);
  });

  it('stay as they were when a later question took the place of theirs, and say what went wrong', async () => {
    const { desk, pictures } = opened();
    const stop = reading(() => pictures.shown);
    await settled();
    const before = pictures.shown;
    desk.answer = () => null;
    desk.version++;
    await settled();
    expect(pictures.shown).toBe(before);
    desk.answer = () => {
      throw new Error('The worker is gone.');
    };
    desk.version++;
    await vi.waitFor(() => expect(pictures.problem).toBe('The worker is gone.'));
    desk.answer = (question) => ({ question });
    desk.version++;
    await vi.waitFor(() => expect(pictures.problem).toBeNull());
    stop();
  });
});
