/** A small network drawn unit by unit: where each unit stands, and the weights between them. Pure. */

export interface GraphColumn {
  readonly name: string;
  readonly units: number;
  /** `units` numbers for each cell of a square picture, row after row from the top. */
  readonly pictures: Float32Array;
  /** Weights [units, units of the column before] and one bias for each unit; absent of the first column. */
  readonly incoming?: { readonly weight: ArrayLike<number>; readonly bias?: ArrayLike<number> };
}

/** A weight, or with `from` null the bias of a unit. */
export interface Target {
  readonly column: number;
  readonly to: number;
  readonly from: number | null;
}

export interface UnitNode {
  readonly column: number;
  readonly unit: number;
  /** Left upper corner. */
  readonly x: number;
  readonly y: number;
}

export interface WeightEdge extends Target {
  readonly from: number;
  readonly weight: number;
  readonly path: string;
  /** In pixels. */
  readonly width: number;
}

export interface GraphMarks {
  /** Side of a unit in pixels. */
  readonly side: number;
  readonly nodes: readonly UnitNode[];
  readonly edges: readonly WeightEdge[];
  /** Middle of each column, and its units that are not shown. */
  readonly columns: readonly { readonly x: number; readonly left: number }[];
  /** The largest weight. */
  readonly most: number;
}

/** More units of a layer would be too small. */
export const mostShown = 16;
const labelHeight = 18;
const [thinnest, thickest] = [0.4, 5];
const [smallest, largest] = [9, 54];

export function encode(columns: readonly GraphColumn[], { width, height }: { readonly width: number; readonly height: number }): GraphMarks {
  const tallest = Math.max(1, ...columns.map(({ units }) => Math.min(mostShown, units)));
  const room = height - labelHeight;
  const side = Math.min(largest, Math.max(smallest, Math.min((room / tallest) * 0.84, (width / columns.length) * 0.42)));
  const pitch = Math.min(side * 1.5, room / tallest);
  const middle = (column: number): number => side / 2 + 4 + (columns.length === 1 ? 0 : (column * (width - side - 8)) / (columns.length - 1));
  const shown = (column: number): number => Math.min(mostShown, columns[column]!.units);
  const yOf = (column: number, unit: number): number => labelHeight + room / 2 + (unit - (shown(column) - 1) / 2) * pitch;
  const nodes = columns.flatMap((_, column) =>
    Array.from({ length: shown(column) }, (__, unit): UnitNode => ({ column, unit, x: middle(column) - side / 2, y: yOf(column, unit) - side / 2 })),
  );
  const most = Math.max(1e-9, ...columns.map(({ incoming }) => sizeOf(incoming?.weight ?? [])));
  const edges = columns.flatMap(({ incoming, units }, column): WeightEdge[] => {
    if (!incoming || column === 0) return [];
    const inputs = incoming.weight.length / units;
    const [left, right] = [middle(column - 1) + side / 2, middle(column) - side / 2];
    return Array.from({ length: shown(column) * shown(column - 1) }, (_, i) => {
      const [to, from] = [Math.floor(i / shown(column - 1)), i % shown(column - 1)];
      const weight = incoming.weight[to * inputs + from]!;
      const bend = (right - left) / 2;
      const [start, end] = [yOf(column - 1, from), yOf(column, to)].map((y) => y.toFixed(1));
      const path = `M${left.toFixed(1)},${start}C${(left + bend).toFixed(1)},${start} ${(right - bend).toFixed(1)},${end} ${right.toFixed(1)},${end}`;
      return { column, to, from, weight, path, width: thinnest + (thickest - thinnest) * Math.min(1, Math.abs(weight) / most) };
    });
  });
  return { side, nodes, edges, most, columns: columns.map(({ units }, column) => ({ x: middle(column), left: units - shown(column) })) };
}

function sizeOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]!) > most && Number.isFinite(values[i])) most = Math.abs(values[i]!);
  return most;
}

/** `undefined` where there is no such weight or bias. */
export function valueOf(columns: readonly GraphColumn[], { column, to, from }: Target): number | undefined {
  const { incoming, units = 1 } = columns[column] ?? {};
  return from === null ? incoming?.bias?.[to] : incoming?.weight[to * (incoming.weight.length / units) + from];
}

/** Where the number of a target is edited: the middle of its edge, or its unit. */
export function placeOf({ nodes, side }: GraphMarks, { column, to, from }: Target): { readonly x: number; readonly y: number } {
  const centerOf = (inColumn: number, unit: number) => {
    const node = nodes.find((each) => each.column === inColumn && each.unit === unit);
    return { x: (node?.x ?? 0) + side / 2, y: (node?.y ?? 0) + side / 2 };
  };
  const end = centerOf(column, to);
  if (from === null) return end;
  const start = centerOf(column - 1, from);
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

/** Arrow keys: up and down to other units of the layer, left and right to their other inputs and their bias, over the ends to other layers. */
export function neighborOf(columns: readonly GraphColumn[], { column, to, from }: Target, key: string): Target | null {
  const inputs = Math.min(mostShown, columns[column - 1]?.units ?? 0);
  const units = Math.min(mostShown, columns[column]?.units ?? 0);
  if (key === 'ArrowDown') return { column, to: Math.min(units - 1, to + 1), from };
  if (key === 'ArrowUp') return { column, to: Math.max(0, to - 1), from };
  if (key === 'ArrowRight') {
    if (from === null) return { column, to, from: 0 };
    if (from + 1 < inputs) return { column, to, from: from + 1 };
    return column + 1 < columns.length ? { column: column + 1, to: 0, from: null } : null;
  }
  if (key !== 'ArrowLeft') return null;
  if (from !== null) return { column, to, from: from === 0 ? null : from - 1 };
  return column > 1 ? { column: column - 1, to: 0, from: Math.min(mostShown, columns[column - 2]!.units) - 1 } : null;
}
