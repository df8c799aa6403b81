/** Edits of what a network learns from. As all edits, each answers a new network. */
import { datasetNamed } from '../datasets';
import type { DatasetDefinition, OwnPoint } from '../datasets/definition';
import type { FieldValue } from '../fields/definition';
import type { Network } from './network';

const kindOfPoints = (definition: DatasetDefinition) => ('make' in definition ? definition.ownPoints : undefined);

/** Another dataset, as it is set at first; own points stay where they mean the same. */
export function chooseDataset(network: Network, dataset: string): Network {
  if (dataset === network.dataset) return network;
  const { datasetFields: _fields, ownPoints, ...rest } = network;
  const kind = kindOfPoints(datasetNamed(dataset));
  const keeps = ownPoints && kind !== undefined && kind === kindOfPoints(datasetNamed(network.dataset));
  return { ...rest, dataset, ...(keeps && { ownPoints }) };
}

/** Sets a field of the dataset. */
export const setDatasetField = (network: Network, field: string, value: FieldValue): Network => ({
  ...network,
  datasetFields: { ...network.datasetFields, [field]: value },
});

export const addOwnPoint = (network: Network, point: OwnPoint): Network => ({ ...network, ownPoints: [...(network.ownPoints ?? []), point] });

export const moveOwnPoint = (network: Network, index: number, x: number, y: number): Network => ({
  ...network,
  ownPoints: network.ownPoints?.map((point, i) => (i === index ? { ...point, x, y } : point)),
});

export const removeOwnPoint = (network: Network, index: number): Network => ({ ...network, ownPoints: network.ownPoints?.filter((_, i) => i !== index) });

export function removeOwnPoints(network: Network): Network {
  const { ownPoints, ...rest } = network;
  return ownPoints ? rest : network;
}
