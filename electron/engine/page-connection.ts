/** One page's port: checks what it asks, sends it frames as it has credits for them. */
import type { EngineMessage, EngineRequestName, EngineRequests, PageMessage, RunFrame, RunPoints, RunPosition } from '../ipc/engine-protocol';
import { parsePageMessage, WrongRequest } from '../ipc/engine-schema';
import { FrameGate } from './frame-gate';
import { sentenceOf } from './sentence';

/** Answers one request; rejects with a sentence. */
export type Answer = <Name extends EngineRequestName>(name: Name, body: EngineRequests[Name]['request']) => Promise<EngineRequests[Name]['answer']>;

type Request = Extract<PageMessage, { kind: 'request' }>;

export class PageConnection {
  private readonly gate = new FrameGate((frame, points) => this.post({ kind: 'frame', frame, points }));

  constructor(
    private readonly port: Electron.MessagePortMain,
    private readonly answer: Answer,
    onClose: () => void,
  ) {
    port.on('message', ({ data }) => void this.receive(data));
    port.on('close', onClose);
    port.start();
  }

  /** Must be the first message. */
  greet(resumed: RunPosition | null): void {
    this.post({ kind: 'ready', resumed });
  }

  offer(frame: RunFrame, points: RunPoints): void {
    this.gate.offer(frame, points);
  }

  /** The curves start again. */
  restart(): void {
    this.gate.forgetPoints();
    this.post({ kind: 'restarted' });
  }

  private async receive(data: unknown): Promise<void> {
    try {
      const message = parsePageMessage(data);
      if (message.kind === 'credit') this.gate.grant();
      else this.post({ kind: 'answer', id: message.id, body: await this.answerTo(message) });
    } catch (error) {
      if (error instanceof WrongRequest) this.refuse(error.id, error);
      // Without an id there is nobody to answer; main writes this to the log.
      else process.stderr.write(`A message of the page is not part of the protocol: ${(error as Error).message}\n`);
    }
  }

  private async answerTo({ id, name, body }: Request): Promise<EngineRequests[EngineRequestName]['answer']> {
    try {
      return await this.answer(name, body);
    } catch (error) {
      throw new WrongRequest(id, sentenceOf(error));
    }
  }

  private refuse(id: number, { message }: Error): void {
    this.post({ kind: 'refusal', id, sentence: message });
  }

  private post(message: EngineMessage): void {
    this.port.postMessage(message);
  }
}
