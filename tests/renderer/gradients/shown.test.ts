/**
 * Every gradient that the window shows, against central differences in double precision at the very place it is shown for:
 * the value there is changed element by element, and what is behind it is computed again.
 * What shows a gradient has its line in one of the two tables; a new one without a line fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateCircuit } from '@core/circuit/evaluate';
import { buildCircuit, sourceInput } from '@core/circuit/build';
import { circuitExamples } from '@core/circuit/examples';
import { slopeOf } from '@core/descent/field';
import { questions, type QuestionName } from '@core/inspect';
import { momentsOf } from '@core/inspect/moments';
import type { Histogram } from '@core/inspect/shared/histogram';
import { scoreFeeds, scoreGraph } from '@core/inspect/shared/scores';
import { stepFeeds } from '@core/inspect/trace-step';
import { interpret } from '@core/interpret/interpret';
import type { Network } from '@core/network/network';
import { surfaces } from '@core/surfaces';
import type { SurfaceDefinition } from '@core/surfaces/definition';
import { Random } from '@core/tensor/random';
import { float32, scalar, type Tensor } from '@core/tensor/tensor';
import { readStatistics, type LayerStatistics } from '@core/training/statistics';
import { buildTrainingStep, stepAnatomy } from '@core/training/step';
import { describe, expect, it } from 'vitest';
import { gradientStrength } from '../../../renderer/diagram/scales/gradient';
import { Cells } from '../../../renderer/panels/views/gradient-seismograph/drawing/cells';
import { quantities } from '../../../renderer/panels/views/gradient-seismograph/quantities';
import { measuredOf as measuredByStrip } from '../../../renderer/panels/views/gradient-seismograph/strips';
import { strongestChannel } from '../../../renderer/panels/views/class-evidence/drawing/encode';
import { statisticsText } from '../../../renderer/panels/network/card/statistics-text';
import { emptyCurve, grow } from '../../../renderer/state/curve';
import { encodeFlow } from '../../../renderer/visuals/gradient-flow/encode';
import type { RunFrame } from '../../../renderer/bridge/contract';
import { draw } from '../../electron/core/circuit/circuits';
import { InDouble } from './in-double';
import { subjects, type Subject } from './networks';

type Check = (subject: Subject) => void;

/** What the questions about the present weights answer. A new question does not compile without its line. */
const answers: Readonly<Record<QuestionName, Check | 'no gradient'>> = {
  attribution: attributionIsMeasured,
  spreads: spreadsAreMeasured,
  traceStep: traceIsMeasured,
  embedding: 'no gradient',
  featureMaps: 'no gradient',
  lossAxes: 'no gradient',
  lossMoment: 'no gradient',
  lossSurface: 'no gradient',
  occlusion: 'no gradient',
  outputs: 'no gradient',
  plane: 'no gradient',
  strongest: 'no gradient',
  templates: 'no gradient',
  warp: 'no gradient',
  weights: 'no gradient',
};

/** Folders of `renderer/panels` whose code takes a gradient from somewhere; `moments` are those of a traced step. */
const places: Readonly<Record<string, Check | 'no network' | 'only the word'>> = {
  'views/class-evidence': attributionIsMeasured,
  'views/gradient-seismograph': seismographIsMeasured,
  'views/value-histograms': spreadsAreMeasured,
  network: connectionsAndCardsAreMeasured,
  inspector: inspectorIsMeasured,
  stepping: traceIsMeasured,
  gates: 'no network',
  descent: 'no network',
  status: 'only the word',
};

const panels = path.resolve(import.meta.dirname, '../../../renderer/panels');

/** Code that takes a gradient from somewhere; colors and tokens named after it, styles and comments do not count. */
function takesGradients(file: string): boolean {
  const code = readFileSync(path.join(panels, file), 'utf8').replace(/<style>[^]*<\/style>|<!--[^]*?-->|\/\*[^]*?\*\/|\/\/.*|'gradient'|"gradient"|gradient-seismograph|data-gradient/g, '');
  return /gradient|saliency|grad-?cam|\bnorms\b|\bmoments\b/i.test(code);
}

