import type { FieldValues } from '@core/fields/definition';
import type { Network } from '@core/network/network';

/** A network of layers one after the other, named layer0, layer1, …. */
export function chain(...kinds: readonly (string | readonly [string, FieldValues])[]): Network {
  const layers = kinds.map((each, i) => {
    const [kind, fields] = typeof each === 'string' ? [each, {}] : each;
    return { id: `layer${i}`, kind, name: kind, fields, position: { x: 0, y: 0 } };
  });
  const connections = layers.slice(1).map(({ id }, i) => ({ id: `connection${i}`, from: layers[i].id, to: id, port: 0 }));
  return { name: 'chain', dataset: 'mnist', layers, connections };
}
