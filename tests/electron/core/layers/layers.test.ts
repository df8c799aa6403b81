import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { layerNamed, layers } from '@core/layers';
import type { Field, LayerDefinition, Surroundings } from '@core/layers/definition';
import { completeFields, fieldProblem } from '@core/layers/shared/fields';
import { buildGraph } from '@core/ops/builder';
import { Random } from '@core/tensor/random';
import { elementCount, int64, tensor, type Shape, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const surroundings: Surroundings = { exampleShape: [1, 4, 4], features: 'uint8', classCount: 10, mean: 33, deviation: 78 };
const all = Object.entries<LayerDefinition>(layers);
const cases = all.flatMap(([kind, definition]) =>
  definition.samples.map((sample, i) => ({ name: `${kind} ${i + 1}`, definition, inputs: sample.inputs, fields: completeFields(definition, sample.fields ?? {}) })),
);
type Case = (typeof cases)[number];

const batchSize = 2;
const randomTensor = (shape: Shape, seed: number): Tensor => {
  const random = new Random(seed);
  return tensor('float64', shape, Float64Array.from({ length: elementCount(shape) }, () => random.normal()));
};

/** The layer alone in a float64 graph: everything it reads is an input. */
function buildAlone({ definition, inputs, fields }: Case) {
  const build = buildGraph('layer');
  const shapes = definition.inputs.length === 0 ? [surroundings.exampleShape] : inputs;
  const values = shapes.map((shape, i) => build.input(`x${i}`, { dtype: 'float64', shape: [batchSize, ...shape] }));
  const parameters = definition.parameters(inputs, fields).map(({ name, shape }) => [name, build.input(name, { dtype: 'float64', shape })] as const);
  const y = definition.build({ build, inputs: values, fields, parameters: Object.fromEntries(parameters), surroundings });
  return { build, y };
}

describe('the registry of layers', () => {
  it.each(all)('%s is complete in both languages', (kind, definition) => {
    expect(definition.kind).toBe(kind);
    const texts = [definition.title, definition.summary, ...Object.values(definition.fields).flatMap(({ label, help }) => [label, help])];
    for (const { en, zh } of texts) {
      expect(en).not.toBe('');
      expect(zh).not.toBe('');
    }
    expect(definition.formula).not.toBe('');
    expect(definition.samples.length).toBeGreaterThan(0);
    expect(definition.loss === undefined).toBe(definition.family !== 'output');
  });

  it.each(all)('%s starts with fields that are allowed', (_kind, definition) => {
    for (const field of Object.values(definition.fields)) expect(fieldProblem(field, field.initial)).toBeUndefined();
  });

  it.each(all)('%s shows each field for some choice at least', (_kind, definition) => {
    for (const { when } of Object.values<Field>(definition.fields)) {
      if (!when) continue;
      const chooser: Field | undefined = definition.fields[when.field];
      expect(when.is.length).toBeGreaterThan(0);
      for (const value of when.is) expect(fieldProblem(chooser, value)).toBeUndefined();
    }
  });

  it('knows no other kinds', () => {
    expect(layerNamed('dense')).toBe(layers.dense);
    expect(layerNamed('toString')).toBeUndefined();
  });
});

describe('each sample', () => {
  it.each(cases)('$name: the shape rule is the type of the built graph', (each) => {
    const shape = each.definition.inferShape(each.inputs, each.fields, surroundings);
    expect(buildAlone(each).y.type.shape).toEqual([batchSize, ...shape]);
  });

  it.each(cases)('$name: sizes and counts are sound', ({ definition, inputs, fields }) => {
    expect(Number.isInteger(definition.flop(inputs, fields))).toBe(true);
    for (const { shape, initializer } of definition.parameters(inputs, fields)) {
      expect(elementCount(shape)).toBeGreaterThan(0);
      if ('fanIn' in initializer) expect(Math.min(initializer.fanIn, initializer.fanOut)).toBeGreaterThan(0);
    }
  });

  it.each(cases)('$name: gradient = central differences', (each) => {
    const { build, y } = buildAlone(each);
    const weights = build.constant(randomTensor(y.type.shape, 7), 'weights');
    const loss = build.reduceSum(build.mul(y, weights), { keepdims: 0 });
    const forward = build.graph({ loss });
    const gradients = differentiate(build, forward, loss, forward.inputs);
    const backward = build.graph(Object.fromEntries(forward.inputs.map((input) => [input.name, gradients.get(input)!])));
    const at = forward.inputs.map((input, i) => [input.name, randomTensor(input.type.shape, i + 1)] as const);
    const direction = Object.fromEntries(forward.inputs.map((input, i) => [input.name, randomTensor(input.type.shape, i + 100)]));
    const moved = (distance: number) =>
      Object.fromEntries(at.map(([name, x]) => [name, tensor('float64', x.shape, x.data.map((v, i) => v + distance * direction[name].data[i]) as Float64Array)]));
    const lossAt = (distance: number) => interpret(forward, moved(distance)).outputs.loss.data[0];
    const outputs = interpret(backward, Object.fromEntries(at)).outputs;
    const slope = at.reduce((sum, [name]) => Array.from(outputs[name].data).reduce((part, g, i) => part + g * direction[name].data[i], sum), 0);
    const numeric = (lossAt(1e-6) - lossAt(-1e-6)) / 2e-6;
    expect(Math.abs(slope - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
  });
});

describe('the layers that learn numbers', () => {
  const predictionOf = (place: Surroundings, rows: readonly (readonly number[])[]) => {
    const x = tensor('float32', [rows.length, rows[0].length], rows.flat());
    const build = buildGraph('output');
    const y = layers.squaredError.build({ build, inputs: [build.input('x', x)], fields: {}, parameters: {}, surroundings: place });
    return Array.from(interpret(build.graph({ y }), { x }).outputs.y.data);
  };

  it('hand numbers on as they are', () => {
    expect(predictionOf({ exampleShape: [1], features: 'float32', targetCount: 2, mean: 0, deviation: 1 }, [[-3, 0.5]])).toEqual([-3, 0.5]);
  });

  it('make shares of what stands for classes, none where every score is below 0', () => {
    expect(predictionOf(surroundings, [[-1, 0.5, 1.5], [-1, -2, -3]])).toEqual([0, 0.25, 0.75, 0, 0, 0]);
  });
});

describe('dropout while training', () => {
  const drop = (step: number, seed: number) => {
    const build = buildGraph('dropout');
    const x = build.input('x', { dtype: 'float32', shape: [4, 500] });
    const fields = { rate: 0.25 };
    const y = layers.dropout.build({ build, inputs: [x], fields, parameters: {}, surroundings, training: { step: build.constant(int64([], [step])), seed, keep: () => undefined } });
    return Array.from(interpret(build.graph({ y }), { x: tensor('float32', [4, 500], new Float32Array(2000).fill(3)) }).outputs.y.data);
  };

  it('drops its share and scales the rest up', () => {
    const y = drop(0, 1);
    const dropped = y.filter((v) => v === 0).length / y.length;
    expect(dropped).toBeGreaterThan(0.2);
    expect(dropped).toBeLessThan(0.3);
    expect(new Set(y)).toEqual(new Set([0, 4]));
  });

  it('repeats for the same seed and step, and for no other', () => {
    expect(drop(3, 1)).toEqual(drop(3, 1));
    expect(drop(4, 1)).not.toEqual(drop(3, 1));
    expect(drop(3, 2)).not.toEqual(drop(3, 1));
  });
});