it('every panel that takes gradients from somewhere has its line', () => {
  const files = readdirSync(panels, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(svelte|ts)$/.test(file) && file !== path.join('views', 'index.ts'));
  const folders = files.filter(takesGradients).map((file) => file.split(path.sep)).map(([panel, view]) => (panel === 'views' ? `views/${view}` : panel!));
  expect([...new Set(folders)].toSorted()).toEqual(Object.keys(places).toSorted());
});

describe.each(subjects)('on $name', (subject) => {
  const lines = [...Object.entries(answers).map(([name, check]) => [`the question ${name}`, check] as const), ...Object.entries(places).map(([name, check]) => [`the panel ${name}`, check] as const)];
  it.each(lines.flatMap(([name, check]) => (typeof check === 'string' ? [] : [[name, check] as const])))('%s', (_, check) => check(subject));
});

/** Relative to the largest of all, with rounding of float32. */
function expectSame(shown: ArrayLike<number>, measured: ArrayLike<number>, tolerance = 2e-5): void {
  expect(shown.length).toBe(measured.length);
  const largest = Math.max(...Array.from(measured, Math.abs));
  const off = Math.max(...Array.from(measured, (each, i) => Math.abs(each - shown[i]!)));
  expect(off).toBeLessThanOrEqual(tolerance * largest + 1e-7);
}

const lengthOf = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));
const numbers = ({ data }: Tensor): number[] => Array.from(data, Number);

interface Measured {
  readonly feeds: ReturnType<typeof stepFeeds>;
  /** d(loss + penalty) by the output of each layer but the last, and by each learned parameter. */
  readonly layers: ReadonlyMap<string, Float64Array>;
  readonly parameters: ReadonlyMap<string, Float64Array>;
}

const known = new Map<Subject, Measured>();

/** Once for each network. */
function measuredOf(subject: Subject): Measured {
  const found = known.get(subject) ?? measure(subject);
  known.set(subject, found);
  return found;
}

function measure(subject: Subject): Measured {
  const { plan, settings, features, labels } = subject;
  const feeds = stepFeeds(subject, { features, labels });
  const { graph, layers, parameters } = stepAnatomy(plan, settings, features.shape[0]!);
  const double = new InDouble(graph, feeds, ['loss', 'penalty'].flatMap((name) => graph.outputs[name] ?? []));
  const shown = [...layers].filter(([, { gradient }]) => gradient);
  expect(shown.map(([id]) => id)).toEqual(plan.layers.filter((layer) => !plan.outputs.includes(layer)).map(({ id }) => id));
  return {
    feeds,
    layers: new Map(shown.map(([id, { output }]) => [id, double.slopesAt(output)])),
    parameters: new Map([...parameters].map(([name, { value }]) => [name, double.slopesAt(value)])),
  };
}

/** A histogram's figures are those of the measured slopes. */
function spreadsAreMeasured(subject: Subject): void {
  const { features, labels } = subject;
  const shown = questions.spreads(subject, { features, labels });
  const measured = measuredOf(subject);
  const check = ({ count, least, most, mean, deviation }: Histogram, slopes: Float64Array): void => {
    const center = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
    expect(count).toBe(slopes.length);
    const figures = [Math.min(...slopes), Math.max(...slopes), center, lengthOf(slopes.map((slope) => slope - center)) / Math.sqrt(slopes.length)];
    expectSame([least, most, mean, deviation], figures);
  };
  for (const [id, slopes] of measured.layers) check(shown.outputGradients[id]!, slopes);
  for (const [name, slopes] of measured.parameters) check(shown.weightGradients[name]!, slopes);
}

