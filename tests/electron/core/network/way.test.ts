import { circleMakers, wayBetween } from '@core/network/way';
import { describe, expect, it } from 'vitest';

const connections = [['a', 'b'], ['b', 'c'], ['a', 'd'], ['d', 'e'], ['e', 'c']].map(([from, to], port) => ({ id: `${from}${to}`, from: from!, to: to!, port }));
const network = { name: '', dataset: 'mnist', layers: [], connections };

describe('ways through a network', () => {
  it('are the shortest, with both ends', () => {
    expect(wayBetween(network, 'a', 'c')).toEqual(['a', 'b', 'c']);
    expect(wayBetween(network, 'a', 'e')).toEqual(['a', 'd', 'e']);
    expect(wayBetween(network, 'b', 'b')).toEqual(['b']);
    expect(wayBetween(network, 'c', 'a')).toBeNull();
  });

  it('tell with which layers a connection would close a circle', () => {
    expect([...circleMakers(network, 'e', 'from')].sort()).toEqual(['a', 'd', 'e']);
    expect([...circleMakers(network, 'b', 'to')].sort()).toEqual(['b', 'c']);
  });
});
