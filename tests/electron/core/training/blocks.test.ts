/** A network with blocks trains like the same network drawn without any, bit for bit. */
import { collapse } from '@core/network/blocks/collapse';
import { faceOf } from '@core/network/face';
import { addAfter } from '@core/network/edit';
import { expand } from '@core/network/blocks/expand';
import { planNetwork } from '@core/network/plan';
import { expect, it } from 'vitest';
import { lossesOf, openToy, surroundings, toyNetwork, toyPlan } from './toy';

const names = { block: 'Block', input: 'Input', output: 'Output' };
const hidden = collapse(toyNetwork, ['hidden', 'relu', 'drop'], names);

it('a collapsed network', async () => {
  const plan = planNetwork(hidden.network, surroundings);
  const [drawn, collapsed] = [await openToy({ plan: toyPlan }), await openToy({ plan })];
  expect(await lossesOf(collapsed)).toEqual(await lossesOf(drawn));
  expect(collapsed.parameters()).toEqual(drawn.parameters());
});

it('two instances of a block', async () => {
  const { network } = addAfter(hidden.network, hidden.layer, { definition: faceOf(hidden.network, hidden.network.blocks![0].id)!, name: 'Again' });
  const byHand = expand(network).network;
  expect(byHand.blocks).toBeUndefined();
  const [drawn, used] = [await openToy({ plan: planNetwork(byHand, surroundings) }), await openToy({ plan: planNetwork(network, surroundings) })];
  expect(await lossesOf(used)).toEqual(await lossesOf(drawn));
  expect(used.parameters()).toEqual(drawn.parameters());
});
