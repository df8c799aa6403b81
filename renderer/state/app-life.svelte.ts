/** How the state of the page begins, and how it stays in step with what is outside the page. */
import type { Bridge, FileReference } from '../bridge/contract';
import { m } from '../messages/generated/messages.js';
import { AppState } from './app-state.svelte';
import { startOf } from './start';

/** Loads what the window opens with, and says so if that is work of a session that did not end properly. */
export async function loadApp(bridge: Bridge): Promise<AppState> {
  const [settings, session] = await Promise.all([bridge.loadSettings(), bridge.loadSession()]);
  const start = await startOf(bridge, session);
  const app = new AppState(bridge, settings, start.document);
  if (start.runs) app.keptRuns.restore(start.runs);
  if (start.isUnsaved) app.documentFile.noteUnsaved(start.file);
  else if (start.learned !== undefined) app.weights.put(start.learned).catch(() => undefined);
  if (!start.isUnsaved) app.documentFile.noteUnchanged(start.file);
  const { problem } = start;
  if (problem) app.notices.show('problem', problem);
  if (start.isUnsaved && session.isRestored) offerRestored(app, start.file);
  if (session.waiting) void app.attempt(() => app.files.open(session.waiting!));
  return app;
}

/** Unsaved work is back; it can be given up for what the file holds, or for an empty document. */
function offerRestored(app: AppState, file: FileReference | null): void {
  const { title } = app.documentFile;
  const notice = app.notices.show('information', () => m.work_restored({ title }), { label: m.discard_restored, run: () => void app.attempt(discard) });
  const discard = async (): Promise<void> => {
    await (file ? app.files.open(file, { givingUp: true }) : app.files.create({ givingUp: true }));
    app.notices.dismiss(notice);
  };
}

/** Keeps the outside world in step: the engine with the drawing, the disk with the document, notices with the engine. */
export function connectApp(app: AppState, onEnginePort: (receive: (port: MessagePort) => void) => void): () => void {
  onEnginePort((port) => app.engine.connect(port));
  app.bridge.onEngineStopped(({ reason, restarting }) => app.engineStopped(reason, restarting));
  app.bridge.onOpenFile((file) => void app.attempt(() => app.files.open(file)));
  app.bridge.onSaveAndClose(() => void app.attempt(async () => void ((await app.files.save()) && (await app.bridge.closeWindow()))));
  void app.attempt(() => app.bridge.connectEngine());
  void app.attempt(() => app.files.refreshRecent());
  return $effect.root(() => {
    $effect(() => {
      if (app.project.structure) void app.attempt(() => app.run.sendNetwork());
    });
    $effect(() => app.inspection.keepUp());
    $effect(() => app.autosave.take(app.unsavedWork));
    $effect(() => {
      const { title, isModified, file } = app.documentFile;
      void app.bridge.describeDocument({ title, isModified, file: file?.id ?? null });
    });
  });
}
