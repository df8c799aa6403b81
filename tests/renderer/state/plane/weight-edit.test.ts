import { templates } from '@core/templates';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import type { Tensors } from '@core/network/build';
import { initializeParameters } from '@core/training/initialize';
import { describe, expect, it } from 'vitest';
import { WeightEdit } from '../../../../renderer/state/plane/weight-edit';

const { network } = templates.find(({ name }) => name === 'spiral-mlp')!;
const plan = planNetwork(network, surroundingsOf(network));
const first = initializeParameters(plan, 7);
const [dense] = plan.layers.filter(({ definition }) => definition.kind === 'dense');
const parameter = `${dense!.id}.weight`;
const label = () => 'weight';

/** Weights that are put one at a time, each put taking a turn of the event loop. */
function opened({ isRunning = false, learned = null as { weights: Tensors } | null } = {}) {
  const log: string[] = [];
  const puts: Tensors[] = [];
  let version = 0;
  const desk = {
    plane: { plan, refusal: null, nameOf: (layer: string) => layer },
    project: { document: network, exchange: () => void log.push('step') },
    run: { isRunning, settings: { seed: 7 }, pause: async () => void log.push('pause') },
    weights: {
      get version() {
        return String(version);
      },
      take: async () => (log.push('take'), learned),
      change: async (next: { weights: Tensors }) => {
        await new Promise((resolve) => setTimeout(resolve));
        puts.push(next.weights);
        version++;
      },
    },
  };
  const edit = new WeightEdit(desk as unknown as ConstructorParameters<typeof WeightEdit>[0]);
  const set = (value: number, burst = 'drag', index = 0): Promise<void> => edit.change(label, { place: { parameter, index }, value }, burst);
  return { desk, log, puts, set, trainElsewhere: () => void version++ };
}

const valueOf = (weights: Tensors | undefined, index = 0): number => Number(weights![parameter]!.data[index]);

describe('a weight changed by hand', () => {
  it('stops the training, becomes one undoable step, and leaves every other weight as it is', async () => {
    const { log, puts, set } = opened({ isRunning: true });
    await set(0.5);
    expect(log).toEqual(['pause', 'step', 'take']);
    expect(valueOf(puts[0])).toBe(0.5);
    for (const [name, { data }] of Object.entries(first)) {
      const expected = Array.from(data);
      if (name === parameter) expected[0] = 0.5;
      expect(Array.from(puts[0]![name]!.data)).toEqual(expected);
    }
    expect(first[parameter]!.data[0]).not.toBe(0.5);
  });

  it('changes what was learned, not the first weights', async () => {
    const learned = { weights: { ...first, [parameter]: { ...first[parameter]!, data: Float32Array.from(first[parameter]!.data, () => 3) } } };
    const { puts, set } = opened({ learned });
    await set(1);
    expect(Array.from(puts[0]![parameter]!.data.subarray(0, 3))).toEqual([1, 3, 3]);
  });

  it('is one step while it is dragged; of the values that come meanwhile the latest is put', async () => {
    const { log, puts, set } = opened();
    const moves = [1, 2, 3, 4].map((value) => set(value));
    await Promise.all(moves);
    expect(log.filter((each) => each === 'step')).toHaveLength(1);
    expect(valueOf(puts.at(-1))).toBe(4);
    expect(puts.length).toBeLessThan(4);
    await set(5);
    expect(log.filter((each) => each === 'step')).toHaveLength(1);
  });

  it('is a new step in another burst, on top of the change before', async () => {
    const { log, puts, set, desk } = opened();
    await set(1);
    desk.weights.take = async () => (log.push('take'), { weights: puts.at(-1)! });
    await set(2, 'another', 1);
    expect(log.filter((each) => each === 'step')).toHaveLength(2);
    expect([valueOf(puts.at(-1), 0), valueOf(puts.at(-1), 1)]).toEqual([1, 2]);
  });

  it('is a new step if the weights became others meanwhile, by training or undo', async () => {
    const { log, set, trainElsewhere } = opened();
    await set(1);
    trainElsewhere();
    await set(2);
    expect(log.filter((each) => each === 'step')).toHaveLength(2);
  });

  it('is refused with the sentence of the plane where there is none', async () => {
    const { desk, set } = opened();
    Object.assign(desk, { plane: { plan: null, refusal: 'No plane.' } });
    await expect(set(1)).rejects.toThrow('No plane.');
  });
});
