/** Wires the state classes to one another and to the two borders of the page. Components get it with `useApp()`. */
import { createContext } from 'svelte';
import type { Template } from '@core/templates/definition';
import { defaultSettings } from '@core/training/settings';
import { EngineClient, EngineGone } from '../bridge/engine-client';
import type { Bridge, FileReference, RunFrame, RunPoints, RunPosition, Settings } from '../bridge/contract';
import type { ProjectContent, StoredDocument } from '../project-file/format';
import { writeRecovery } from '../project-file/project-json';
import { m } from '../messages/generated/messages.js';
import { Alarms } from './alarms.svelte';
import { Autosave } from './autosave.svelte';
import { Circuit, firstCircuit } from './circuit/circuit.svelte';
import { DatasetChange } from './editing/dataset-change';
import { Editor } from './editor.svelte';
import { Descent } from './descent/descent.svelte';
import { DocumentFile } from './document-file.svelte';
import { Files } from './files.svelte';
import { Inspection } from './inspection/inspection.svelte';
import { KeptRuns } from './views/kept-runs.svelte';
import { language } from './language.svelte';
import { networkRules } from './network-rules';
import { Notices } from './notices.svelte';
import { Opening } from './opening/opening.svelte';
import { Features } from './plane/features.svelte';
import { Plane } from './plane/plane.svelte';
import { UnitPictures } from './plane/unit-pictures.svelte';
import { Photos } from './photos.svelte';
import type { Project } from './project.svelte';
import { Run, type Ask } from './run.svelte';
import type { Selection } from './selection.svelte';
import { AppSettings } from './settings.svelte';
import { Slots } from './views/slots.svelte';
import { Stepping } from './stepping/stepping.svelte';
import { Weights } from './weights.svelte';

export type Workspace = 'network' | 'photos' | 'gates' | 'descent' | 'data';

/** Where an opened document comes from: its file, a source it can be had from again, or nowhere else. */
export type Origin = FileReference | 'fresh' | null;

export class AppState {
  readonly bridge: Bridge;
  readonly language = language;
  readonly notices = new Notices();
  readonly settings: AppSettings;
  readonly slots: Slots;
  /** The network that is trained; other documents have their own editor. */
  readonly networkEditor: Editor;
  readonly circuit: Circuit;
  readonly descent: Descent;
  readonly run: Run;
  readonly alarms: Alarms;
  readonly weights: Weights;
  readonly inspection: Inspection;
  readonly stepping: Stepping;
  readonly plane: Plane;
  readonly unitPictures: UnitPictures;
  readonly features: Features;
  readonly datasetChange: DatasetChange;
  readonly keptRuns: KeptRuns;
  readonly photos: Photos;
  readonly opening = new Opening();
  readonly engine: EngineClient;
  readonly documentFile: DocumentFile;
  readonly files: Files;
  readonly autosave: Autosave;
  workspace: Workspace = $state('network');
  commandListOpen = $state(false);
  historyOpen = $state(false);
  /** A list over the window: the layers, or the keys of all commands. */
  dialog: 'outline' | 'keys' | null = $state(null);
  /** The engine stopped too often to be started again, and what it had learned with it. */
  engineIsGone = false;
  galleryOpen = $state(false);
  #stopNotice: number | null = null;

