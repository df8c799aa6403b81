import { addOwnPoint, chooseDataset, moveOwnPoint, removeOwnPoint, removeOwnPoints, setDatasetField } from '@core/network/dataset';
import type { Network } from '@core/network/network';
import { expect, it } from 'vitest';

const empty: Network = { name: '', dataset: 'spiral', layers: [], connections: [] };
const set = addOwnPoint(setDatasetField(empty, 'arms', 5), { x: 0.5, y: 0, label: 1 });

it('own points are added, moved and removed', () => {
  expect(set).toMatchObject({ datasetFields: { arms: 5 }, ownPoints: [{ x: 0.5, y: 0, label: 1 }] });
  expect(moveOwnPoint(set, 0, 1, 2).ownPoints).toEqual([{ x: 1, y: 2, label: 1 }]);
  expect(removeOwnPoint(set, 0).ownPoints).toEqual([]);
  expect(removeOwnPoints(set)).not.toHaveProperty('ownPoints');
});

it('another dataset begins with its own settings and keeps points of the same kind', () => {
  expect(chooseDataset(set, 'moons')).toEqual({ ...empty, dataset: 'moons', ownPoints: set.ownPoints });
  expect(chooseDataset(set, 'wave')).toEqual({ ...empty, dataset: 'wave' });
  expect(chooseDataset(set, 'spiral')).toBe(set);
});
