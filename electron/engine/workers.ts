/** The engine's two worker threads. onnxruntime blocks its thread, so training and classifying each have their own. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Caller } from './calls';
import { end } from './end-on-error';
import type { InferenceCalls, TrainingCalls, TrainingEvent } from './worker-protocol';

export type TrainingCaller = Caller<TrainingCalls, TrainingEvent>;
export type InferenceCaller = Caller<InferenceCalls, never>;

export const startTraining = (onEvent: (event: TrainingEvent) => void): TrainingCaller => new Caller(startWorker('training-worker'), onEvent);

export const startInference = (): InferenceCaller => new Caller(startWorker('inference-worker'), () => undefined);

/** An error nobody caught in a worker ends the engine; main starts a new one. */
function startWorker(name: string): Worker {
  const worker = new Worker(path.join(__dirname, `${name}.cjs`), { name });
  worker.on('error', end);
  return worker;
}
