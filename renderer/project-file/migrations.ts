/** How files of earlier versions become files of this one: function n leads from version n to n + 1. */
import { projectFormat, projectVersion } from './format';
import { NoProject, TooNew } from './problems';

/** The JSON of a project: `project.json`, `run.json` if it was trained, `runs.json` if runs were kept. Parsed, but not checked yet. */
export interface ProjectJson {
  readonly project: Readonly<Record<string, unknown>>;
  readonly run?: unknown;
  readonly runs?: unknown;
}

type Migration = (json: ProjectJson) => ProjectJson;

const migrations: readonly Migration[] = [
  // 0: what the app kept between sessions before there were project files: `{ network, training }`, without a version.
  ({ project, run }) => ({ project: { ...project, format: projectFormat, version: 1 }, run }),
  // 1: before runs were kept in the file.
  ({ project, run }) => ({ project: { ...project, version: 2 }, run }),
];

/** @throws if it is no project, or of a later version. */
export function migrate(json: ProjectJson): ProjectJson {
  const { format, version = 0 } = json.project;
  const isFirst = version === 0 && 'network' in json.project;
  if (format !== projectFormat && !isFirst) throw new NoProject();
  if (!Number.isInteger(version) || Number(version) < 0) throw new NoProject();
  if (Number(version) > projectVersion) throw new TooNew();
  return migrations.slice(Number(version)).reduce((older, step) => step(older), json);
}
