/** What layers are called: as in the file where it says something, otherwise by their title. */
import type { FoundLayer } from './find-layers';

/** The ends of parameter names that say which one of its layer it is. */
const parameterEnd = /\.(weight|bias|running_mean|running_var|weight_g|weight_v)$/;
const longest = 60;

/** Behind a title, a bare number says which one it is. */
const saysWhat = /[^\d.\s]/;

/** The name of a layer: what the file calls it, or its title. */
export function nameFor(layer: FoundLayer, title: string): string {
  const name = nameInFile(layer);
  return name === undefined ? title : saysWhat.test(name) ? name : `${title} ${name}`;
}

/** By the module whose weights these are, `layer1.0.conv1`, or by the place of the operator, `/layer1/layer1.0/relu/Relu_output_0`. */
function nameInFile({ node, also = [], output }: FoundLayer): string | undefined {
  const weight = [node, ...also].flatMap(({ inputs }) => inputs).map(({ name }) => name).find((name) => parameterEnd.test(name) && !name.includes(':') && !name.includes('/'));
  if (weight) return weight.replace(parameterEnd, '').slice(-longest);
  const [, ...path] = output.name.split('/');
  const modules = path.slice(0, -1);
  if (modules.length === 0) return undefined;
  const [last, before] = modules.toReversed();
  return (before === undefined || last.startsWith(`${before}.`) ? last : `${before}/${last}`).slice(-longest);
}

/** Gives out names and ids that nobody else has. */
export class Names {
  private readonly taken = new Map<string, number>();

  /** `wanted`, or with the lowest free number behind it. */
  fresh(wanted: string, separator: string): string {
    const count = (this.taken.get(wanted) ?? 0) + 1;
    this.taken.set(wanted, count);
    const name = count === 1 ? wanted : `${wanted}${separator}${count}`;
    if (count > 1 && this.taken.has(name)) return this.fresh(wanted, separator);
    this.taken.set(name, this.taken.get(name) ?? 1);
    return name;
  }
}