function traceIsMeasured(subject: Subject): void {
  const { features, labels, plan } = subject;
  const trace = questions.traceStep(subject, { features, labels });
  const measured = measuredOf(subject);
  const moments = momentsOf(trace, new Set(plan.outputs.map(({ id }) => id)));
  const told = new Set(moments.filter(({ phase }) => phase === 'backward').flatMap(({ node }) => node.outputs));
  const check = (gradient: Tensor, slopes: Float64Array): void => {
    expect(told.has(gradient)).toBe(true);
    expectSame(numbers(gradient), slopes);
  };
  for (const [id, slopes] of measured.layers) check(trace.layers.get(id)!.gradient!, slopes);
  for (const [name, slopes] of measured.parameters) check(trace.parameters.get(name)!.gradient, slopes);
  // Plain gradient descent: what the update shows is the gradient times the learning rate.
  for (const [name, { value, next }] of trace.parameters) {
    const updates = numbers(value).map((each, i) => (each - Number(next.data[i])) / subject.settings.learningRate);
    expectSame(updates, measured.parameters.get(name)!, 1e-3);
  }
}

function statisticsOf(subject: Subject): readonly LayerStatistics[] {
  const { plan, settings, features } = subject;
  const { outputs } = interpret(buildTrainingStep(plan, settings, features.shape[0]!, { kind: 'statistics' }), measuredOf(subject).feeds);
  return readStatistics(plan, outputs);
}

function connectionsAndCardsAreMeasured(subject: Subject): void {
  const { layers } = measuredOf(subject);
  const statistics = new Map(statisticsOf(subject).map((each) => [each.layer, each]));
  const marks = encodeFlow(subject.network.connections, statistics);
  expect(marks).toHaveLength(subject.network.connections.length);
  for (const { connection, norm } of marks) {
    const { from } = subject.network.connections.find(({ id }) => id === connection)!;
    expectSame([norm], [lengthOf(layers.get(from)!)]);
  }
  for (const [id, slopes] of layers) {
    const [written] = /-?\d+(\.\d+)?(e-?\d+)?/.exec(statisticsText(statistics.get(id)!))!;
    expectSame([Number(written)], [lengthOf(slopes)]);
  }
}

function seismographIsMeasured(subject: Subject): void {
  const { layers, parameters } = measuredOf(subject);
  const frame = { statisticsStep: 1, statistics: statisticsOf(subject) } as unknown as RunFrame;
  const { samples } = grow(emptyCurve(), frame, { training: [{ step: 1, loss: 1 }], validation: [] } as never);
  const ids = [...layers.keys()];
  const { gradient, parameterGradient } = quantities;
  const measured = ids.map((id) => measuredByStrip(samples[0]!, { id, within: [id] }));
  const cells = new Cells(ids.length, 10, 20, gradient.scale, (_, row) => gradient.read(measured[row]!));
  cells.take(samples);
  ids.forEach((id, row) => {
    const slopes = layers.get(id)!;
    expectSame([gradient.read(measured[row]!)!], [lengthOf(slopes)]);
    expect(cells.at(row, 0)).toBeCloseTo(gradientStrength(lengthOf(slopes)), 4);
    const own = [...parameters].flatMap(([name, each]) => (name.startsWith(`${id}.`) ? [...each] : []));
    if (own.length > 0) expectSame([parameterGradient.read(measured[row]!)!], [lengthOf(own)]);
    else expect(parameterGradient.read(measured[row]!)).toBeUndefined();
  });
}

function inspectorIsMeasured(subject: Subject): void {
  const { layers, parameters } = measuredOf(subject);
  const learning = statisticsOf(subject).filter(({ layer, gradientNorm, parameters: own }) => {
    expectSame([gradientNorm], [lengthOf(layers.get(layer)!)]);
    if (!own) return false;
    const slopes = [...parameters].flatMap(([name, each]) => (name.startsWith(`${layer}.`) ? [...each] : []));
    expectSame([own.gradientNorm], [lengthOf(slopes)]);
    expectSame([own.updateNorm], [subject.settings.learningRate * lengthOf(slopes)], 1e-3);
    return true;
  });
  expect(learning.length).toBeGreaterThanOrEqual(2);
}

