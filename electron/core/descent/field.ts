/** A surface as numbers: its loss and its gradient at a point, and its loss over a grid. */
import { differentiate } from '../differentiate/differentiate';
import type { Graph } from '../graph/graph';
import { interpret } from '../interpret/interpret';
import { buildGraph } from '../ops/builder';
import type { Point, SurfaceDefinition } from '../surfaces/definition';
import { scalar, tensor, type Shape } from '../tensor/tensor';

export interface Slope {
  readonly loss: number;
  /** dL/d(x, y). */
  readonly gradient: Point;
}

export type SlopeAt = (point: Point) => Slope;

/** Loss and gradient of a surface, from one graph made once. */
export function slopeOf(surface: SurfaceDefinition): SlopeAt {
  const graph = slopeGraph(surface);
  return ({ x, y }) => {
    const { outputs } = interpret(graph, { x: scalar('float64', x), y: scalar('float64', y) });
    const read = (name: string) => outputs[name].data[0];
    return { loss: read('loss'), gradient: { x: read('dx'), y: read('dy') } };
  };
}

/** Losses of a grid, row by row; `ys` gives the rows. */
export function lossGrid(surface: SurfaceDefinition, xs: readonly number[], ys: readonly number[]): Float64Array {
  const count = xs.length * ys.length;
  const { build, x, y } = begin([count]);
  const graph = build.graph({ loss: surface.build(build, x, y) });
  const column = (valueOf: (i: number) => number) => tensor('float64', [count], Float64Array.from({ length: count }, (_, i) => valueOf(i)));
  const feeds = { x: column((i) => xs[i % xs.length]), y: column((i) => ys[Math.floor(i / xs.length)]) };
  return Float64Array.from(interpret(graph, feeds).outputs.loss.data);
}

function slopeGraph(surface: SurfaceDefinition): Graph {
  const { build, x, y } = begin([]);
  const loss = surface.build(build, x, y);
  const gradients = differentiate(build, build.graph({ loss }), loss, [x, y]);
  return build.graph({ loss, dx: gradients.get(x)!, dy: gradients.get(y)! });
}

function begin(shape: Shape) {
  const build = buildGraph('surface');
  const input = (name: string) => build.input(name, { dtype: 'float64', shape });
  return { build, x: input('x'), y: input('y') };
}
