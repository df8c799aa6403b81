/**
 * The engine's main thread: ports, credits and routing, no mathematics. It stays free while the workers compute,
 * so a pause is heard at once.
 */
import type { ControlMessage, EngineHealth, EngineReport } from '../ipc/control-protocol';
import type { RunFrame, RunPosition } from '../ipc/engine-protocol';
import { refuseTelemetry } from '../runtime/onnxruntime';
import { countTrainings } from '../runtime/training-share';
import { endOnError } from './end-on-error';
import { pointCapacity } from './frame-gate';
import { PageConnection } from './page-connection';
import { RunCurves } from '@core/training/curve';
import { route } from './router';
import type { TrainingEvent } from './worker-protocol';
import { startInference, startTraining } from './workers';

endOnError();
refuseTelemetry();
countTrainings();

const training = startTraining(receive);
const inference = startInference();
const answer = route(training, inference);
const connections = new Set<PageConnection>();
/** For a page that comes later: the curves so far and the last state. */
const history = new RunCurves(pointCapacity);
let lastFrame: RunFrame | null = null;
let started: Promise<RunPosition | null>;

process.parentPort.on('message', ({ data, ports }: { data: ControlMessage; ports: Electron.MessagePortMain[] }) => {
  if (data.kind === 'start') started = start(data);
  else if (data.kind === 'page') void connect(ports[0]);
  else void checkWorkers().then((health) => report({ kind: 'health', ...health }));
});

async function start({ setup, snapshot, goOn }: Extract<ControlMessage, { kind: 'start' }>): Promise<RunPosition | null> {
  const [, resumed] = await Promise.all([inference.call('start', { setup }), training.call('start', { setup, snapshot, goOn })]);
  return resumed;
}

async function connect(port: Electron.MessagePortMain): Promise<void> {
  const resumed = await started;
  // Said once: a page that is loaded again later has missed nothing.
  started = Promise.resolve(null);
  const connection = new PageConnection(port, answer, () => connections.delete(connection));
  connections.add(connection);
  connection.greet(resumed);
  if (lastFrame) connection.offer(lastFrame, history.peek());
}

function receive(event: TrainingEvent): void {
  if (event.kind === 'snapshot') report({ kind: 'snapshot', snapshot: event.snapshot });
  else if (event.kind === 'restarted') forgetCurves();
  else {
    lastFrame = event.frame;
    history.add(event.points);
    for (const connection of connections) connection.offer(event.frame, event.points);
  }
}

function forgetCurves(): void {
  history.clear();
  for (const connection of connections) connection.restart();
}

async function checkWorkers(): Promise<EngineHealth> {
  const [first, second] = await Promise.all([training.call('check', null), inference.call('check', null)]);
  return first.onnxruntime === null ? first : second;
}

function report(message: EngineReport): void {
  process.parentPort.postMessage(message);
}
