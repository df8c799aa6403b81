/** The readable part of a project: as an entry of the archive, and alone as what is kept for recovery. */
import { datasetOf, datasets } from '@core/datasets';
import type { DatasetChoice } from '@core/datasets/definition';
import * as v from 'valibot';
import type { LearnedRun } from '../../electron/ipc/engine-protocol';
import { limits as payloadLimits, parseJson } from '../../electron/ipc/payload';
import { entries, limits, projectFormat, projectVersion, type StoredDocument, type StoredRun } from './format';
import { migrate } from './migrations';
import { Damage, NoProject, UnknownDataset } from './problems';
import { projectSchema, runSchema, runsSchema } from './schema';

type RunFacts = Omit<LearnedRun, 'state' | 'best'>;

/** Indented, so that people and version control can read it. */
export function writeProjectJson({ network, training, circuit, view }: StoredDocument): string {
  const project = { format: projectFormat, version: projectVersion, network, training, ...(circuit && { circuit }), ...(view && { view }) };
  return JSON.stringify(project, null, 2);
}

/** @throws if it is no project that this version can open. */
export function readProjectJson(text: string, runText?: string, runsText?: string): { readonly document: StoredDocument; readonly run?: RunFacts; readonly runs?: readonly StoredRun[] } {
  const project = parsed(entries.project, text);
  if (typeof project !== 'object' || project === null || Array.isArray(project)) throw new NoProject();
  const run = runText === undefined ? undefined : parsed(entries.run, runText);
  const runs = runsText === undefined ? undefined : parsed(entries.runs, runsText);
  const json = migrate({ project: project as Record<string, unknown>, run, runs });
  const { network, training, circuit, view } = checked(entries.project, projectSchema, json.project);
  if (!Object.hasOwn(datasets, network.dataset)) throw new UnknownDataset(network.dataset);
  requireDataset(network);
  const document = { network, training, ...(circuit && { circuit }), ...(view && { view }) };
  return {
    document,
    ...(json.run !== undefined && { run: checked(entries.run, runSchema, json.run) }),
    ...(json.runs !== undefined && { runs: checked(entries.runs, runsSchema, json.runs) }),
  };
}

function requireDataset(choice: DatasetChoice): void {
  try {
    datasetOf(choice);
  } catch {
    throw new Damage([entries.project, 'network.datasetFields'].join(', '));
  }
}

function parsed(entry: string, text: string): unknown {
  try {
    return parseJson(text, payloadLimits(limits.json));
  } catch {
    throw new Damage(entry);
  }
}

/** The first thing that is wrong is enough: a hostile file may hold millions of them. */
function checked<Schema extends v.GenericSchema>(entry: string, schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) throw new Damage([entry, v.getDotPath(result.issues[0])].filter(Boolean).join(', '));
  return result.output;
}
