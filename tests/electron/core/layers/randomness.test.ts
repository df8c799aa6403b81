/** How the layers that draw random numbers distribute them; what they then do with them is judged by PyTorch. */
import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import type { LayerDefinition } from '@core/layers/definition';
import { buildGraph } from '@core/ops/builder';
import { elementCount, filled, int64, type Shape } from '@core/tensor/tensor';
import { expect, it } from 'vitest';
import { surroundings } from './cases';

/** What the layer makes of a batch of ones in that step. */
function ofOnes(definition: LayerDefinition, fields: FieldValues, shape: Shape, step: number): number[] {
  const build = buildGraph('random');
  const ones = filled('float32', shape, 1);
  const training = { step: build.constant(int64([], [step])), seed: 7, keep: () => undefined };
  const y = definition.build({ build, inputs: [build.input('x', ones)], fields, parameters: {}, surroundings, training });
  return Array.from(interpret(build.graph({ y }), { x: ones }).outputs.y.data);
}

const mean = (elements: readonly number[]): number => elements.reduce((sum, v) => sum + v, 0) / elements.length;
const shareOf = (elements: readonly number[], is: (v: number) => boolean): number => elements.filter(is).length / elements.length;

/** A share p of n independent draws lies within four standard deviations of p. */
const closeTo = (p: number, n: number): number => 4 * Math.sqrt((p * (1 - p)) / n);

it('gaussian noise is normal, with the deviation asked for', () => {
  const shape = [200, 100];
  const count = elementCount(shape);
  const noise = ofOnes(layers.gaussianNoise, { deviation: 0.25 }, shape, 3).map((v) => (v - 1) / 0.25);
  expect(Math.abs(mean(noise))).toBeLessThan(4 / Math.sqrt(count));
  for (const [deviations, beyond] of [[0, 0.5], [1, 0.158655], [2, 0.02275], [3, 0.00135]]) {
    expect(Math.abs(shareOf(noise, (v) => v > deviations) - beyond)).toBeLessThan(closeTo(beyond, count));
    expect(Math.abs(shareOf(noise, (v) => v < -deviations) - beyond)).toBeLessThan(closeTo(beyond, count));
  }
});

it('gaussian noise of one step says nothing about the next, nor an element about its neighbor', () => {
  const shape = [200, 100];
  const [now, next] = [3, 4].map((step) => ofOnes(layers.gaussianNoise, { deviation: 1 }, shape, step).map((v) => v - 1));
  const correlation = (a: readonly number[], b: readonly number[]) => mean(a.map((v, i) => v * b[i]));
  expect(Math.abs(correlation(now, next))).toBeLessThan(4 / Math.sqrt(now.length));
  expect(Math.abs(correlation(now.slice(1), now.slice(0, -1)))).toBeLessThan(4 / Math.sqrt(now.length));
});

it('spatial dropout drops its share of the channels, each as a whole', () => {
  const y = ofOnes(layers.spatialDropout, { rate: 0.25 }, [50, 40, 2, 3], 5);
  const channels = Array.from({ length: 2000 }, (_, i) => y.slice(6 * i, 6 * i + 6));
  for (const channel of channels) expect(new Set(channel).size).toBe(1);
  expect(new Set(y)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  expect(Math.abs(shareOf(channels.map(([first]) => first), (v) => v === 0) - 0.25)).toBeLessThan(closeTo(0.25, 2000));
});
