/** What opens at the very first start: a digit network that is ready to train. */
import type { Network } from '@core/network/network';
import { defaultSettings } from '@core/training/settings';
import type { StoredDocument } from '../bridge/stored-document';

const network: Network = {
  name: 'digits',
  dataset: 'mnist',
  layers: [
    { id: 'input', kind: 'input', name: 'Digits', fields: {}, position: { x: 0, y: 80 } },
    { id: 'flatten', kind: 'flatten', name: 'Flatten', fields: {}, position: { x: 220, y: 80 } },
    { id: 'dense', kind: 'dense', name: 'Dense', fields: { units: 10, initialization: 'he' }, position: { x: 440, y: 80 } },
    { id: 'softmax', kind: 'softmax', name: 'Softmax', fields: {}, position: { x: 660, y: 80 } },
  ],
  connections: [
    { id: 'input-flatten-0', from: 'input', to: 'flatten', port: 0 },
    { id: 'flatten-dense-0', from: 'flatten', to: 'dense', port: 0 },
    { id: 'dense-softmax-0', from: 'dense', to: 'softmax', port: 0 },
  ],
};

export const firstDocument = (): StoredDocument => ({ network, training: defaultSettings });
