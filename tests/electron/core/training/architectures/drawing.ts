/** Draws the famous architectures with the layers of the app: one layer after another, with paths that part and meet. */
import { layers, type LayerKind } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import { arrange } from '@core/network/arrange';
import { initialFields, moveLayers } from '@core/network/edit';
import type { Connection, Layer, Network } from '@core/network/network';

/** Id of a layer whose output others take. */
export type Source = string;

export class Drawing {
  private readonly layers: Layer[] = [];
  private readonly connections: Connection[] = [];

  /** Adds a layer behind others, one for each of its input ports. */
  add(kind: LayerKind, sources: readonly Source[], fields: FieldValues = {}): Source {
    const id = `${kind}${this.layers.length}`;
    this.layers.push({ id, kind, name: id, fields: { ...initialFields(layers[kind]), ...fields }, position: { x: 0, y: 0 } });
    sources.forEach((from, port) => this.connections.push({ id: `${from}-${id}-${port}`, from, to: id, port }));
    return id;
  }

  /** A window as PyTorch counts it: as many zeros on all four sides. */
  padded(x: Source, padding: number): Source {
    return padding === 0 ? x : this.add('zeroPadding', [x], { top: padding, bottom: padding, left: padding, right: padding });
  }

  convolution(x: Source, filters: number, size: number, { stride = 1, padding = 0 } = {}): Source {
    return this.add('conv2d', [this.padded(x, padding)], { filters, size, stride, padding: 'valid' });
  }

  maxPool(x: Source, padding = 0): Source {
    return this.add('maxPool', [this.padded(x, padding)], { size: 3, stride: 2 });
  }

  network(name: string): Network {
    const network = { name, dataset: 'cifar10', layers: this.layers, connections: this.connections };
    return moveLayers(network, arrange(network));
  }
}
