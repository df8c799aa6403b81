import { expect, it } from 'vitest';
import { joined } from '../../../../renderer/state/stepping/load-step';

const example = (...data: number[]) => ({ dtype: 'uint8', shape: [1, 1, 2], data: Uint8Array.from(data) }) as const;

it('examples become one batch, with their classes or their targets', () => {
  expect(joined([{ features: example(1, 2), labels: Uint8Array.of(7) }, { features: example(3, 4), labels: Uint8Array.of(5) }])).toEqual({
    features: { dtype: 'uint8', shape: [2, 1, 2], data: Uint8Array.of(1, 2, 3, 4) },
    labels: Uint8Array.of(7, 5),
  });
  expect(joined([{ features: example(1, 2), targets: Float32Array.of(0.5, 1) }, { features: example(3, 4), targets: Float32Array.of(2, 3) }]).targets).toEqual(Float32Array.of(0.5, 1, 2, 3));
});
