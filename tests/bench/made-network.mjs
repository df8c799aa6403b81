/** Documents of any size: blocks of two convolutions with a way around them. */

const settings = { optimizer: 'adam', learningRate: 0.001, batchSize: 64, epochs: 1, seed: 1 };
const columns = 5 * 6;

/** A document of `size` layers that can be trained. */
export function residualNetwork(size) {
  const layers = [];
  const connections = [];
  const add = (id, kind, sources, fields = {}) => {
    const place = layers.length;
    layers.push({ id, kind, name: id, fields, position: { x: (place % columns) * 220, y: Math.floor(place / columns) * 176 } });
    sources.forEach((from, port) => connections.push({ id: `${from}-${id}-${port}`, from, to: id, port }));
    return id;
  };
  let last = add('stem', 'conv2d', [add('input', 'input', [])], { filters: 8 });
  for (let block = 0; layers.length < size - 3; block++) {
    const first = add(`relu${block}a`, 'relu', [add(`conv${block}a`, 'conv2d', [last], { filters: 8 })]);
    const second = add(`relu${block}b`, 'relu', [add(`conv${block}b`, 'conv2d', [first], { filters: 8 })]);
    last = add(`add${block}`, 'add', [second, last]);
  }
  add('softmax', 'softmax', [add('dense', 'dense', [add('flatten', 'flatten', [last])], { units: 10 })]);
  return { network: { name: `${size} layers`, dataset: 'mnist', layers, connections }, training: settings };
}
