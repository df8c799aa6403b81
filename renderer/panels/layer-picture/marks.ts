/** From a layer to the marks of its picture. */
import type { LayerDefinition, Mark } from '@core/layers/definition';
import type { LayerFace } from '@core/network/face';
import { pictureOf } from '@core/layers/shared/picture';
import { responseCurve, type ResponseCurve } from '../../state/layers/response-curve';

const side = 24;
const margin = 3;

const known = new WeakMap<LayerFace, readonly Mark[]>();

/** The same for each call; a curve is computed once. */
export function marksOf(definition: LayerFace): readonly Mark[] {
  const marks = known.get(definition) ?? draw(definition);
  known.set(definition, marks);
  return marks;
}

function draw(definition: LayerFace | LayerDefinition): readonly Mark[] {
  const picture = pictureOf(definition);
  if (picture !== 'curve') return picture;
  return 'build' in definition ? curveMarks(responseCurve(definition)) : [];
}

/** The curve fills the height, with the axes through its zero. */
export function curveMarks({ inputs, outputs }: ResponseCurve): readonly Mark[] {
  const along = scale(Math.min(...inputs), Math.max(...inputs), margin, side - margin);
  const up = scale(Math.min(...outputs), Math.max(...outputs), side - margin - 1, margin + 1);
  const points = inputs.map((x, i) => `${round(along(x))} ${round(up(outputs[i]))}`);
  const [zero, level] = [round(along(0)), round(up(0))];
  return [
    { path: `M${zero} 2V22M2 ${level}H22`, look: 'faint' },
    { path: `M${points.join('L')}`, look: 'line' },
  ];
}

const scale = (from: number, to: number, start: number, end: number) => (value: number) => start + ((value - from) / (to - from)) * (end - start);
const round = (value: number): number => Math.round(value * 100) / 100;
