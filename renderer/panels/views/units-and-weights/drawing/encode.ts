/** A small network drawn unit by unit: where each unit stands, and the weights between them. Pure. */

export interface GraphColumn {
  readonly name: string;
  readonly units: number;
  /** What people call the units, if they have names. */
  readonly unitNames?: readonly string[];
  /** The units stand in these of so many rows, because there are others to choose; by themselves otherwise. */
  readonly among?: { readonly rows: number; readonly places: readonly number[] };
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
  /** In pixels. */
  readonly side: number;
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
  readonly nodes: readonly UnitNode[];
  readonly edges: readonly WeightEdge[];
  /** Middle of each column, what its name may take, its units that are not shown, and the middles of the rows that are. */
  readonly columns: readonly { readonly x: number; readonly room: number; readonly left: number; readonly side: number; readonly rows: readonly number[] }[];
  /** The largest weight. */
  readonly most: number;
}

/** More units of a layer would be too small. */
export const mostShown = 16;
const labelHeight = 18;
/** Room for check boxes and names left of units that can be chosen. */
const choiceRoom = 62;
const [thinnest, thickest] = [0.4, 5];
const [smallest, largest] = [9, 54];

export function encode(columns: readonly GraphColumn[], size: { readonly width: number; readonly height: number }): GraphMarks {
  const placed = placeColumns(columns, size);
  const nodes = columns.flatMap((column, at) => {
    const { x, side } = placed[at]!;
    return Array.from({ length: shownOf(column) }, (_, unit): UnitNode => ({ column: at, unit, side, x: x - side / 2, y: rowOf(columns, placed, at, unit) - side / 2 }));
  });
  const most = Math.max(1e-9, ...columns.map(({ incoming }) => sizeOf(incoming?.weight ?? [])));
  return { nodes, edges: columns.flatMap((_, column) => edgesInto(columns, placed, column, most)), most, columns: placed };
}

type Placed = GraphMarks['columns'];

const shownOf = ({ units }: GraphColumn): number => Math.min(mostShown, units);
const rowsOf = (column: GraphColumn): number => column.among?.rows ?? shownOf(column);

/** The middle of a unit. */
const rowOf = (columns: readonly GraphColumn[], placed: Placed, column: number, unit: number): number => placed[column]!.rows[columns[column]!.among?.places[unit] ?? unit]!;

/** Units to choose from have their own size, so that the others need not be as small. */
function placeColumns(columns: readonly GraphColumn[], { width, height }: { readonly width: number; readonly height: number }): Placed {
  const room = height - labelHeight;
  const tallest = Math.max(1, ...columns.filter(({ among }) => !among).map(rowsOf));
  const sideFor = (rows: number): number => Math.min(largest, Math.max(smallest, Math.min((room / rows) * 0.84, (width / columns.length) * 0.42)));
  const sides = columns.map((column) => sideFor(column.among ? rowsOf(column) : tallest));
  const left = (columns[0]?.among ? choiceRoom : 4) + (sides[0] ?? 0) / 2;
  const right = width - 4 - (sides.at(-1) ?? 0) / 2;
  const apart = columns.length === 1 ? right - left : (right - left) / (columns.length - 1);
  return columns.map((column, at) => {
    const side = sides[at]!;
    const pitch = Math.min(side * 1.5, room / (column.among ? rowsOf(column) : tallest));
    const rows = Array.from({ length: rowsOf(column) }, (_, row) => labelHeight + room / 2 + (row - (rowsOf(column) - 1) / 2) * pitch);
    return { x: left + at * apart, room: apart - 8, left: column.units - shownOf(column), side, rows };
  });
}

function edgesInto(columns: readonly GraphColumn[], placed: Placed, column: number, most: number): WeightEdge[] {
  const { incoming, units } = columns[column]!;
  if (!incoming || column === 0) return [];
  const inputs = incoming.weight.length / units;
  const before = shownOf(columns[column - 1]!);
  const [left, right] = [placed[column - 1]!.x + placed[column - 1]!.side / 2, placed[column]!.x - placed[column]!.side / 2];
  return Array.from({ length: shownOf(columns[column]!) * before }, (_, i) => {
    const [to, from] = [Math.floor(i / before), i % before];
    const weight = incoming.weight[to * inputs + from]!;
    const bend = (right - left) / 2;
    const [start, end] = [rowOf(columns, placed, column - 1, from), rowOf(columns, placed, column, to)].map((y) => y.toFixed(1));
    const path = `M${left.toFixed(1)},${start}C${(left + bend).toFixed(1)},${start} ${(right - bend).toFixed(1)},${end} ${right.toFixed(1)},${end}`;
    return { column, to, from, weight, path, width: thinnest + (thickest - thinnest) * Math.min(1, Math.abs(weight) / most) };
  });
}

/** What people call a unit. */
export const unitName = ({ name, unitNames }: GraphColumn, unit: number): string => unitNames?.[unit] ?? `${name} ${unit + 1}`;

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
export function placeOf({ nodes }: GraphMarks, { column, to, from }: Target): { readonly x: number; readonly y: number } {
  const centerOf = (inColumn: number, unit: number) => {
    const node = nodes.find((each) => each.column === inColumn && each.unit === unit);
    return node ? { x: node.x + node.side / 2, y: node.y + node.side / 2 } : { x: 0, y: 0 };
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
