/** Keeps an engine running: starts it, connects pages to it, and starts it again when it stops. */
import { app, MessageChannelMain, type WebContents } from 'electron';
import type { EngineHealth, EngineReport } from '../../ipc/control-protocol';
import { handle, sendEnginePort, sendToPage } from '../../ipc/handle';
import { log } from '../log';
import { paths } from '../paths';
import { CrashHistory, describeStop, type GoneDetails } from './crash-history';
import { engineName, EngineProcess } from './engine-process';
import { SnapshotStore } from './snapshot-store';

/** Electron tells of the exit and of its cause in two events, in no fixed order. */
const causeDelay = 50;

export class EngineHost {
  private engine: EngineProcess | null = null;
  private stopping = false;
  private cause: GoneDetails | null = null;
  private readonly crashes = new CrashHistory();
  private readonly pages = new Set<WebContents>();
  private readonly snapshots = new SnapshotStore(paths.snapshot, (error) => log.error('The snapshot was not saved.', error));
  private readonly healthListeners: ((health: EngineHealth) => void)[] = [];

  /** Starts the engine; `fromSnapshot` with the run of a session that ended with unsaved work, paused. */
  async start({ fromSnapshot }: { readonly fromSnapshot: boolean }): Promise<void> {
    await app.whenReady();
    app.on('child-process-gone', (_event, details) => {
      if (details.name === engineName) this.cause = details;
    });
    if (fromSnapshot) await this.snapshots.load().catch((error: unknown) => log.warn('The last run could not be read.', error));
    this.launch({ goOn: false });
    handle('connectEngine', (_input, event) => this.connect(event.sender));
  }

  /** Asks both workers of the engine whether they work. */
  checkHealth(): Promise<EngineHealth> {
    return new Promise((resolve) => {
      this.healthListeners.push(resolve);
      this.engine?.send({ kind: 'check' });
    });
  }

  /** Ends the engine for good. Whatever was learned is saved by now, or given up. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.snapshots.keep(null);
    await this.snapshots.flush();
    this.engine?.kill();
  }

  private launch({ goOn }: { goOn: boolean }): void {
    this.cause = null;
    const engine = new EngineProcess({
      onReport: (report) => this.receive(report),
      onExit: () => setTimeout(() => this.afterExit(engine), causeDelay),
    });
    this.engine = engine;
    const setup = { datasets: paths.datasets, models: paths.models, version: app.getVersion() };
    engine.send({ kind: 'start', setup, snapshot: this.snapshots.bytes, goOn });
    for (const page of this.pages) this.openChannel(page);
  }

  private connect(page: WebContents): Promise<null> {
    if (!this.pages.has(page)) page.once('destroyed', () => this.pages.delete(page));
    this.pages.add(page);
    this.openChannel(page);
    return Promise.resolve(null);
  }

  private openChannel(page: WebContents): void {
    if (!this.engine) return;
    const { port1, port2 } = new MessageChannelMain();
    this.engine.send({ kind: 'page' }, [port1]);
    sendEnginePort(page, port2);
  }

  private receive(report: EngineReport): void {
    if (report.kind === 'snapshot') this.snapshots.keep(report.snapshot);
    else for (const listener of this.healthListeners.splice(0)) listener(report);
  }

  /** Every exit that was not asked for is a crash, whatever its code says. */
  private afterExit(engine: EngineProcess): void {
    if (this.stopping || engine !== this.engine) return;
    this.engine = null;
    const restarting = this.crashes.mayRestart(Date.now());
    const reason = describeStop(this.cause, restarting);
    log.error(`The engine stopped${restarting ? ' and is started again' : ''}. ${reason}`);
    for (const page of this.pages) sendToPage(page, 'engineStopped', { reason, restarting });
    if (restarting) this.launch({ goOn: true });
  }
}
