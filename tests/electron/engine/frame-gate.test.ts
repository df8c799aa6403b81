import { describe, expect, it } from 'vitest';
import { FrameGate } from '../../../electron/engine/frame-gate';
import type { RunFrame, RunPoints } from '../../../electron/ipc/engine-protocol';

const frameAt = (step: number): RunFrame => ({
  state: 'running',
  position: { step, epoch: 0, stepsPerEpoch: 10, totalSteps: 100 },
  executor: null,
  imagesPerSecond: 0,
  secondsLeft: null,
  statistics: [],
  statisticsStep: 0,
});
const pointsAt = (step: number): RunPoints => ({ training: [{ step, loss: 1 / step }], validation: [] });

function makeGate() {
  const sent: { step: number; points: number[] }[] = [];
  const gate = new FrameGate((frame, points) => sent.push({ step: frame.position.step, points: points.training.map(({ step }) => step) }));
  const offer = (step: number) => gate.offer(frameAt(step), pointsAt(step));
  return { sent, gate, offer };
}

describe('FrameGate', () => {
  it('sends nothing without a credit', () => {
    const { sent, offer } = makeGate();
    offer(1);
    expect(sent).toEqual([]);
  });

  it('sends one frame per credit; the latest state wins and no point is lost', () => {
    const { sent, gate, offer } = makeGate();
    gate.grant();
    gate.grant();
    [1, 2, 3, 4, 5].forEach(offer);
    expect(sent).toEqual([
      { step: 1, points: [1] },
      { step: 2, points: [2] },
    ]);
    gate.grant();
    expect(sent.at(-1)).toEqual({ step: 5, points: [3, 4, 5] });
  });

  it('does not send the same state twice', () => {
    const { sent, gate, offer } = makeGate();
    offer(1);
    gate.grant();
    gate.grant();
    expect(sent).toHaveLength(1);
    offer(2);
    expect(sent).toHaveLength(2);
  });

  it('does not let a page hoard credits', () => {
    const { sent, gate, offer } = makeGate();
    for (let i = 0; i < 1000; i++) gate.grant();
    for (let step = 1; step <= 1000; step++) offer(step);
    expect(sent.length).toBeLessThanOrEqual(4);
  });

  it('forgets the points of a run that started again', () => {
    const { sent, gate, offer } = makeGate();
    offer(1);
    gate.forgetPoints();
    offer(2);
    gate.grant();
    expect(sent).toEqual([{ step: 2, points: [2] }]);
  });
});
