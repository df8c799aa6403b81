/** What stays between sessions: the list of files, and unsaved work after a crash. */
import { log } from '../log';
import { paths } from '../paths';
import { removeUnfinished } from './atomic-write';
import { KnownFiles } from './known-files';
import { RecoveryStore } from './recovery-store';

let files: KnownFiles | undefined;
let work: RecoveryStore | undefined;

/** Made at the first use: the folder of the person's data is chosen before. */
export const knownFiles = (): KnownFiles => (files ??= new KnownFiles(paths.knownFiles, (error) => log.warn('The list of files was not read or written.', error)));

export const recovery = (): RecoveryStore => (work ??= new RecoveryStore(paths.recovery, (file, error) => log.error(`${file} is not a document.`, error)));

/** Takes up what the last session left. */
export async function loadKept(): Promise<void> {
  await removeUnfinished(paths.userData);
  await Promise.all([knownFiles().load(), recovery().load()]);
}
