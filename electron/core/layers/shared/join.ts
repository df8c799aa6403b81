/** Layers that join two paths of a network. */
import { formatShape, sameShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import type { FieldValues } from '../../fields/definition';
import { LayerProblem, type Fix } from '../definition';
import { disconnect } from './shapes';

/** The paths by port. */
const paths: readonly Text[] = [{ en: 'first', zh: '第一条' }, { en: 'second', zh: '第二条' }];

/**
 * The shape that both inputs have.
 * @throws LayerProblem if they differ.
 */
export function requireEqualShapes(name: Text, [a, b]: readonly Shape[]): Shape {
  if (sameShape(a, b)) return a;
  const fixes = [adapt(a, b, 0), adapt(b, a, 1)].filter((fix) => fix !== undefined);
  throw new LayerProblem(
    {
      en: `${name.en} needs two inputs of one shape, got ${formatShape(a)} and ${formatShape(b)}. Make one path give the shape of the other.`,
      zh: `${name.zh}的两个输入形状要相同，收到的却是 ${formatShape(a)} 和 ${formatShape(b)}。请让其中一条路给出另一条路的形状。`,
    },
    fixes.length > 0 ? fixes : disconnect,
    { expected: b },
  );
}

/** Puts a layer into the path that leads to a port; `what` names it. */
export const insertIntoPath = (port: number, layer: string, fields: FieldValues, what: Text): Fix => ({
  kind: 'insertBefore',
  layer,
  fields,
  port,
  text: { en: `Put ${what.en} into the ${paths[port].en} path`, zh: `在${paths[port].zh}路上加${what.zh}` },
});

/** How many times larger each side of one image is than that of another; `undefined` if it is no whole number or differs. */
export function timesLarger([, height, width]: Shape, [, rows, columns]: Shape): number | undefined {
  const factor = height / rows;
  return Number.isInteger(factor) && width === columns * factor ? factor : undefined;
}

/** A layer that gives a path the wanted shape, if one layer can: with a stride, the projection shortcut of He et al. 2016. */
function adapt(from: Shape, to: Shape, port: number): Fix | undefined {
  const [size] = to;
  if (from.length === 1 && to.length === 1) {
    return insertIntoPath(port, 'dense', { units: size }, { en: `a Dense layer with ${size} ${size === 1 ? 'unit' : 'units'}`, zh: `一个 ${size} 个单元的全连接层` });
  }
  const stride = from.length === 3 && to.length === 3 ? timesLarger(from, to) : undefined;
  if (stride === undefined || stride > 8) return undefined;
  const steps = stride === 1 ? { en: '', zh: '' } : { en: ` and stride ${stride}`, zh: `、步幅为 ${stride} ` };
  const what = { en: `a 1×1 Convolution with ${size} filters${steps.en}`, zh: `一个有 ${size} 个卷积核${steps.zh}的 1×1 卷积` };
  return insertIntoPath(port, 'conv2d', { filters: size, size: 1, stride }, what);
}