function attributionIsMeasured(subject: Subject): void {
  const { plan, parameters } = subject;
  const { exampleShape } = plan.surroundings;
  const features = float32([1, ...exampleShape], subject.features.data.slice(0, subject.features.data.length / subject.features.shape[0]!));
  const { build, image, layers, scores } = scoreGraph(plan, 1);
  const graph = build.graph({ scores });
  const placed = plan.layers.filter(({ shape }) => shape.length === 3);
  for (const target of [0, 1, 2]) {
    const double = new InDouble(graph, scoreFeeds(parameters, features), [scores], target);
    const saliency = double.slopesAt(image);
    for (const { id } of placed) {
      const answer = questions.attribution(subject, { features, layer: id, target });
      expectSame(numbers(answer.saliency), saliency);
      expectSame(strongestChannel(exampleShape, answer.saliency.data).values, strongestOf(saliency, exampleShape));
      const { product, gradCam } = combined(double.valueOf(layers.get(id)!), double.slopesAt(layers.get(id)!));
      expectSame(numbers(answer.product), product);
      expectSame(numbers(answer.gradCam), gradCam);
    }
  }
}

function strongestOf(slopes: Float64Array, [channels, height, width]: readonly number[]): number[] {
  const area = height! * width!;
  const at = (place: number): number[] => Array.from({ length: channels! }, (_, channel) => slopes[channel * area + place]!);
  return Array.from({ length: area }, (_, place) => at(place).reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best)));
}

/** Both maps by their definitions, of activations [1, C, H, W] and slopes. */
function combined({ shape: [, channels, height, width], data }: Tensor, slopes: Float64Array) {
  const area = height! * width!;
  const every = Array.from({ length: channels! }, (_, k) => k);
  const places = Array.from({ length: area }, (_, i) => i);
  const weights = every.map((k) => slopes.slice(k * area, (k + 1) * area).reduce((sum, each) => sum + each, 0) / area);
  const over = (term: (k: number, i: number) => number) => places.map((i) => every.reduce((sum, k) => sum + term(k, i), 0));
  return {
    product: over((k, i) => Number(data[k * area + i]) * slopes[k * area + i]!),
    gradCam: over((k, i) => weights[k]! * Number(data[k * area + i])).map((each) => Math.max(0, each)),
  };
}

describe('gates', () => {
  it.each(circuitExamples)('$name: every gate and every wire', ({ expression }) => {
    const circuit: Network = draw(expression);
    const { graph, gates, wires, total } = buildCircuit(circuit);
    const feeds = Object.fromEntries(circuit.layers.flatMap(({ id, fields: { value } }) => (typeof value === 'number' ? [[sourceInput(id), scalar('float64', value)]] : [])));
    const double = new InDouble(graph, feeds, [total!]);
    const reading = evaluateCircuit(circuit);
    expect(double.total).toBe(reading.total);
    expect(reading.wires.size).toBe(circuit.connections.length);
    for (const [id, value] of gates) expect(reading.gates.get(id)!.gradient).toBeCloseTo(double.slopesAt(value)[0]!, 6);
    for (const [id, value] of wires) expect(reading.wires.get(id)!.gradient).toBeCloseTo(double.slopesAt(value)[0]!, 6);
  });
});

describe('descent', () => {
  it.each(Object.entries<SurfaceDefinition>(surfaces))('%s', (_, surface) => {
    const slopeAt = slopeOf(surface);
    const random = new Random(5);
    const between = ([least, most]: readonly [number, number]): number => least + random.uniform() * (most - least);
    for (let i = 0; i < 10; i++) {
      const [x, y, h] = [between(surface.view.x), between(surface.view.y), 1e-6];
      const { gradient, loss } = slopeAt({ x, y });
      const measured = [slopeAt({ x: x + h, y }).loss - slopeAt({ x: x - h, y }).loss, slopeAt({ x, y: y + h }).loss - slopeAt({ x, y: y - h }).loss].map((each) => each / (2 * h));
      expectSame([gradient.x, gradient.y], measured, 1e-6 * (1 + Math.abs(loss)));
    }
  });
});
