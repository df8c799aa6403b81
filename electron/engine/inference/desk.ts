/** Answers requests about pictures and finished models, beside the training. */
import type { SplitName } from '@core/datasets/definition';
import type { EngineSetup } from '../../ipc/control-protocol';
import type { Classification, EngineRequests, ExampleAnswers, Picture, ShippedModel } from '../../ipc/engine-protocol';
import type { ModelSession } from '../../runtime/session';
import { DatasetFiles } from '../dataset-files';
import type { CanvasModel, ModelSource } from '../worker-protocol';
import { Turns } from '../turns';
import { answersOf } from './answers';
import { Classifier, openResize } from './classifier';
import { ShippedModels } from './shipped-models';
import { verify } from './verify';

export class InferenceDesk {
  private readonly datasets: DatasetFiles;
  private readonly models: ShippedModels;
  private readonly turns = new Turns();
  private resize: Promise<ModelSession> | null = null;
  /** The classifier that was used last, and what it was made from. */
  private open: { readonly key: string; readonly classifier: Classifier } | null = null;

  constructor(private readonly setup: EngineSetup) {
    this.datasets = new DatasetFiles(setup.datasets);
    this.models = new ShippedModels(setup.models);
  }

  async shippedModels(): Promise<{ models: readonly ShippedModel[] }> {
    return { models: await this.models.list() };
  }

  /** One picture at a time, because a change of the model closes the one before. */
  classify({ source, picture }: { readonly source: ModelSource; readonly picture: Picture }): Promise<Classification> {
    return this.turns.take(async () => {
      this.resize ??= openResize(this.setup.version);
      return (await this.classifier(source)).classify(picture, await this.resize);
    });
  }

  async verify({ model, examples }: { readonly model: CanvasModel; readonly examples: number }): Promise<EngineRequests['verifyModel']['answer']> {
    const { test } = await this.datasets.splits(model.network);
    return verify(model, test, examples);
  }

  async answers({ model, split, count }: { readonly model: CanvasModel; readonly split: SplitName; readonly count: number }): Promise<ExampleAnswers> {
    const splits = await this.datasets.splits(model.network);
    return answersOf(model, splits[split], count);
  }

  private async classifier(source: ModelSource): Promise<Classifier> {
    const key = source.kind === 'shipped' ? `shipped ${source.name}` : `canvas ${source.model.revision}`;
    if (this.open?.key === key) return this.open.classifier;
    const bytes = source.kind === 'shipped' ? await this.models.bytes(source.name) : source.model.bytes;
    const name = source.kind === 'shipped' ? source.name : source.model.network.name;
    const classifier = await Classifier.open(name, bytes);
    await this.open?.classifier.close();
    this.open = { key, classifier };
    return classifier;
  }
}
