/** The trace that all views read: its gradients are slopes of the loss, and it is the step that training makes. */
import { interpret } from '@core/interpret/interpret';
import type { Surroundings } from '@core/layers/definition';
import type { Tensors } from '@core/network/build';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { opNamed } from '@core/ops';
import { chain, type Link } from '@core/templates/chain';
import { float32, int64, scalar, type Tensor } from '@core/tensor/tensor';
import { Random } from '@core/tensor/random';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { buildTrainingStep, stepAnatomy, type StepSettings } from '@core/training/step';
import { traceStep } from '@core/training/step/trace';
import { describe, expect, it } from 'vitest';

const settings: StepSettings = { optimizer: 'sgd', seed: 3 };
const links = (...kinds: readonly (readonly [Link['kind'], Link['fields']?])[]): Link[] => kinds.map(([kind, fields], i) => ({ id: `${kind}${i}`, kind, name: kind, ...(fields && { fields }) }));

interface Case {
  readonly name: string;
  readonly shape: readonly number[];
  readonly links: readonly Link[];
}

const cases: readonly Case[] = [
  { name: '2-8-8-3 with tanh', shape: [2], links: links(['input'], ['dense', { units: 8 }], ['tanh'], ['dense', { units: 8 }], ['tanh'], ['dense', { units: 3 }], ['softmax']) },
  {
    name: 'a convolutional network',
    shape: [1, 6, 6],
    links: links(['input'], ['conv2d', { filters: 3, size: 3 }], ['sigmoid'], ['averagePool'], ['flatten'], ['dense', { units: 3 }], ['softmax']),
  },
  { name: 'layer normalization and GELU', shape: [4], links: links(['input'], ['dense', { units: 6 }], ['layerNormalization'], ['gelu'], ['dense', { units: 3 }], ['hinge']) },
];

function prepared({ name, shape, links: parts }: Case) {
  const surroundings: Surroundings = { exampleShape: shape, features: 'float32', classCount: 3, mean: 0, deviation: 1 };
  const plan = planNetwork(chain(name, 'toy', 4, parts), surroundings);
  const random = new Random(7);
  const count = 5;
  const feeds: Tensors = {
    image: float32([count, ...shape], Float32Array.from({ length: count * shape.reduce((a, b) => a * b, 1) }, () => random.normal())),
    label: int64([count], Array.from({ length: count }, (_, i) => i % 3)),
    step: scalar('int64', 0),
    optimizerStep: scalar('int64', 0),
    learningRate: scalar('float32', 0.1),
    ...initializeParameters(plan, 1),
    ...initializeState(plan, settings),
  };
  return { plan, feeds };
}

/** The loss if the output of a layer were another one. */
function lossWith(plan: NetworkPlan, feeds: Tensors, layer: string, replacement: Tensor): number {
  const { graph, layers } = stepAnatomy(plan, settings, feeds['image'].shape[0]);
  const values = new Map([...graph.inputs.map((input) => [input, feeds[input.name]] as const), ...graph.constants.map(({ value, tensor }) => [value, tensor] as const)]);
  for (const node of graph.nodes) {
    const results = opNamed(node.op).forward(node.inputs.map((input) => values.get(input)!), node.attributes);
    node.outputs.forEach((output, i) => values.set(output, output === layers.get(layer)!.output ? replacement : results[i]));
  }
  return Number(values.get(graph.outputs['loss'])!.data[0]);
}

/** Along one random direction, by central differences of float32 losses. */
function slopes(value: Tensor, gradient: Tensor, lossAt: (moved: Tensor) => number): { readonly measured: number; readonly claimed: number } {
  const random = new Random(11);
  const direction = Float32Array.from(value.data, () => random.normal());
  const h = 4e-3;
  const moved = (by: number): Tensor => float32(value.shape, Float32Array.from(value.data, (x, i) => Number(x) + by * direction[i]));
  const measured = (lossAt(moved(h)) - lossAt(moved(-h))) / (2 * h);
  return { measured, claimed: direction.reduce((sum, each, i) => sum + each * Number(gradient.data[i]), 0) };
}

describe.each(cases)('the trace of a step of $name', (each) => {
  const { plan, feeds } = prepared(each);
  const trace = traceStep(plan, settings, feeds);

  it('shows gradients of layers that are slopes of the loss', () => {
    const shown = [...trace.layers].flatMap(([id, { output, gradient }]) => (gradient ? [{ id, ...slopes(output, gradient, (moved) => lossWith(plan, feeds, id, moved)) }] : []));
    expect(shown).toHaveLength(plan.layers.length - 1);
    for (const { measured, claimed } of shown) expect(Math.abs(measured - claimed)).toBeLessThan(1e-3 * Math.max(0.1, Math.abs(measured)));
  });

  it('shows gradients of parameters that are slopes of the loss', () => {
    expect(trace.parameters.size).toBe(plan.parameters.length);
    const loss = (name: string, moved: Tensor): number => traceStep(plan, settings, { ...feeds, [name]: moved }).loss;
    for (const [name, { value, gradient }] of trace.parameters) {
      const { measured, claimed } = slopes(value, gradient, (moved) => loss(name, moved));
      expect(Math.abs(measured - claimed)).toBeLessThan(1e-3 * Math.max(0.1, Math.abs(measured)));
    }
  });

  it('is the step of training to the last bit', () => {
    const { outputs } = interpret(buildTrainingStep(plan, settings, 5, { kind: 'plain' }), feeds);
    expect(trace.loss).toBe(outputs['loss'].data[0]);
    for (const [name, { next }] of trace.parameters) expect(next).toEqual(outputs[`next:${name}`]);
  });

  it('goes forwards, backwards and then updates, and names a layer for what a layer does', () => {
    const order = trace.nodes.map(({ phase }) => ['forward', 'backward', 'update'].indexOf(phase));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(3);
    const ids = new Set(plan.layers.map(({ id }) => id));
    expect(trace.nodes.filter(({ layer }) => layer !== '').every(({ layer }) => ids.has(layer))).toBe(true);
    expect(trace.nodes.filter(({ phase, layer }) => phase === 'forward' && layer !== '').length).toBeGreaterThanOrEqual(plan.layers.length);
  });
});
