/** Choosing the features of a problem on the plane. */
import { checkNetwork } from '@core/network/check';
import { chooseFeatures, featuresOf } from '@core/plane-features/choose';
import { addFollower, addLayer, insertOnConnection, layerOf, setField } from '@core/network/edit';
import type { Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { layers } from '@core/layers';
import { templates } from '@core/templates';
import { featureValues } from '@core/plane-features/values';
import { keepColumns } from '@core/plane-features/keep-columns';
import { initializeParameters } from '@core/training/initialize';
import { describe, expect, it } from 'vitest';

const named = (name: string): Network => templates.find((each) => each.name === name)!.network;
const choose = (network: Network, chosen: readonly string[]): Network => chooseFeatures(network, chosen, 'Features');
const planOf = (network: Network) => planNetwork(network, surroundingsOf(network));

describe('the features of a network', () => {
  it('are x and y as long as no layer makes others', () => {
    expect(featuresOf(named('xor-tiny'))).toEqual({ input: 'input', chosen: ['x', 'y'] });
    expect(featuresOf(named('circles-features'))).toEqual({ input: 'input', layer: 'features', chosen: ['xx', 'yy'] });
  });

  it('are none of pictures, of points on a line, or where examples enter in parts', () => {
    expect(featuresOf(named('mnist-linear'))).toBeUndefined();
    expect(featuresOf(named('wave-mlp'))).toBeUndefined();
    expect(featuresOf(setField(named('xor-tiny'), 'input', 'part', 'left'))).toBeUndefined();
    expect(featuresOf({ ...named('xor-tiny'), layers: [] })).toBeUndefined();
  });

  it('are none where only a part of the network gets them', () => {
    const { network } = addFollower(named('circles-features'), 'input', { definition: layers.dense, name: 'Beside' }, { x: 0, y: 0 });
    expect(featuresOf(network)).toBeUndefined();
  });
});

describe('choosing features', () => {
  it('adds their layer behind the input, wires it, and keeps the drawing tidy', () => {
    const network = choose(named('xor-tiny'), ['xy', 'x']);
    const { layer, chosen } = featuresOf(network)!;
    expect(chosen).toEqual(['x', 'xy']);
    expect(layerOf(network, layer!)).toMatchObject({ kind: 'planeFeatures', name: 'Features', fields: { features: 'x xy' } });
    expect(network.connections.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([`input ${layer}`, `${layer} hidden-1`, 'hidden-1 tanh-1', 'scores softmax', 'tanh-1 scores'].sort());
    expect(checkNetwork(network, surroundingsOf(network)).problems).toEqual([]);
    expect(new Set(network.layers.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(network.layers.length);
  });

  it('changes the layer that is there, and takes it away with the last of the others', () => {
    const circles = named('circles-features');
    expect(featuresOf(choose(circles, ['x', 'xx', 'yy']))).toEqual({ input: 'input', layer: 'features', chosen: ['x', 'xx', 'yy'] });
    const without = choose(choose(circles, ['x', 'y', 'yy']), ['x', 'y']);
    expect(featuresOf(without)).toEqual({ input: 'input', chosen: ['x', 'y'] });
    expect(without.connections.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['input scores', 'scores softmax']);
  });

  it('leaves a network alone that has these features', () => {
    const [tiny, circles] = [named('xor-tiny'), named('circles-features')];
    expect(choose(tiny, ['y', 'x'])).toBe(tiny);
    expect(choose(circles, ['yy', 'xx'])).toBe(circles);
  });

  it('serves all that followed the input', () => {
    const { network } = addFollower(named('xor-tiny'), 'input', { definition: layers.dense, name: 'Beside' }, { x: 0, y: 0 });
    const changed = choose(network, ['xx']);
    const { layer } = featuresOf(changed)!;
    expect(changed.connections.filter(({ from }) => from === layer)).toHaveLength(2);
    const back = choose(changed, ['x', 'y']);
    expect(back.connections.filter(({ from }) => from === 'input')).toHaveLength(2);
  });

  it('refuses to leave none, and networks that have none', () => {
    expect(() => choose(named('xor-tiny'), [])).toThrow('A network needs at least one feature. Choose another one before taking the last away.');
    expect(() => choose(named('mnist-linear'), ['x'])).toThrow('Only a network into which points of the plane enter at one place has features to choose.');
  });
});

describe('what was learned of features', () => {
  const learned = (network: Network) => initializeParameters(planOf(network), 9);
  const columns = (tensors: ReturnType<typeof learned>, name: string, count: number) => Array.from({ length: count }, (_, column) => Array.from(tensors[name].data).filter((__, i) => i % count === column));

  it('stays with the columns that stay, and the others begin by the seed', () => {
    const before = choose(named('xor-tiny'), ['x', 'y', 'xx']);
    const after = choose(before, ['y', 'xx', 'sinX']);
    const old = learned(before);
    const kept = keepColumns(planOf(before), planOf(after), old, 1);
    const [x, y, xx] = columns(old, 'hidden-1.weight', 3);
    const [first, second, third] = columns(kept, 'hidden-1.weight', 3);
    expect([first, second]).toEqual([y, xx]);
    expect(third).toEqual(columns(initializeParameters(planOf(after), 1), 'hidden-1.weight', 3)[2]);
    expect(third).not.toEqual(x);
    for (const name of ['hidden-1.bias', 'scores.weight', 'scores.bias']) expect(kept[name]).toBe(old[name]);
  });

  it('goes over to a layer of features, through layers that keep the columns, and back', () => {
    const before = named('xor-tiny');
    const into = before.connections.find(({ to }) => to === 'hidden-1')!;
    const added = addLayer(before, { definition: layers.tanh, name: 'Bent' }, { x: 0, y: 0 });
    const bent = insertOnConnection(added.network, into.id, added.layer);
    const after = choose(bent, ['x', 'y', 'xy']);
    const old = learned(bent);
    const wide = keepColumns(planOf(bent), planOf(after), old, 1);
    expect(columns(wide, 'hidden-1.weight', 3).slice(0, 2)).toEqual(columns(old, 'hidden-1.weight', 2));
    expect(keepColumns(planOf(after), planOf(bent), wide, 1)['hidden-1.weight'].data).toEqual(old['hidden-1.weight'].data);
  });

  it('is first values where the units changed too, or nothing was learned', () => {
    const before = named('xor-tiny');
    const after = setField(choose(before, ['xx']), 'hidden-1', 'units', 3);
    const fresh = initializeParameters(planOf(after), 4);
    expect(keepColumns(planOf(before), planOf(after), learned(before), 4)['hidden-1.weight']).toEqual(fresh['hidden-1.weight']);
    expect(keepColumns(planOf(before), planOf(after), {}, 4)).toEqual(fresh);
  });
});

it('every feature at some points, of standardized coordinates', () => {
  const place = { ...surroundingsOf(named('xor-tiny')), mean: 1, deviation: 2 };
  const values = featureValues(place, Float32Array.of(2, 0, 1, -3));
  const expected = [0.5, -0.5, 0.25, 0.25, -0.25, 1, -1, 0, -2, 0, 4, 0, 0, 0];
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
});
