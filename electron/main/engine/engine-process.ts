/** One engine process from its start to its end. */
import { utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { ControlMessage, EngineReport } from '../../ipc/control-protocol';
import { log } from '../log';
import { paths } from '../paths';

export const engineName = 'engine';

/** All the engine gets to see of the environment. */
const passedOn = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'LANG'];

export interface EngineEvents {
  readonly onReport: (report: EngineReport) => void;
  readonly onExit: () => void;
}

export class EngineProcess {
  private readonly child: UtilityProcess;

  constructor({ onReport, onExit }: EngineEvents) {
    this.child = utilityProcess.fork(paths.engine, [], { serviceName: engineName, stdio: 'pipe', env: environment(), cwd: paths.userData });
    this.child.stdout?.on('data', (text: Buffer) => log.info(`engine: ${text.toString().trim()}`));
    this.child.stderr?.on('data', (text: Buffer) => log.warn(`engine: ${text.toString().trim()}`));
    this.child.on('message', (report: EngineReport) => onReport(report));
    this.child.on('exit', onExit);
  }

  send(message: ControlMessage, ports: MessagePortMain[] = []): void {
    this.child.postMessage(message, ports);
  }

  kill(): void {
    this.child.kill();
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
