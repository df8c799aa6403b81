/** What happens to one call from the page, without Electron: checks, the work, and the checked answer. */
import * as v from 'valibot';
import { channels, type ChannelInput, type ChannelName, type ChannelOutput, type Reply } from './channels';
import { firstIssue } from './issues';
import { checkPayload, limits } from './payload';
import { isTrustedSender, type SenderFrame } from './trusted-sender';

export type Work<Name extends ChannelName, Event> = (input: ChannelInput<Name>, event: Event) => Promise<ChannelOutput<Name>>;

/** Runs `work` for one call; everything that goes wrong becomes a refusal with a sentence. */
export async function answer<Name extends ChannelName, Event extends { readonly senderFrame: SenderFrame | null }>(
  name: Name,
  work: Work<Name, Event>,
  event: Event,
  input: unknown,
): Promise<Reply<Name>> {
  try {
    if (!isTrustedSender(event.senderFrame)) throw new Error(`"${name}" was asked by something that is not the page of this app.`);
    const result = await work(checkedInput(name, input), event);
    return { answer: v.parse(channels[name].output, result) as ChannelOutput<Name> };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

function checkedInput<Name extends ChannelName>(name: Name, input: unknown): ChannelInput<Name> {
  checkPayload(input, limits(channels[name].maxBytes));
  const result = v.safeParse(channels[name].input, input);
  if (!result.success) throw new Error(`"${name}" was asked with wrong data: ${firstIssue(result.issues)}`);
  return result.output as ChannelInput<Name>;
}
