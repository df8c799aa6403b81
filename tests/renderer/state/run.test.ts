import { templates } from '@core/templates';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LayerStatistics, RunFrame } from '../../../renderer/bridge/contract';
import { Project } from '../../../renderer/state/project.svelte';
import { Run } from '../../../renderer/state/run.svelte';
import { Selection } from '../../../renderer/state/selection.svelte';

const { network } = templates.find(({ name }) => name === 'mnist-mlp')!;
const none = { training: [], validation: [] };

/** Over the engine's port each frame comes with lists of its own. */
function frameOf(step: number, statisticsStep: number, statistics: readonly LayerStatistics[]): RunFrame {
  const position = { step, epoch: 0, stepsPerEpoch: 100, totalSteps: 500 };
  return { state: 'running', position, executor: 'compiled', imagesPerSecond: 1, secondsLeft: null, statistics: structuredClone(statistics), statisticsStep };
}

describe('Run', () => {
  let run: Run;

  beforeEach(() => {
    run = new Run(new Project(network, new Selection()), () => Promise.reject(new Error('not asked')));
  });

  it('keeps the list of statistics until something was measured again, so that what shows them is not drawn with each frame', () => {
    run.receive(frameOf(10, 10, [{ layer: 'a', gradientNorm: NaN }]), none);
    const first = run.frame!.statistics;
    run.receive(frameOf(20, 10, [{ layer: 'a', gradientNorm: NaN }]), none);
    expect(run.frame!.statistics).toBe(first);
    expect(run.frame!.position.step).toBe(20);
    run.receive(frameOf(30, 30, [{ layer: 'a', gradientNorm: NaN }]), none);
    expect(run.frame!.statistics).not.toBe(first);
  });

  it('takes the statistics of another run at the same step, and of another network', () => {
    run.receive(frameOf(1, 1, [{ layer: 'a', gradientNorm: 1 }]), none);
    run.receive(frameOf(1, 1, [{ layer: 'a', gradientNorm: 2 }]), none);
    expect(run.frame!.statistics).toEqual([{ layer: 'a', gradientNorm: 2 }]);
    run.receive(frameOf(1, 1, [{ layer: 'b', gradientNorm: 2 }]), none);
    expect(run.frame!.statistics).toEqual([{ layer: 'b', gradientNorm: 2 }]);
    run.receive(frameOf(0, 0, []), none);
    expect(run.frame!.statistics).toEqual([]);
  });

  it('has the same samples over time until another was measured', () => {
    run.receive(frameOf(10, 10, [{ layer: 'a', gradientNorm: 1 }]), { training: [{ step: 10, loss: 1 }], validation: [] });
    const { samples } = run.curve;
    run.receive(frameOf(20, 10, [{ layer: 'a', gradientNorm: 1 }]), { training: [{ step: 20, loss: 1 }], validation: [] });
    expect(run.curve.samples).toBe(samples);
    run.receive(frameOf(30, 30, [{ layer: 'a', gradientNorm: 1 }]), { training: [{ step: 30, loss: 1 }], validation: [] });
    expect(run.curve.samples.map(({ step }) => step)).toEqual([10, 30]);
  });
});
