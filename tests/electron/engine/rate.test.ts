import { describe, expect, it } from 'vitest';
import { Rate } from '../../../electron/engine/rate';

describe('Rate', () => {
  it('is 0 before the first measurement and exact after it', () => {
    const rate = new Rate();
    expect(rate.value).toBe(0);
    rate.add(64, 0.02);
    expect(rate.value).toBeCloseTo(3200);
  });

  it('follows a change within a few seconds', () => {
    const rate = new Rate();
    for (let i = 0; i < 100; i++) rate.add(10, 0.1);
    for (let i = 0; i < 100; i++) rate.add(20, 0.1);
    expect(rate.value).toBeGreaterThan(190);
  });

  it('does not depend on how time is cut', () => {
    const [coarse, fine] = [new Rate(), new Rate()];
    coarse.add(100, 1);
    coarse.add(300, 1);
    for (let i = 0; i < 10; i++) fine.add(10, 0.1);
    for (let i = 0; i < 10; i++) fine.add(30, 0.1);
    expect(fine.value).toBeCloseTo(coarse.value);
  });

  it('ignores work that took no time, and can start again', () => {
    const rate = new Rate();
    rate.add(5, 0);
    expect(rate.value).toBe(0);
    rate.add(5, 1);
    rate.restart();
    expect(rate.value).toBe(0);
  });
});
