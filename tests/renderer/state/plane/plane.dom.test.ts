import { templates } from '@core/templates';
import { float32 } from '@core/tensor/tensor';
import type { Network } from '@core/network/network';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../../renderer/state/inspection/inspection.svelte';
import { Plane } from '../../../../renderer/state/plane/plane.svelte';
import { Project } from '../../../../renderer/state/project.svelte';
import { Selection } from '../../../../renderer/state/selection.svelte';

const networkOf = (name: string): Network => templates.find((template) => template.name === name)!.network;

function planeOf(network: Network, inspection: Partial<Inspection> = {}): Plane {
  return new Plane(new Project(network, new Selection()), { refusal: null, ...inspection } as Inspection);
}

describe('a problem on the plane', () => {
  it('has its layers to show, from narrow ones unit by unit to all that bend the plane', () => {
    const plane = planeOf(networkOf('spiral-linear'));
    expect(plane.refusal).toBeNull();
    expect(plane.truth).toEqual({ classes: ['A', 'B', 'C'], target: '' });
    const shapes = new Map(plane.plan!.layers.map(({ id, shape }) => [id, shape[0]!]));
    for (const id of plane.smallLayers) expect(shapes.get(id)).toBeLessThanOrEqual(16);
    expect(plane.smallLayers.length).toBeGreaterThan(0);
    const deep = planeOf(networkOf('spiral-mlp'));
    expect(deep.warpLayers.length).toBeGreaterThan(0);
    const inner = deep.plan!.layers.filter(({ sources, definition }) => sources.length > 0 && !definition.loss);
    expect(deep.warpLayers).toEqual(inner.filter(({ shape }) => shape[0]! >= 2 && shape[0]! <= 256).map(({ id }) => id));
    expect(deep.columns?.map(({ units }) => units)[0]).toBe(2);
  });

  it('is refused with a sentence for pictures, and with that of the inspection when nothing can be asked', () => {
    const plane = planeOf(networkOf('mnist-mlp'));
    expect(plane.plan).toBeNull();
    expect(plane.columns).toBeNull();
    expect(plane.refusal).toMatch(/\w+ \w+/);
    expect(planeOf(networkOf('spiral-mlp'), { refusal: 'Not now.' }).refusal).toBe('Not now.');
  });

  it('joins the points of training and validation with their classes', async () => {
    const parts = {
      train: { count: 2, features: float32([2, 2], [0, 1, 2, 3]), labels: Uint8Array.from([0, 1]) },
      validation: { count: 1, features: float32([1, 2], [4, 5]), labels: Uint8Array.from([2]) },
    };
    const plane = planeOf(networkOf('spiral-mlp'), { examples: ((split: 'train' | 'validation') => Promise.resolve(parts[split])) as unknown as Inspection['examples'] });
    expect(await plane.points()).toEqual({ places: Float32Array.from([0, 1, 2, 3, 4, 5]), trainCount: 2, labels: Uint8Array.from([0, 1, 2]) });
  });

  it('joins them with the first number to predict where there are no classes', async () => {
    const part = (targets: number[], count: number) => Promise.resolve({ count, features: float32([count, 2], new Array<number>(2 * count).fill(1)), targets: Float32Array.from(targets) });
    const plane = planeOf(networkOf('spiral-mlp'), { examples: ((split: string) => (split === 'train' ? part([1, -1, 2, -2], 2) : part([3, -3], 1))) as unknown as Inspection['examples'] });
    expect((await plane.points()).targets).toEqual(Float32Array.from([1, 2, 3]));
  });
});
