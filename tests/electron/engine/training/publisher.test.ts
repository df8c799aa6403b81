import { describe, expect, it } from 'vitest';
import { bucketsPerFrame, Publisher } from '../../../../electron/engine/training/publisher';
import type { RunFrame, RunPoints } from '../../../../electron/ipc/engine-protocol';

function makePublisher() {
  const clock = { now: 0 };
  const posted: { frame: RunFrame; points: RunPoints }[] = [];
  const publisher = new Publisher((frame, points) => posted.push({ frame, points }), () => clock.now);
  return { clock, posted, publisher };
}

describe('Publisher', () => {
  it('posts at most a dozen frames a second and forgets no point of a usual network', () => {
    const { clock, posted, publisher } = makePublisher();
    for (let step = 1; step <= 1000; step++) {
      clock.now = step;
      publisher.addSteps([{ step, loss: 1 / step }], 64, 0.001);
      publisher.publishSometimes();
    }
    publisher.publish();
    expect(posted.length).toBeLessThanOrEqual(14);
    expect(posted.flatMap(({ points }) => points.training.map(({ step }) => step))).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  });

  it('brings the envelope of the thousands of steps that a tiny network does between two frames', () => {
    const { posted, publisher } = makePublisher();
    publisher.addSteps(Array.from({ length: 10_000 }, (_, i) => ({ step: i + 1, loss: i === 5000 ? 9 : 1 + Math.sin(i) })), 10_000, 0.08);
    publisher.publish();
    const { training } = posted[0].points;
    expect(training.length).toBeLessThanOrEqual(2 * bucketsPerFrame + 1);
    expect(training).toContainEqual({ step: 5001, loss: 9 });
    expect(training.at(-1)!.step).toBe(10_000);
  });

  it('shows a new state at once, and a failure only with its sentence', () => {
    const { posted, publisher } = makePublisher();
    publisher.setState('failed', { sentence: 'The disk is full.' });
    publisher.setState('idle');
    expect(posted.map(({ frame }) => [frame.state, frame.failure])).toEqual([
      ['failed', { sentence: 'The disk is full.' }],
      ['idle', undefined],
    ]);
    expect('failure' in posted[1].frame).toBe(false);
  });

  it('tells speed and the time that is left', () => {
    const { posted, publisher } = makePublisher();
    publisher.setPosition({ step: 100, epoch: 1, stepsPerEpoch: 100, totalSteps: 300 });
    publisher.publish();
    publisher.addSteps(Array.from({ length: 50 }, (_, i) => ({ step: i, loss: 1 })), 3200, 1);
    publisher.publish();
    expect(posted[0].frame.secondsLeft).toBeNull();
    expect(posted[1].frame.imagesPerSecond).toBeCloseTo(3200);
    expect(posted[1].frame.secondsLeft).toBeCloseTo(4);
  });

  it('sends a position of the protocol, whatever else the trainer knows', () => {
    const { posted, publisher } = makePublisher();
    publisher.setPosition(Object.assign({ step: 1, epoch: 0, stepsPerEpoch: 10, totalSteps: 20 }, { offset: 64 }));
    publisher.publish();
    expect(posted[0].frame.position).toEqual({ step: 1, epoch: 0, stepsPerEpoch: 10, totalSteps: 20 });
  });

  it('starts again from nothing', () => {
    const { posted, publisher } = makePublisher();
    publisher.addSteps([{ step: 1, loss: 1 }], 64, 1);
    publisher.setStatistics([{ layer: 'a', gradientNorm: 1 }], 1);
    publisher.clear();
    publisher.publish();
    expect(publisher.hasStatistics).toBe(false);
    expect(posted[0]).toMatchObject({ frame: { imagesPerSecond: 0, statistics: [], position: { step: 0 } }, points: { training: [] } });
  });
});
