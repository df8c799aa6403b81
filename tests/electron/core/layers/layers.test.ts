import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { layerNamed, layers } from '@core/layers';
import type { Field } from '@core/fields/definition';
import { isLearned, type LayerDefinition, type Surroundings } from '@core/layers/definition';
import { fieldProblem } from '@core/fields/fields';
import { buildGraph } from '@core/ops/builder';
import { elementCount, int64, tensor, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { expectSameLowered } from '../../runtime/compare';
import { dotProduct } from '../ops/oracles';
import { alone, batchSize, cases, randomTensor, surroundings } from './cases';

type Tensors = Readonly<Record<string, Tensor>>;

/** How fast the output `loss` grows when the feeds move along the directions. */
function differenceAlong(graph: Graph, feeds: Tensors, directions: Tensors): number {
  const moved = (name: string, distance: number) => tensor('float64', feeds[name].shape, Float64Array.from(feeds[name].data, (v, i) => v + distance * directions[name].data[i]));
  const lossAt = (distance: number) => interpret(graph, { ...feeds, ...Object.fromEntries(Object.keys(directions).map((name) => [name, moved(name, distance)])) }).outputs.loss.data[0];
  return (lossAt(1e-6) - lossAt(-1e-6)) / 2e-6;
}

const all = Object.entries<LayerDefinition>(layers);

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
    expect(alone(each, 'float64', 'use').y.type.shape).toEqual([batchSize, ...shape]);
  });

  it.each(cases)('$name: sizes and counts are sound', ({ definition, inputs, fields }) => {
    expect(Number.isInteger(definition.flop(inputs, fields))).toBe(true);
    for (const { shape, initializer } of definition.parameters(inputs, fields)) {
      expect(elementCount(shape)).toBeGreaterThan(0);
      if ('fanIn' in initializer) expect(Math.min(initializer.fanIn, initializer.fanOut)).toBeGreaterThan(0);
    }
  });

  it.each(cases)('$name: gradient = central differences, in use and while training', (each) => {
    for (const mode of ['use', 'training'] as const) {
      const { forward, step, feeds, differentiated } = alone(each, 'float64', mode);
      const directions = Object.fromEntries(differentiated.map((name, i) => [name, randomTensor(feeds[name].shape, i + 100)]));
      const outputs = interpret(step, feeds).outputs;
      const numeric = differenceAlong(forward, feeds, directions);
      const slope = differentiated.reduce((sum, name) => sum + dotProduct(outputs[`gradient:${name}`], directions[name]), 0);
      expect(Math.abs(slope - numeric), mode).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
    }
  });

  it.each(cases)('$name: a training step in onnxruntime = in the interpreter', async (each) => {
    const { step, feeds, batches } = alone(each, 'float32', 'training');
    await expectSameLowered(step, feeds, batches, 2e-5);
  });

  it.each(cases)('$name: keeps the next value of everything that is not learned', (each) => {
    const unlearned = each.definition.parameters(each.inputs, each.fields).filter((parameter) => !isLearned(parameter));
    const kept = Object.keys(alone(each, 'float64', 'training').forward.outputs).filter((name) => name.startsWith('next:'));
    expect(kept.sort()).toEqual(unlearned.map(({ name }) => `next:${name}`).sort());
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
