/**
 * Shares no code with this app: what a model of points of the plane says, by onnxruntime-node alone.
 * `node tests/oracles/points-onnxruntime.mjs <model.onnx> <JSON of points, as [[x, y], …]>`
 * prints the probabilities of each point as JSON.
 */
import { readFileSync } from 'node:fs';
import { argv, env, stdout } from 'node:process';

env.ORT_DISABLE_TELEMETRY = '1';
const { InferenceSession, Tensor } = await import('onnxruntime-node');

const [model, points] = argv.slice(2);
const rows = JSON.parse(points);
const session = await InferenceSession.create(new Uint8Array(readFileSync(model)), { intraOpNumThreads: 1 });
const { probabilities } = await session.run({ image: new Tensor('float32', Float32Array.from(rows.flat()), [rows.length, 2]) }, ['probabilities']);
const classes = probabilities.dims[1];
stdout.write(JSON.stringify(rows.map((_, i) => Array.from(probabilities.data.subarray(i * classes, (i + 1) * classes)))));
