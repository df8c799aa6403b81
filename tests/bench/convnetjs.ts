/** The same digit network in ConvNetJS, the fastest network library in plain JavaScript that people still use. */
import convnet from 'convnetjs';

/** conv32 3×3 – relu – pool – conv64 3×3 – relu – pool – dense 10 – softmax, as the template `mnist-cnn`. */
const layers = [
  { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
  { type: 'conv', sx: 3, filters: 32, stride: 1, pad: 1, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'conv', sx: 3, filters: 64, stride: 1, pad: 1, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'softmax', num_classes: 10 },
];

/**
 * A function that trains on the given images (raw 0–255 bytes, 784 each) and answers images per second.
 */
export function convnetTrainer(images: Uint8Array, labels: Uint8Array, batchSize: number): (count: number) => number {
  const net = new convnet.Net();
  net.makeLayers(layers);
  const trainer = new convnet.Trainer(net, { method: 'sgd', learning_rate: 0.01, momentum: 0, batch_size: batchSize });
  let next = 0;
  return (count) => {
    const start = performance.now();
    for (let i = 0; i < count; i++, next = (next + 1) % labels.length) {
      const volume = new convnet.Vol(28, 28, 1, 0);
      for (let p = 0; p < 784; p++) volume.w[p] = images[next * 784 + p] / 255 - 0.13;
      trainer.train(volume, labels[next]);
    }
    return count / ((performance.now() - start) / 1000);
  };
}
