/** Networks whose paths part and meet, put down layer by layer and arranged as the app arranges. */
import { layers } from '../layers';
import { arrange } from '../network/arrange';
import { initialFields, moveLayers } from '../network/edit';
import type { Connection, Layer, Network } from '../network/network';
import type { Link } from './chain';

/** Layers one behind the other. */
export function drawnChain(name: string, dataset: string, links: readonly Link[]): Network {
  const drawing = new Drawing();
  drawing.chain(links);
  return drawing.network(name, dataset);
}

export class Drawing {
  private readonly layers: Layer[] = [];
  private readonly connections: Connection[] = [];

  /** Adds a layer behind the given ones, one for each of its ports, or behind the one added last; answers its id. */
  add({ id = '', kind, name, fields }: Link, ...sources: readonly string[]): string {
    const layer: Layer = { id: id || kind, kind, name, fields: { ...initialFields(layers[kind]), ...fields }, position: { x: 0, y: 0 } };
    const last = this.layers.at(-1)?.id ?? '';
    const given = layers[kind].inputs.length === 0 ? [] : sources.length > 0 ? sources : [last];
    given.forEach((from, port) => this.connections.push({ id: `${from}-${layer.id}-${port}`, from, to: layer.id, port }));
    this.layers.push(layer);
    return layer.id;
  }

  /** Adds layers one behind the other, the first behind `source` if that is given; answers the id of the last one. */
  chain(links: readonly Link[], source?: string): string {
    return links.reduce((before, link) => this.add(link, ...(before === '' ? [] : [before])), source ?? '');
  }

  network(name: string, dataset: string): Network {
    const network = { name, dataset, layers: this.layers, connections: this.connections };
    return moveLayers(network, arrange(network));
  }
}
