/** The readable part of a project: as an entry of the archive, and alone as what is kept for recovery. */
import { datasetOf, datasets } from '@core/datasets';
import type { DatasetChoice } from '@core/datasets/definition';
import * as v from 'valibot';
import type { LearnedRun } from '../../electron/ipc/engine-protocol';
import { limits as payloadLimits, parseJson } from '../../electron/ipc/payload';
import { entries, limits, projectFormat, projectVersion, type ProjectContent, type StoredDocument, type StoredRun } from './format';
import { migrate, type ProjectJson } from './migrations';
import { Damage, NoProject, UnknownDataset } from './problems';
import { projectSchema, runSchema, runsSchema } from './schema';

type RunFacts = Omit<LearnedRun, 'state' | 'best'>;

interface Read {
  readonly document: StoredDocument;
  readonly run?: RunFacts;
  readonly runs?: readonly StoredRun[];
}

/** What a file holds besides what was learned. */
type Unlearned = Omit<ProjectContent, 'learned'>;

/** Indented, so that people and version control can read it. */
export const writeProjectJson = (document: StoredDocument): string => JSON.stringify(projectOf(document), null, 2);

/** With the runs that were kept in the same text. */
export const writeRecovery = ({ runs, ...document }: Unlearned): string => JSON.stringify({ ...projectOf(document), ...(runs && { runs }) });

const projectOf = ({ network, training, circuit, view }: StoredDocument) => ({ format: projectFormat, version: projectVersion, network, training, ...(circuit && { circuit }), ...(view && { view }) });

/** @throws if it is no project that this version can open. */
export function readProjectJson(text: string, runText?: string, runsText?: string): Read {
  const run = runText === undefined ? undefined : parsed(entries.run, runText);
  const runs = runsText === undefined ? undefined : parsed(entries.runs, runsText);
  return read({ project: parsedProject(text), run, runs });
}

/** The document that was kept for recovery. @throws if it cannot be read. */
export function readRecovery(text: string): Unlearned {
  const { runs: kept, ...project } = parsedProject(text);
  const { document, runs } = read({ project, runs: kept });
  return { ...document, ...(runs && { runs }) };
}

function parsedProject(text: string): Record<string, unknown> {
  const project = parsed(entries.project, text);
  if (typeof project !== 'object' || project === null || Array.isArray(project)) throw new NoProject();
  return project as Record<string, unknown>;
}

function read(found: ProjectJson): Read {
  const json = migrate(found);
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
