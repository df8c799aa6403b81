/** An engine that pretends: curves of a plausible form from a formula, no mathematics. Never part of the app. */
import type { EngineMessage, EngineRequests, ExampleAnswers, PageMessage, RunFrame, RunPoints, RunState } from '../../electron/ipc/engine-protocol';

type Network = EngineRequests['setNetwork']['request']['network'];

const stepsPerEpoch = 860;
const stepsPerTick = 6;
const tickMilliseconds = 16;

/** The next number of a fixed sequence in [-1, 1]. */
const wobble = (step: number): number => Math.sin(step * 12.9898) * Math.cos(step * 4.1414);
const lossAt = (step: number): number => 2.2 * Math.exp(-step / 170) + 0.09 + 0.05 * Math.abs(wobble(step)) + 0.4 * Math.exp(-step / 900);

export class FakeEngine {
  readonly port: MessagePort;
  readonly #own: MessagePort;
  #network: Network | null = null;
  #step = 0;
  #epochs = 5;
  #state: RunState = 'idle';
  #points: { training: RunPoints['training'][number][]; validation: RunPoints['validation'][number][] } = { training: [], validation: [] };

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.#own = port2;
    port2.onmessage = (event: MessageEvent<PageMessage>) => this.#receive(event.data);
    this.#post({ kind: 'ready', resumed: null });
  }

  #receive(message: PageMessage): void {
    if (message.kind === 'credit') return;
    const answer = this.#answer(message);
    this.#post({ kind: 'answer', id: message.id, body: answer });
    if (message.name !== 'classify' && message.name !== 'shippedModels') this.#postFrame();
  }

  #answer(message: PageMessage & { kind: 'request' }): EngineRequests[typeof message.name]['answer'] {
    switch (message.name) {
      case 'setNetwork':
        this.#network = message.body.network;
        return { keptLayers: [] };
      case 'takeWeights':
        return { learned: null };
      case 'layerTensors':
        return { tensors: {} };
      case 'presentWeights':
        return { weights: {}, step: this.#step };
      case 'examples':
        return examplesOf(message.body);
      case 'answers':
        return { step: this.#step, ...answersOf(this.#network, message.body) };
      case 'loadWeights':
        this.#network = message.body.network;
        this.#restart();
        return { keptLayers: [] };
      case 'train':
      case 'goBack':
        this.#epochs = message.body.settings.epochs;
        this.#state = 'running';
        setTimeout(() => this.#tick(), tickMilliseconds);
        return null;
      case 'numericEvidence':
        return { evidence: null };
      case 'rewind':
      case 'pause':
        this.#state = 'paused';
        return null;
      case 'step':
        this.#advance(1);
        this.#state = 'paused';
        return null;
      case 'reset':
        this.#restart();
        return null;
      case 'confusionMatrix':
        return { step: this.#step, labels: digits, counts: digits.map((_, row) => digits.map((__, column) => (row === column ? 480 : (row * column) % 4))) };
      case 'exportModel':
        return { bytes: new Uint8Array(16) };
      case 'verifyModel':
        return { examples: message.body.examples, largestDifference: 1.2e-6 };
      case 'classify':
        return classification(message.body.picture.pixels);
      case 'shippedModels':
        return { models: [{ name: 'mnist-cnn', labels: digits, testAccuracy: 0.989 }] };
    }
  }

  #restart(): void {
    this.#step = 0;
    this.#state = 'idle';
    this.#points = { training: [], validation: [] };
    this.#post({ kind: 'restarted' });
  }

  #tick(): void {
    if (this.#state !== 'running') return;
    this.#advance(stepsPerTick);
    if (this.#step >= this.#epochs * stepsPerEpoch) this.#state = 'finished';
    this.#postFrame();
    setTimeout(() => this.#tick(), tickMilliseconds);
  }

  #advance(steps: number): void {
    for (let done = 0; done < steps; done++) {
      this.#step++;
      this.#points.training.push({ step: this.#step, loss: lossAt(this.#step) });
      if (this.#step % 200 === 0) this.#points.validation.push(validationAt(this.#step));
    }
  }

  #postFrame(): void {
    const points = this.#points;
    this.#points = { training: [], validation: [] };
    this.#post({ kind: 'frame', frame: this.#frame(), points });
  }

  #frame(): RunFrame {
    const totalSteps = this.#epochs * stepsPerEpoch;
    const layers = this.#step === 0 ? [] : (this.#network?.layers ?? []);
    return {
      state: this.#state,
      position: { step: this.#step, epoch: Math.floor(this.#step / stepsPerEpoch), stepsPerEpoch, totalSteps },
      executor: 'onnx',
      imagesPerSecond: this.#state === 'running' ? 3830 : 0,
      secondsLeft: this.#state === 'running' ? ((totalSteps - this.#step) * 64) / 3830 : null,
      statisticsStep: this.#step,
      statistics: layers.map(({ id, kind }, index) => {
        const gradientNorm = 0.002 * 2 ** index * Math.exp(-this.#step / 1500) * (1.2 + wobble(this.#step + index));
        if (kind !== 'dense' && kind !== 'conv2d') return { layer: id, gradientNorm };
        return { layer: id, gradientNorm, parameters: { gradientNorm: gradientNorm * 3, weightNorm: 5, updateNorm: 0.006 } };
      }),
    };
  }

  #post(message: EngineMessage): void {
    this.#own.postMessage(message);
  }
}

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

function validationAt(step: number): RunPoints['validation'][number] {
  return { step, loss: 2 * Math.exp(-step / 180) + 0.08 + 0.3 * Math.exp(-step / 900), accuracy: 0.985 - 0.6 * Math.exp(-step / 190), examples: 5000 };
}

function classification(pixels: Uint8Array): EngineRequests['classify']['answer'] {
  const ink = pixels.reduce((sum, value) => sum + value, 0) % 10;
  const top = digits.map((label, digit) => ({ label, probability: digit === ink ? 0.91 : 0.01 }));
  top.sort((a, b) => b.probability - a.probability);
  const seen = Uint8Array.from({ length: 784 }, (_, index) => ((index % 28) - 14) ** 2 + (index / 28 - 14) ** 2 < 60 ? 240 : 0);
  return { top, milliseconds: 0.7, seen: { shape: [1, 28, 28], pixels: seen } };
}

/** Blobs in the shape of digits, each in another place, or points on a circle. */
function examplesOf({ network, start, count: most }: EngineRequests['examples']['request']): EngineRequests['examples']['answer'] {
  const count = 1000;
  const size = Math.min(most, count - start);
  const labels = Uint8Array.from({ length: size }, (_, i) => (start + i) % (network.dataset === 'mnist' ? 10 : 3));
  if (network.dataset !== 'mnist') {
    const data = Float32Array.from({ length: 2 * size }, (_, i) => (i % 2 ? Math.sin(start + (i >> 1)) : Math.cos(start + (i >> 1))));
    const features = { dtype: 'float32', shape: [size, 2], data } as const;
    return network.dataset === 'wave' ? { count, features: { ...features, shape: [2 * size, 1] }, targets: data } : { count, features, labels };
  }
  const data = Uint8Array.from({ length: 784 * size }, (_, i) => ((i % 28) - 14) ** 2 + (Math.floor((i % 784) / 28) - 14) ** 2 < 40 + labels[Math.floor(i / 784)] * 6 ? 240 : 0);
  return { count, labels, features: { dtype: 'uint8', shape: [size, 1, 28, 28], data } };
}

/** As of a network that takes every seventh example for the class behind its own. */
function answersOf(network: Network | null, { count: most }: EngineRequests['answers']['request']): Omit<ExampleAnswers, 'step'> {
  const { labels, targets, count } = examplesOf({ network: network!, split: 'validation', start: 0, count: most });
  if (!labels) return { count, width: 1, scores: targets!, predictions: targets!, targets };
  const width = network?.dataset === 'mnist' ? 10 : 3;
  const winner = (i: number): number => (labels[i]! + (i % 7 === 0 ? 1 : 0)) % width;
  const scores = Float32Array.from({ length: width * labels.length }, (_, at) => (winner(Math.floor(at / width)) === at % width ? 3 : wobble(at)));
  const predictions = scores.map((score, at) => Math.exp(score) / scores.subarray(at - (at % width), at - (at % width) + width).reduce((sum, each) => sum + Math.exp(each), 0));
  return { count, width, scores, predictions, labels };
}
