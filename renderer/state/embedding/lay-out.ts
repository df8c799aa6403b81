/** Asks the worker that lays points out. */
import { m } from '../../messages/generated/messages.js';
import { askAside } from '../aside/ask';
import type { FromLayout, ToLayout } from './messages';
import workerAddress from './worker?worker&url';

export type Layout = Extract<FromLayout, { kind: 'done' }>;

/**
 * @param progress hears which share is done, 0 to 1
 * @throws the reason of `signal` once it is aborted; a sentence if the worker breaks down
 */
export const layOut = (wanted: ToLayout, signal: AbortSignal, progress: (share: number) => void): Promise<Layout> =>
  askAside(workerAddress, wanted, {
    signal,
    broken: (reason) => m.images_map_broken({ reason }),
    heard: (message) => {
      const news = message as FromLayout;
      if (news.kind === 'done') return false;
      progress(news.share);
      return true;
    },
  });
