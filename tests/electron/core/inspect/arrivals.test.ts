/** What a drawing shows of a step is there exactly from the moment on that makes it. */
import { questions } from '@core/inspect';
import { arrivalsOf, turnsOf } from '@core/inspect/arrivals';
import { momentsOf } from '@core/inspect/moments';
import { describe, expect, it } from 'vitest';
import { models, randomExamples } from './finite-differences';

describe.each(models)('of $name', ({ model }) => {
  const trace = questions.traceStep(model, { features: randomExamples(2), labels: Uint8Array.from([1, 2]) });
  const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));
  const arrivals = arrivalsOf(trace, moments);

  it('each value comes from the moment that puts it out', () => {
    for (const [id, at] of arrivals.outputs) {
      if (at < 0) continue;
      expect(moments[at].node.outputs).toContain(trace.layers.get(id)!.output);
      expect(['forward', 'loss'], id).toContain(moments[at].phase);
    }
    for (const [id, at] of arrivals.gradients) {
      expect(moments[at].phase).toBe('backward');
      expect(moments[at].node.outputs).toContain(trace.layers.get(id)!.gradient);
    }
    for (const [name, at] of arrivals.updates) {
      expect(moments[at].phase).toBe('update');
      expect(moments[at].node.outputs).toContain(trace.parameters.get(name)!.next);
    }
    expect([...arrivals.gradients.keys()]).toEqual(model.plan.layers.filter((layer) => !model.plan.outputs.includes(layer)).map(({ id }) => id));
    expect(arrivals.updates.size).toBe(trace.parameters.size);
  });

  it('values come in the order of the layers, gradients against it', () => {
    const order = model.plan.layers.map(({ id }) => id);
    for (const { id, sources } of model.plan.layers) {
      for (const source of sources) {
        expect(arrivals.outputs.get(source)!, `${source} before ${id} of ${order.join(' ')}`).toBeLessThanOrEqual(arrivals.outputs.get(id)!);
        if (arrivals.gradients.has(id)) expect(arrivals.gradients.get(source)!).toBeGreaterThanOrEqual(arrivals.gradients.get(id)!);
      }
    }
  });

  it('the losses of the output layers are that of the network', () => {
    expect([...trace.losses]).toEqual([[model.plan.output.id, trace.loss]]);
    expect(moments[arrivals.losses.get(model.plan.output.id)!].phase).toBe('loss');
  });

  it('one layer is present; before it all are done at the end of a pass', () => {
    moments.forEach(({ layer, phase }, at) => {
      const turns = turnsOf(moments, at);
      expect([...turns].filter(([, turn]) => turn === 'now').map(([id]) => id)).toEqual(layer === '' ? [] : [layer]);
      const isLast = moments[at + 1]?.phase !== phase && phase !== 'forward';
      if (isLast) expect([...turns.values()]).not.toContain('ahead');
    });
    expect([...turnsOf(moments, 0).values()].filter((turn) => turn === 'ahead').length).toBeGreaterThan(2);
  });
});

it('a gradient that nothing makes is there when the backward pass begins', () => {
  const { model } = models[0];
  const trace = questions.traceStep(model, { features: randomExamples(1), labels: Uint8Array.from([1]) });
  const moments = momentsOf(trace, new Set(['softmax']));
  const layers = new Map([['hidden', { ...trace.layers.get('hidden')!, gradient: { dtype: 'float32', shape: [1, 8], data: new Float32Array(8) } as const }]]);
  expect(moments[arrivalsOf({ ...trace, layers }, moments).gradients.get('hidden')!].phase).toBe('backward');
});
