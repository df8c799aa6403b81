import { expect, it } from 'vitest';
import { inSight } from '../../../../renderer/visuals/tensor-table/window';

it('draws what is in sight and one more on each side', () => {
  expect(inSight({ offset: 240, length: 48 }, 24, 1000)).toEqual({ first: 9, end: 13 });
  expect(inSight({ offset: 0, length: 100 }, 24, 3)).toEqual({ first: 0, end: 3 });
  expect(inSight({ offset: 900, length: 50 }, 24, 10)).toEqual({ first: 10, end: 10 });
});
