/** Decides whether an engine that stopped is started again. */

const window = 60_000;
const mostCrashes = 3;

export class CrashHistory {
  private times: number[] = [];

  /** Notes a crash at `now` (milliseconds); false once there were more than three within a minute. */
  mayRestart(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < window), now];
    return this.times.length <= mostCrashes;
  }
}

/** What Electron tells about a process that is gone. */
export interface GoneDetails {
  readonly reason: string;
  readonly exitCode: number;
}

/** Why the engine stopped, as one sentence about "it": the page says in the person's language what follows from it. */
export function describeStop(details: GoneDetails | null, restarting: boolean): string {
  const cause = describeCause(details);
  return restarting ? `It ${cause}.` : `It stopped more than ${mostCrashes} times within a minute; the last time it ${cause}.`;
}

function describeCause(details: GoneDetails | null): string {
  if (!details) return 'ended unexpectedly';
  return causes[details.reason] ?? `ended unexpectedly (${details.reason}, code ${details.exitCode})`;
}

const causes: Readonly<Record<string, string>> = {
  crashed: 'crashed',
  killed: 'was ended by something else on this computer',
  oom: 'ran out of memory; a smaller batch size or network helps',
  'launch-failed': 'could not be started',
  'integrity-failure': 'could not be started because its files are damaged; install the app again',
};
