/** Thread that classifies pictures and verifies exported files, so that neither waits for training nor training for it. */
import { parentPort } from 'node:worker_threads';
import { serveCalls } from './calls';
import { checkRuntime } from './check-runtime';
import { InferenceDesk } from './inference/desk';
import type { InferenceCalls } from './worker-protocol';

let desk: InferenceDesk | null = null;

function opened(): InferenceDesk {
  if (!desk) throw new Error('The engine has not started yet.');
  return desk;
}

serveCalls<InferenceCalls>(parentPort!, {
  start: ({ setup }) => {
    desk = new InferenceDesk(setup);
    return null;
  },
  classify: (body) => opened().classify(body),
  verify: (body) => opened().verify(body),
  answers: (body) => opened().answers(body),
  shippedModels: () => opened().shippedModels(),
  check: () => checkRuntime(),
});
