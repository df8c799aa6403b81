/** Short names for folders, the same for the app, the tests and the benchmarks. */
import { inRoot } from './paths.mjs';

export const alias = { '@core': inRoot('electron/core') };
