/** Runs beside the page: a large network with many branches takes seconds to arrange. */
import { arrange } from '@core/network/arrange';
import type { Network } from '@core/network/network';

addEventListener('message', ({ data }: MessageEvent<Network>) => postMessage(arrange(data)));