  constructor(bridge: Bridge, settings: Settings, document: StoredDocument) {
    this.bridge = bridge;
    this.settings = new AppSettings(bridge, settings);
    this.slots = new Slots(this.settings);
    this.networkEditor = new Editor(document.network, networkRules, { keep: () => this.#keepBelongings() });
    this.circuit = new Circuit(document.circuit ?? firstCircuit());
    this.descent = new Descent(settings.descent, (descent) => this.settings.setDescent(descent));
    this.engine = new EngineClient({
      frame: (frame, points) => this.#receive(frame, points),
      restarted: () => this.#restarted(),
      ready: (resumed) => this.#engineReady(resumed),
    });
    const ask: Ask = (name, body) => this.engine.request(name, body);
    this.run = new Run(this.project, ask);
    this.alarms = new Alarms(this.project, this.run);
    this.weights = new Weights(this.project, this.run, ask);
    this.inspection = new Inspection(this.project, this.run, this.weights, ask);
    this.stepping = new Stepping(this);
    this.plane = new Plane(this.project, this.inspection);
    this.unitPictures = new UnitPictures(this.plane, this.inspection);
    this.features = new Features(this);
    this.datasetChange = new DatasetChange(this);
    this.keptRuns = new KeptRuns(this.project, this.run, this.inspection, this.plane);
    this.run.changeSettings(document.training);
    if (document.view) this.networkEditor.view = { ...document.view, network: document.network.name };
    this.photos = new Photos(this.run);
    this.documentFile = new DocumentFile(this.project, this.circuit.editor.project, this.run, this.weights, this.keptRuns);
    this.files = new Files(this);
    this.autosave = new Autosave(
      (json) => bridge.keepRecovery(json),
      () => this.notices.show('problem', m.autosave_failed),
    );
  }

  /** What edit commands act on: the document of the present workspace. */
  get editor(): Editor {
    return this.workspace === 'gates' ? this.circuit.editor : this.networkEditor;
  }

  get project(): Project {
    return this.networkEditor.project;
  }

  get selection(): Selection {
    return this.networkEditor.selection;
  }

  /** Replaces the document by another one, as one undoable step: undo brings back network, settings, weights and file. */
  openDocument(label: () => string, { network, training, circuit, view, learned, runs }: ProjectContent, origin: Origin = null): void {
    this.networkEditor.open(label, network, view);
    if (circuit) this.circuit.editor.open(label, circuit);
    this.run.changeSettings(training);
    void this.attempt(() => this.weights.put(learned));
    this.documentFile.noteOpened(origin, runs);
  }

  /** Replaces the document by that of a template, with the settings that suit it. */
  openTemplate(label: () => string, { network, settings }: Template): void | Promise<void> {
    const training = { ...defaultSettings, ...settings, seed: this.run.settings.seed };
    return this.files.replace(() => this.openDocument(label, { network, training, learned: null }, 'fresh'));
  }

  /** Writes down what is kept for a start after a crash; `null` while everything is saved. */
  get unsavedWork(): (() => string) | null {
    const { document: network } = this.project;
    const { network: circuit } = this.circuit.editor.project;
    const { settings } = this.run;
    const { runs } = this.keptRuns;
    return this.documentFile.isModified ? () => writeRecovery({ network, training: settings, circuit, runs, ...this.networkEditor.place }) : null;
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

  #restarted(): void {
    this.run.forgetCurve();
    this.inspection.noteRestart();
  }

  #receive(frame: RunFrame, points: RunPoints): void {
    this.run.receive(frame, points);
    this.alarms.look();
    this.weights.receive(frame);
  }

  #keepBelongings(): () => void {
    const { settings } = this.run;
    const { project: circuit } = this.circuit.editor;
    const { document: drawnCircuit } = circuit;
    const giveBackFile = this.documentFile.keep();
    const learned = this.weights.take();
    // Heard at once, or an engine that is gone would count as an error nobody caught.
    learned.catch(() => undefined);
    return () => {
      this.run.changeSettings(settings);
      circuit.editDocument(m.edit_circuit_back, drawnCircuit);
      void this.attempt(async () => {
        const put = this.weights.put(await learned);
        giveBackFile();
        await put;
      });
    };
  }

  engineStopped(reason: string, restarting: boolean): void {
    this.engine.disconnect();
    this.engineIsGone = !restarting;
    this.#stopNotice = this.notices.show('problem', () => (restarting ? m.engine_restarting() : m.engine_gone({ reason })));
  }

  #engineReady(resumed: RunPosition | null): void {
    this.run.forgetSentNetwork();
    this.inspection.noteRestart();
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
