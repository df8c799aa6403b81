import { suggestedRate } from '@core/descent/rates';
import { surfaces } from '@core/surfaces';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DescentSettings } from '../../../../renderer/bridge/contract';
import { Descent, mostRacers } from '../../../../renderer/state/descent/descent.svelte';

const made = (kept?: DescentSettings) => {
  const saved: DescentSettings[] = [];
  return { descent: new Descent(kept, (settings) => saved.push(settings)), saved };
};

describe('the laboratory', () => {
  afterEach(() => vi.useRealTimers());

  it('begins with three racers that all arrive', () => {
    const { descent } = made();
    expect(descent.lanes.map(({ verdict }) => verdict.kind)).toEqual(['arrived', 'arrived', 'arrived']);
    expect(descent.atEnd).toBe(true);
  });

  it('goes on from how it was left, and keeps every change a little later', () => {
    vi.useFakeTimers();
    const { descent, saved } = made();
    descent.moveStart({ x: 1, y: 2 });
    descent.set({ noise: 0.5 });
    expect(saved).toEqual([]);
    vi.runAllTimers();
    expect(saved).toHaveLength(1);
    expect(made(saved[0]).descent.settings).toEqual(descent.settings);
  });

  it('keeps the start inside of the view', () => {
    const { descent } = made();
    descent.moveStart({ x: 100, y: -100 });
    expect(descent.settings.start).toEqual({ x: 5, y: -4 });
  });

  it('runs only the racer anew that was changed', () => {
    const { descent } = made();
    const before = descent.lanes;
    descent.changeRacer(0, { learningRate: 0.1 });
    expect(descent.lanes[0]!.verdict).toMatchObject({ kind: 'left', upwards: true });
    expect(descent.lanes[1]).toBe(before[1]);
  });

  it('takes rates along that suit another surface', () => {
    const { descent } = made();
    descent.chooseSurface('rosenbrock');
    expect(descent.settings.start).toEqual(surfaces.rosenbrock.start);
    for (const { optimizer, learningRate } of descent.settings.racers) expect(learningRate).toBe(suggestedRate(surfaces.rosenbrock, optimizer));
  });

  it('takes no more racers than can be told apart', () => {
    const { descent } = made();
    for (let i = 0; i < 10; i++) descent.addRacer('lion');
    expect(descent.lanes).toHaveLength(mostRacers);
    descent.removeRacer(0);
    expect(descent.lanes[0]!.racer.optimizer).toBe('momentum');
  });

  it('plays from the beginning to the end, and jumps there without motion', () => {
    vi.useFakeTimers();
    const { descent } = made();
    descent.set({ steps: 5 });
    descent.play(true);
    expect(descent.step).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(descent.step).toBe(5);
    expect(descent.isPlaying).toBe(false);
    descent.goTo(0);
    descent.play(false);
    expect(descent.step).toBe(5);
  });
});
