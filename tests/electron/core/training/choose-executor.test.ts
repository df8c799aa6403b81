import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { chooseExecutor } from '@core/training/choose-executor';
import { describe, expect, it } from 'vitest';
import { toyPlan } from './toy';

describe('the executor of a run', () => {
  it('is what a person wants', () => {
    expect(chooseExecutor('interpret', toyPlan, 8)).toBe('interpret');
    expect(chooseExecutor('compiled', toyPlan, 8)).toBe('compiled');
    expect(chooseExecutor('onnx', toyPlan, 8)).toBe('onnx');
  });

  it('is generated code for a tiny network, until its batches are large', () => {
    expect(chooseExecutor('auto', toyPlan, 8)).toBe('compiled');
    expect(chooseExecutor('auto', toyPlan, 1000)).toBe('onnx');
  });

  it('is onnxruntime for every network for digits', () => {
    const digits = templates.filter(({ network }) => network.dataset === 'mnist');
    const chosen = digits.map(({ network }) => chooseExecutor('auto', planNetwork(network, surroundingsOf({ dataset: 'mnist' })), 64));
    expect(new Set(chosen)).toEqual(new Set(['onnx']));
  });
});
