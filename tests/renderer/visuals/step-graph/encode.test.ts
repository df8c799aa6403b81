import { questions } from '@core/inspect';
import { momentsOf } from '@core/inspect/moments';
import { stepGraphOf } from '@core/inspect/step-graph';
import { describe, expect, it } from 'vitest';
import { boxOfMoment, encode, type Rect } from '../../../../renderer/visuals/step-graph/encode';
import { models, randomExamples } from '../../../electron/core/inspect/finite-differences';

describe.each(models)('the drawing of a step of $name', ({ model }) => {
  const trace = questions.traceStep(model, { features: randomExamples(1), labels: Uint8Array.from([1]) });
  const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));
  const graph = stepGraphOf(moments);
  const groups = graph.rows.flat();
  const all = new Set(groups.map(({ id }) => id));
  const overlap = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

  it.each([['closed', new Set<string>()], ['open', all]])('%s: boxes do not overlap and lie inside of the drawing', (_name, open) => {
    const { boxes, width, height } = encode(graph, open);
    expect(boxes).toHaveLength(groups.length);
    boxes.forEach((box, i) => {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
      for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
      for (const op of box.ops) expect(op.x >= box.x && op.y >= box.y && op.x + op.width <= box.x + box.width && op.y + op.height <= box.y + box.height).toBe(true);
    });
  });

  it('open: forward ops come down, backward ops go up', () => {
    const { boxes } = encode(graph, all);
    for (const { group, ops } of boxes) {
      const order = ops.toSorted((a, b) => a.op.at - b.op.at).map(({ y }) => y);
      const expected = order.toSorted((a, b) => (group.column === 'backward' ? b - a : a - b));
      expect(order).toEqual(expected);
    }
  });

  it('backward and forward ops of a layer stand side by side', () => {
    const { boxes } = encode(graph, new Set());
    for (const { group, y } of boxes.filter((box) => box.group.column === 'backward')) {
      const forward = boxes.find((box) => box.group.column === 'forward' && box.group.layer === group.layer);
      if (forward) expect(y).toBe(forward.y);
    }
  });

  it('open: every value has a path; closed: those between layers, once each', () => {
    expect(encode(graph, all).edges).toHaveLength(graph.edges.length);
    const { edges } = encode(graph, new Set());
    expect(new Set(edges.map(({ path, kind }) => path + kind)).size).toBe(edges.length);
    const groupOf = (at: number) => groups.find(({ ops }) => ops.some((op) => op.at === at))!.id;
    const between = graph.edges.filter(({ from, to }) => groupOf(from) !== groupOf(to));
    expect(new Set(edges.flatMap(({ moments: ends }) => [...ends]))).toEqual(new Set(between.flatMap(({ from, to }) => [from, to])));
  });

  it('a moment is found in its own box, or in that of its closed layer', () => {
    const [closed, open] = [encode(graph, new Set()), encode(graph, all)];
    for (const at of moments.keys()) {
      expect(boxOfMoment(closed, at)).toBe(closed.boxes.find(({ group }) => group.ops.some((op) => op.at === at)));
      expect(boxOfMoment(open, at)).toMatchObject({ op: { at } });
    }
  });
});
