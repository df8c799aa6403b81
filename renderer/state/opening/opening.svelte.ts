/** Model files being opened as networks: how far it is, and an end to it at any moment. */
import { choiceOf } from '@core/datasets';
import type { Network } from '@core/network/network';
import type { OpenedFile } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import { askAside } from '../aside/ask';
import { language } from '../language.svelte';
import type { OpeningAnswer, OpeningNews, OpeningQuestion, OpeningStage } from './messages';
import type { RecognizedModel } from '@core/recognize/recognize';
import workerAddress from './worker?worker&url';

/** A file that is being read at the moment. */
interface Progress {
  readonly name: string;
  readonly stage: OpeningStage;
}

/** More time than any file within the limits takes; what takes longer does not come to an end. */
const patienceMilliseconds = 120_000;
/** The reason to stop a file that takes longer. */
const tooLong = Symbol('too long');

export class Opening {
  #progress: Progress | null = $state.raw(null);
  #cancel: AbortController | null = null;

  /** `null` while nothing is being opened. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /**
   * The file as a network, with its weights; `null` if the person cancelled, or opened another file meanwhile.
   * @throws one sentence in the person's language about a file that cannot be opened.
   */
  async read({ name, bytes }: Pick<OpenedFile, 'name' | 'bytes'>, present: Network): Promise<RecognizedModel | null> {
    this.cancel();
    const cancel = new AbortController();
    this.#cancel = cancel;
    this.#progress = { name, stage: 'reading' };
    const question: OpeningQuestion = { bytes, name: networkName(name), dataset: choiceOf(present), language: language.current };
    const { signal } = cancel;
    const timer = setTimeout(() => cancel.abort(tooLong), patienceMilliseconds);
    const heard = (message: unknown) => this.#hear(name, message as OpeningNews | OpeningAnswer);
    try {
      const answer = await askAside<OpeningAnswer>(workerAddress, question, { signal, heard, broken: (reason) => reason });
      if ('refusal' in answer) throw new Error(answer.refusal);
      return answer.model;
    } catch (problem) {
      if (signal.aborted && signal.reason !== tooLong) return null;
      const reason = signal.aborted ? m.opening_too_long() : (problem as Error).message;
      throw new Error(m.opening_failed({ name, reason }), { cause: problem });
    } finally {
      clearTimeout(timer);
      if (this.#cancel === cancel) this.#progress = null;
    }
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  #hear(name: string, message: OpeningNews | OpeningAnswer): boolean {
    if (!('stage' in message)) return false;
    this.#progress = { name, stage: message.stage };
    return true;
  }
}

const networkName = (file: string): string => file.replace(/\.onnx$/i, '').slice(0, 200) || 'model';
