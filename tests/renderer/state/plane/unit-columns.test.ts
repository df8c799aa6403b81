import { describe, expect, it } from 'vitest';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { chain, type Link } from '@core/templates/chain';
import { Latest } from '../../../../renderer/state/plane/latest';
import { unitColumns } from '../../../../renderer/state/plane/unit-columns';

const columnsOf = (...inner: readonly Link[]) => {
  const network = chain('Tiny', 'spiral', 9, [{ kind: 'input', name: 'Points' }, ...inner, { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3 } }, { kind: 'softmax', name: 'Softmax' }]);
  return unitColumns(planNetwork(network, surroundingsOf(network)));
};

describe('columns of units', () => {
  it('are the input and what each dense layer becomes before the next one', () => {
    expect(columnsOf({ id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 8 } }, { kind: 'tanh', name: 'Tanh' })).toEqual([
      { layer: 'input', weights: null, units: 2 },
      { layer: 'tanh', weights: 'hidden', units: 8 },
      { layer: 'softmax', weights: 'scores', units: 3 },
    ]);
  });

  it('are not there if another layer has weights', () => {
    expect(columnsOf({ kind: 'batchNormalization', name: 'Norm' })).toBeNull();
  });
});

describe('the latest', () => {
  it('does work again once for all that came meanwhile, never twice at a time', async () => {
    const latest = new Latest();
    const done: string[] = [];
    const work = (name: string) => async () => {
      done.push(`${name} begins`);
      await Promise.resolve();
      done.push(`${name} ends`);
    };
    const first = latest.run(work('work'));
    void latest.run(work('other'));
    void latest.run(work('other'));
    expect(latest.isStale).toBe(true);
    await first;
    expect(done).toEqual(['work begins', 'work ends', 'other begins', 'other ends']);
  });
});
