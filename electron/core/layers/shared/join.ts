/** Layers that join two paths of a network. */
import { formatShape, sameShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import { LayerProblem, type Fix } from '../definition';
import { disconnect } from './shapes';

/**
 * The shape that both inputs have.
 * @throws LayerProblem if they differ.
 */
export function requireEqualShapes(name: Text, [a, b]: readonly Shape[]): Shape {
  if (sameShape(a, b)) return a;
  throw new LayerProblem(
    {
      en: `${name.en} needs two inputs of one shape, got ${formatShape(a)} and ${formatShape(b)}. Make one path give the shape of the other.`,
      zh: `${name.zh}的两个输入形状要相同，收到的却是 ${formatShape(a)} 和 ${formatShape(b)}。请让其中一条路给出另一条路的形状。`,
    },
    adapt(a, b),
  );
}

/** A layer that gives the first path the shape of the second, if one layer can. */
function adapt(from: Shape, to: Shape): Fix {
  const [size] = to;
  if (from.length === 1 && to.length === 1) {
    const text: Text = { en: `Put a Dense layer with ${size} units into the first path`, zh: `在第一条路上加一个 ${size} 个单元的全连接层` };
    return { kind: 'insertBefore', layer: 'dense', fields: { units: size }, text };
  }
  if (from.length === 3 && sameShape(from.slice(1), to.slice(1))) {
    const text: Text = { en: `Put a 1×1 Convolution with ${size} filters into the first path`, zh: `在第一条路上加一个有 ${size} 个卷积核的 1×1 卷积` };
    return { kind: 'insertBefore', layer: 'conv2d', fields: { filters: size, size: 1 }, text };
  }
  return disconnect;
}
