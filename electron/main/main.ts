/** Starts the app. */
import { app, dialog } from 'electron';
import { EngineHost } from './engine/engine-host';
import { allWritten } from './files/atomic-write';
import { setUpDialogs } from './files/dialogs';
import { listenToFileRequests, setUpDrops } from './files/file-requests';
import { loadKept, recovery } from './files/kept';
import { setUpProjects } from './files/projects';
import { setUpSettings } from './files/settings';
import { harden } from './harden';
import { log, setUpLog } from './log';
import { setUpMenu } from './menus/application-menu';
import { setUpClipboard } from './menus/clipboard';
import { choosePlaceOfUserData } from './paths';
import { declareAppProtocol, serveAppProtocol } from './protocol/app-protocol';
import { blockRequests, silenceChromium } from './protocol/block-requests';
import { isSmokeRun, runSmoke } from './smoke';
import { setUpClosing } from './windows/document-window';
import { claimSingleInstance, openMainWindow, showMainWindow } from './windows/main-window';
import { securePages } from './windows/secure';

harden();
silenceChromium();
choosePlaceOfUserData();
setUpLog();
declareAppProtocol();

if (isSmokeRun() || claimSingleInstance()) {
  listenToFileRequests();
  start().catch(giveUp);
} else {
  app.quit();
}

/** Without a window there is no other place to say it. */
function giveUp(error: unknown): void {
  log.error('The app could not start.', error);
  const sentence = `Gradient Lab could not start: ${error instanceof Error ? error.message : String(error)}`;
  if (isSmokeRun()) process.stderr.write(`${sentence}\n`);
  else dialog.showErrorBox('Gradient Lab', sentence);
  app.exit(1);
}

async function start(): Promise<void> {
  const engine = new EngineHost();
  quitWith(engine);
  await loadKept();
  const goOn = recovery().latest !== null;
  await Promise.all([securePages(), blockRequests(), serveAppProtocol(), setUpSettings(), engine.start({ fromSnapshot: goOn })]);
  setUpProjects();
  setUpDrops();
  setUpClosing();
  setUpDialogs();
  setUpMenu();
  setUpClipboard();
  if (isSmokeRun()) return runSmoke(openMainWindow, engine);
  await openMainWindow();
  app.on('activate', () => void showMainWindow());
}

/** The app ends with its window (on macOS with Quit), after everything is on the disk. Windows were asked before. */
function quitWith(engine: EngineHost): void {
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    void engine
      .stop()
      .then(allWritten)
      .finally(() => app.quit());
  });
}
