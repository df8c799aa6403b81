import { describe, expect, it } from 'vitest';
import { layerNamed } from '@core/layers';
import type { Surroundings } from '@core/layers/definition';
import { checkNetwork } from '@core/network/check';
import type { Network } from '@core/network/network';
import { cardBoxes, drawConnections, flowEdges, flowNodes, portHandle, portOfHandle, type Drawable } from '../../../../renderer/panels/network/drawing';
import { networkLook } from '../../../../renderer/panels/network/look';
import { cnn } from '../app';

const surroundings: Surroundings = { exampleShape: [1, 28, 28], features: 'uint8', classCount: 10, mean: 0, deviation: 1 };
const drawable = (network: Network): Drawable => ({ network, check: checkNetwork(network, surroundings), definitionOf: ({ kind }) => layerNamed(kind) });
const project = drawable(cnn);
const spoken = { layer: () => 'a layer', connection: (_: unknown, shape: string) => shape };
const nodes = flowNodes(project, networkLook.sizeOf, (id) => id === 'conv1', spoken);

describe('cards', () => {
  it('stand where the document says, with ports inside their height, measured beforehand', () => {
    for (const [index, node] of nodes.entries()) {
      expect(node.position).toEqual(cnn.layers[index]!.position);
      expect(node.measured).toEqual({ width: node.width, height: node.height });
      for (const { y } of node.handles!) expect(y).toBeLessThan(node.height!);
    }
    expect(nodes.filter(({ selected }) => selected).map(({ id }) => id)).toEqual(['conv1']);
  });

  it('have an output port unless they end the network, and input ports unless they begin it', () => {
    const ports = (id: string) => nodes.find((node) => node.id === id)!.handles!.map((handle) => handle.id);
    expect([ports('input'), ports('conv1'), ports('softmax')]).toEqual([['out'], ['in-0', 'out'], ['in-0']]);
    expect(portOfHandle(portHandle(3))).toBe(3);
  });
});

describe('connections', () => {
  it('name layers and ports for the canvas library and the shape for the ear', () => {
    const [first] = flowEdges(project, () => false, spoken);
    expect(first).toMatchObject({ source: 'input', target: 'conv1', sourceHandle: 'out', targetHandle: 'in-0', ariaLabel: '1×28×28' });
  });

  it('follow a card that is ahead of the document', () => {
    const still = drawConnections(project, cardBoxes(nodes));
    const ahead = nodes.map((node) => (node.id === 'conv1' ? { ...node, position: { x: 300, y: 400 } } : node));
    const moved = drawConnections(project, cardBoxes(ahead));
    const [first] = cnn.connections;
    expect(still.size).toBe(cnn.connections.length);
    expect(moved.get(first!.id)!.route.at(-1)).toMatchObject({ x: 300 });
    expect(moved.get(first!.id)!.path).not.toBe(still.get(first!.id)!.path);
  });

  it('are wrong where the check says so', () => {
    const crossed = { ...cnn, connections: cnn.connections.map((each) => (each.to === 'scores' ? { ...each, from: 'pool2' } : each)) };
    const drawn = drawConnections(drawable(crossed), cardBoxes(nodes));
    expect([...drawn.values()].filter(({ isWrong }) => isWrong)).toHaveLength(1);
  });
});
