/** Thread that owns dataset, network and run. It computes; what it has to show goes to the engine's main thread. */
import { parentPort } from 'node:worker_threads';
import type { EngineSetup } from '../ipc/control-protocol';
import { postEvent, serveCalls } from './calls';
import { checkRuntime } from './check-runtime';
import { sentenceOf } from './sentence';
import { TrainingDesk } from './training/desk';
import type { TrainingCalls, TrainingEvent } from './worker-protocol';

const port = parentPort!;
let desk: TrainingDesk | null = null;

function open(setup: EngineSetup): TrainingDesk {
  desk = new TrainingDesk(setup, (event: TrainingEvent) => postEvent(port, event), () => performance.now());
  return desk;
}

function opened(): TrainingDesk {
  if (!desk) throw new Error('The engine has not started yet.');
  return desk;
}

serveCalls<TrainingCalls>(port, {
  start: async ({ setup, snapshot, goOn }) => {
    const fresh = open(setup);
    return snapshot ? fresh.takeUp(snapshot, goOn).catch(startAfresh) : null;
  },
  setNetwork: (body) => opened().setNetwork(body),
  takeWeights: (body) => opened().takeWeights(body),
  layerTensors: (body) => opened().layerTensors(body),
  presentWeights: () => opened().presentWeights(),
  examples: (body) => opened().examples(body),
  loadWeights: (body) => opened().loadWeights(body),
  train: (body) => opened().train(body),
  pause: () => opened().pause(),
  step: (body) => opened().step(body),
  reset: (body) => opened().reset(body),
  confusionMatrix: async () => opened().confusionMatrix(),
  goBack: (body) => opened().goBack(body),
  numericEvidence: () => opened().numericEvidence(),
  rewind: () => opened().rewind(),
  canvasModel: () => opened().canvasModel(),
  check: () => checkRuntime(),
});

/** A snapshot of another version, or of a network this version cannot build, must not keep the app from starting. */
function startAfresh(error: unknown): null {
  process.stderr.write(`The last run was not taken up: ${sentenceOf(error)}\n`);
  return null;
}
