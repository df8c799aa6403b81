/** Alarms that do not flicker: one appears once it was found several times in a row, and goes once it was missed as often. */
import type { Finding } from './definition';

/** Shown steps that have to agree. */
const agreeing = 3;

interface Memory {
  readonly finding: Finding;
  readonly found: number;
  readonly missed: number;
  readonly shown: boolean;
}

/** By the name of the alarm. */
export type AlarmMemory = ReadonlyMap<string, Memory>;

/** After one more shown step. `atOnce` names what cannot wait. */
export function remember(memory: AlarmMemory, findings: ReadonlyMap<string, Finding>, atOnce: (name: string) => boolean = () => false): AlarmMemory {
  const names = [...new Set([...findings.keys(), ...memory.keys()])];
  return new Map(names.flatMap((name) => {
    const next = advance(memory.get(name), findings.get(name), atOnce(name));
    return next ? [[name, next] as const] : [];
  }));
}

function advance(before: Memory | undefined, finding: Finding | undefined, atOnce: boolean): Memory | undefined {
  if (finding) {
    const found = (before?.found ?? 0) + 1;
    return { finding, found, missed: 0, shown: atOnce || (before?.shown ?? false) || found >= agreeing };
  }
  if (!before?.shown) return undefined;
  const missed = before.missed + 1;
  return missed >= agreeing || atOnce ? undefined : { ...before, found: 0, missed };
}

export const shownAlarms = (memory: AlarmMemory): ReadonlyMap<string, Finding> =>
  new Map([...memory].flatMap(([name, { finding, shown }]) => (shown ? [[name, finding] as const] : [])));
