/** Wires the state classes to one another and to the two borders of the page. Components get it with `useApp()`. */
import { createContext } from 'svelte';
import type { Template } from '@core/templates/definition';
import { defaultSettings } from '@core/training/settings';
import { EngineClient, EngineGone } from '../bridge/engine-client';
import type { Bridge, Learned, RunFrame, RunPoints, RunPosition, Settings } from '../bridge/contract';
import type { StoredDocument } from '../project-file/format';
import { writeProjectJson } from '../project-file/project-json';
import { readRecovery } from '../project-file/read';
import { m } from '../messages/generated/messages.js';
import { Autosave } from './autosave.svelte';
import { Editor } from './editor.svelte';
import { firstDocument } from './first-document';
import { language } from './language.svelte';
import { networkRules } from './network-rules';
import { Notices } from './notices.svelte';
import { Photos } from './photos.svelte';
import type { Project } from './project.svelte';
import { Run, type Ask } from './run.svelte';
import type { Selection } from './selection.svelte';
import { AppSettings } from './settings.svelte';
import { Weights } from './weights.svelte';

export type Workspace = 'network' | 'photos';

/** A document to open: a network, settings for it, and what it learned. */
export interface OpenedDocument extends StoredDocument {
  readonly learned: Learned | null;
}

export class AppState {
  readonly bridge: Bridge;
  readonly language = language;
  readonly notices = new Notices();
  readonly settings: AppSettings;
  /** The network that is trained; other documents have their own editor. */
  readonly networkEditor: Editor;
  readonly run: Run;
  readonly weights: Weights;
  readonly photos: Photos;
  readonly engine: EngineClient;
  readonly autosave: Autosave;
  workspace: Workspace = $state('network');
  commandListOpen = $state(false);
  #stopNotice: number | null = null;

  constructor(bridge: Bridge, settings: Settings, document: StoredDocument) {
    this.bridge = bridge;
    this.settings = new AppSettings(bridge, settings);
    this.networkEditor = new Editor(document.network, networkRules, { keep: () => this.#keepBelongings() });
    this.engine = new EngineClient({
      frame: (frame, points) => this.#receive(frame, points),
      restarted: () => this.run.forgetCurve(),
      ready: (resumed) => this.#engineReady(resumed),
    });
    const ask: Ask = (name, body) => this.engine.request(name, body);
    this.run = new Run(this.project, ask);
    this.weights = new Weights(this.project, this.run, ask);
    this.run.changeSettings(document.training);
    this.photos = new Photos(this.run);
    this.autosave = new Autosave((json) => bridge.saveDocument(json));
  }

  /** What edit commands act on: the document of the present workspace. */
  get editor(): Editor {
    return this.networkEditor;
  }

  get project(): Project {
    return this.networkEditor.project;
  }

  get selection(): Selection {
    return this.networkEditor.selection;
  }

  /** Replaces the document by another one, as one undoable step: undo brings back network, settings and weights. */
  openDocument(label: () => string, { network, training, learned }: OpenedDocument): void {
    this.networkEditor.open(label, network);
    this.run.changeSettings(training);
    void this.attempt(() => this.weights.put(learned));
  }

  /** Replaces the document by that of a template, with the settings that suit it. */
  openTemplate(label: () => string, { network, settings }: Template): void {
    const training = { ...defaultSettings, ...settings, seed: this.run.settings.seed };
    this.openDocument(label, { network, training, learned: null });
  }

  /** What is kept for the next start, as text. */
  get documentText(): string {
    return writeProjectJson({ network: this.project.network, training: this.run.settings });
  }

  /** Runs work that a person asked for; a failure becomes a notice with its sentence. */
  readonly attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      // That the engine is gone has its own notice.
      if (!(problem instanceof EngineGone)) this.notices.showProblem(problem);
    }
  };

  #receive(frame: RunFrame, points: RunPoints): void {
    this.run.receive(frame, points);
    this.weights.receive(frame);
  }

  #keepBelongings(): () => void {
    const { settings } = this.run;
    const learned = this.weights.take();
    // Heard at once, or an engine that is gone would count as an error nobody caught.
    learned.catch(() => undefined);
    return () => {
      this.run.changeSettings(settings);
      void this.attempt(async () => this.weights.put(await learned));
    };
  }

  engineStopped(reason: string, restarting: boolean): void {
    this.engine.disconnect();
    this.#stopNotice = this.notices.show('problem', () => (restarting ? m.engine_restarting() : m.engine_gone({ reason })));
  }

  #engineReady(resumed: RunPosition | null): void {
    this.run.forgetSentNetwork();
    void this.attempt(() => this.run.sendNetwork());
    void this.attempt(() => this.photos.loadModels());
    if (this.#stopNotice === null) return;
    this.notices.dismiss(this.#stopNotice);
    this.#stopNotice = null;
    const step = resumed?.step.toLocaleString('en-US');
    this.notices.show('information', () => (step === undefined ? m.engine_restarted() : m.engine_resumed({ step })));
  }
}

export const [useApp, provideApp] = createContext<AppState>();

/** Loads what was kept of the last session; a document that cannot be read is replaced and said so. */
export async function loadApp(bridge: Bridge): Promise<AppState> {
  const [settings, text] = await Promise.all([bridge.loadSettings(), bridge.loadDocument()]);
  const kept = text === null ? null : keptDocument(text);
  const app = new AppState(bridge, settings, kept ?? firstDocument());
  if (text !== null && !kept) app.notices.show('problem', () => m.document_unreadable());
  return app;
}

function keptDocument(text: string): StoredDocument | null {
  try {
    return readRecovery(text);
  } catch {
    return null;
  }
}

/** Keeps the outside world in step: the engine with the drawing, the disk with the document, notices with the engine. */
export function connectApp(app: AppState, onEnginePort: (receive: (port: MessagePort) => void) => void): () => void {
  onEnginePort((port) => app.engine.connect(port));
  app.bridge.onEngineStopped(({ reason, restarting }) => app.engineStopped(reason, restarting));
  void app.attempt(() => app.bridge.connectEngine());
  return $effect.root(() => {
    $effect(() => {
      if (app.project.structure) void app.attempt(() => app.run.sendNetwork());
    });
    $effect(() => app.autosave.take(app.documentText));
    $effect(() => {
      document.documentElement.dataset.theme = app.settings.darkness;
      document.documentElement.lang = language.current === 'zh' ? 'zh-CN' : 'en';
    });
  });
}
