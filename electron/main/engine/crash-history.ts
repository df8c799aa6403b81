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

/** One sentence for the person. */
export function describeStop(details: GoneDetails | null, restarting: boolean): string {
  const cause = details ? (causes[details.reason] ?? `it ended unexpectedly (${details.reason}, code ${details.exitCode})`) : 'it ended unexpectedly';
  return restarting
    ? `The training engine stopped: ${cause}. It is starting again and goes on from the last snapshot.`
    : `The training engine stopped more than ${mostCrashes} times within a minute: ${cause}. Your network and the last snapshot are kept; close and open the app to try again.`;
}

const causes: Readonly<Record<string, string>> = {
  crashed: 'it crashed',
  killed: 'something on this computer ended it',
  oom: 'it ran out of memory; a smaller batch size or network helps',
  'launch-failed': 'it could not be started',
  'integrity-failure': 'its files are damaged; install the app again',
};
