/** Lays points out beside the page: hundreds of rounds of UMAP take seconds. */
import { principalComponents } from '@core/projection/principal-components';
import { umap } from '@core/projection/umap';
import type { FromLayout, ToLayout } from './messages';

const say = (message: FromLayout): void => postMessage(message);

function layOut({ method, points, seed }: ToLayout): FromLayout {
  if (method === 'pca') {
    const { places, shares } = principalComponents(points);
    return { kind: 'done', places, shares };
  }
  return { kind: 'done', places: umap(points, { seed, progress: (share) => say({ kind: 'progress', share }) }).places };
}

addEventListener('message', ({ data }: MessageEvent<ToLayout>) => say(layOut(data)));
