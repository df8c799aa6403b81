import { questions } from '@core/inspect';
import { makersOf } from '@core/inspect/formula/written-out';
import { momentsOf } from '@core/inspect/moments';
import { optimizers } from '@core/optimizers';
import { softmaxCrossEntropy } from '@core/losses/softmax-cross-entropy';
import { describe, expect, it } from 'vitest';
import { courseRule } from '../../../../renderer/state/stepping/course-rule';
import { explain } from '../../../../renderer/state/stepping/explanation';
import { models, randomExamples } from '../../../electron/core/inspect/finite-differences';

const [{ model }] = models;
const trace = questions.traceStep(model, { features: randomExamples(1), labels: Uint8Array.from([1]) });
const moments = momentsOf(trace, new Set(model.plan.outputs.map(({ id }) => id)));
const makers = makersOf(trace.nodes);
const momentOf = (phase: string, op: string) => moments.find((each) => each.phase === phase && each.node.op === op)!;

describe('what is said about a moment', () => {
  it('has the rule in letters and the same with numbers, as text and as TeX', () => {
    const moment = momentOf('forward', 'Tanh');
    const { rule, parts, formula } = explain(moment, 0, 0, makers);
    expect(rule).toBe(String.raw`y_i = \tanh(x_i)`);
    expect(parts).toEqual([]);
    expect(formula.text).toMatch(/^tanh\(.+\) = \S+$/);
    expect(formula.tex).toMatch(/^\\tanh\(.+\) = \S+/);
  });

  it('has numbers on the way on lines of their own', () => {
    expect(explain(momentOf('loss', 'LogSoftmax'), 0, 0, makers).parts.map(({ text }) => text.slice(0, 8))).toEqual(['m = max(']);
  });

  it('is written out where ops before it fit into one line', () => {
    const last = moments.findLast(({ phase, node }) => phase === 'update' && node.op === 'Sub')!;
    const { formula, whole } = explain(last, 0, 0, makers);
    expect(whole!.text).not.toBe(formula.text);
    expect(whole!.text.split(' = ').at(-1)).toBe(formula.text.split(' = ').at(-1));
  });
});

describe('the formula of the course', () => {
  it('is that of the layer forwards, of the loss, and of the optimizer in the update', () => {
    expect(courseRule(momentOf('forward', 'Gemm'), 'dense', 'adam')).toContain('W');
    expect(courseRule(momentOf('loss', 'LogSoftmax'), 'softmax', 'adam')).toBe(softmaxCrossEntropy.formula);
    expect(courseRule(momentOf('update', 'Sub'), 'dense', 'momentum')).toBe(optimizers.momentum.formula);
  });

  it('is absent backwards, and for what belongs to no layer', () => {
    expect(courseRule(momentOf('backward', 'Gemm'), 'dense', 'adam')).toBeNull();
    expect(courseRule(momentOf('loss', 'LogSoftmax'), undefined, 'adam')).toBeNull();
  });
});
