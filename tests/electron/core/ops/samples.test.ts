import { ops, opNamed, inferTypes } from '@core/ops';
import type { OpDefinition } from '@core/ops/definition';
import { elementCount, formatType } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { cases, inFloat64 } from './oracles';

describe('the registry of ops', () => {
  it.each(Object.entries<OpDefinition>(ops))('%s is complete', (key, definition) => {
    expect(definition.name).toBe(key);
    expect(definition.summary).not.toBe('');
    expect(definition.samples.length).toBeGreaterThanOrEqual(2);
    if (definition.isHelper) expect(definition.lower, 'a helper must be lowered before export').toBeTypeOf('function');
  });

  it('refuses an unknown op with its name', () => {
    expect(() => opNamed('Frobnicate')).toThrow('The operator "Frobnicate" is not supported.');
  });
});

describe('the shape rule says what the forward rule makes', () => {
  it.each(cases)('$name', ({ op, definition, sample }) => {
    for (const { inputs, attributes = {} } of [sample, inFloat64(sample)]) {
      const types = inferTypes(op, inputs, attributes);
      const results = definition.forward(inputs, attributes);
      expect(results.map(formatType)).toEqual(types.map(formatType));
      results.forEach((result) => expect(result.data.length).toBe(elementCount(result.shape)));
    }
  });

  it.each(cases)('$name leaves its inputs alone', ({ definition, sample }) => {
    const before = sample.inputs.map((input) => Array.from(input.data));
    definition.forward(sample.inputs, sample.attributes ?? {});
    expect(sample.inputs.map((input) => Array.from(input.data))).toEqual(before);
  });
});
