/** Pictures to classify: which model looks at them, and what it found in each. */
import type { Classification, ModelChoice, Picture, ShippedModel } from '../bridge/contract';
import { decodePicture, NotAnImage } from './decode-picture';
import type { Run } from './run.svelte';

export type { Classification, Picture } from '../bridge/contract';

export interface PhotoFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Why there is no result. */
export type PhotoProblem = { readonly kind: 'notAnImage' } | { readonly kind: 'refused'; readonly sentence: string };

export interface Photo {
  readonly id: number;
  readonly file: PhotoFile;
  readonly preview?: ImageData;
  readonly result?: Classification;
  readonly problem?: PhotoProblem;
}

export class Photos {
  readonly #run: Run;
  #list: readonly Photo[] = $state.raw([]);
  #model: ModelChoice = $state.raw({ kind: 'canvas' });
  #shipped: readonly ShippedModel[] = $state.raw([]);
  #drawing: Picture | null = null;
  #drawn: Classification | PhotoProblem | null = $state.raw(null);
  #drawingTurn = 0;
  #nextId = 1;

  readonly isWorking = $derived(this.#list.some(({ result, problem }) => !result && !problem));

  constructor(run: Run) {
    this.#run = run;
  }

  /** Newest first. */
  get list(): readonly Photo[] {
    return this.#list;
  }

  get model(): ModelChoice {
    return this.#model;
  }

  get shipped(): readonly ShippedModel[] {
    return this.#shipped;
  }

  /** What is on the pad; `null` while it is empty. */
  get drawing(): Picture | null {
    return this.#drawing;
  }

  /** What the network sees in the drawing; `null` while the pad is empty. */
  get drawn(): Classification | PhotoProblem | null {
    return this.#drawn;
  }

  /** Asks for the shipped models; the first one is the choice until the canvas network has been trained. */
  async loadModels(): Promise<void> {
    this.#shipped = (await this.#run.shippedModels()).models;
    const [first] = this.#shipped;
    if (first && !this.#run.frame?.position.step) this.#model = { kind: 'shipped', name: first.name };
  }

  /** Everything on the page is looked at again by the new model. */
  async choose(model: ModelChoice): Promise<void> {
    this.#model = model;
    await this.again();
  }

  /** Classifies everything again, e.g. after more training. */
  async again(): Promise<void> {
    if (this.#drawing) await this.classifyDrawing(this.#drawing);
    this.#list = this.#list.map(({ id, file, preview }) => ({ id, file, preview }));
    for (const { id, file } of this.#list) await this.#classify(id, file);
  }

  async add(files: readonly PhotoFile[]): Promise<void> {
    const added = files.map((file) => ({ id: this.#nextId++, file }));
    this.#list = [...added, ...this.#list];
    for (const { id, file } of added) await this.#classify(id, file);
  }

  clear(): void {
    this.#list = [];
  }

  /** Live while drawing: an answer that a newer stroke has overtaken is dropped. */
  async classifyDrawing(picture: Picture): Promise<void> {
    this.#drawing = picture;
    const turn = ++this.#drawingTurn;
    const found = await this.#look(picture).catch(refused);
    if (turn === this.#drawingTurn) this.#drawn = found;
  }

  clearDrawing(): void {
    this.#drawingTurn++;
    this.#drawing = null;
    this.#drawn = null;
  }

  async #classify(id: number, file: PhotoFile): Promise<void> {
    try {
      const { picture, preview } = await decodePicture(file.blob);
      this.#update(id, { preview });
      this.#update(id, { result: await this.#look(picture) });
    } catch (problem) {
      this.#update(id, { problem: problem instanceof NotAnImage ? { kind: 'notAnImage' } : refused(problem) });
    }
  }

  #look(picture: Picture): Promise<Classification> {
    return this.#run.classify(this.#model, picture);
  }

  #update(id: number, change: Partial<Photo>): void {
    this.#list = this.#list.map((photo) => (photo.id === id ? { ...photo, ...change } : photo));
  }
}

const refused = (problem: unknown): PhotoProblem => ({ kind: 'refused', sentence: problem instanceof Error ? problem.message : String(problem) });
