import { expect, it } from 'vitest';
import { spotOn } from '../../../../renderer/diagram/geometry/spot';

it('stands in the middle of the gap between two cards, even if the way bends there', () => {
  expect(spotOn([{ x: 0, y: 10 }, { x: 72, y: 10 }])).toEqual({ x: 36, y: 10, room: 56 });
  expect(spotOn([{ x: 0, y: 0 }, { x: 36, y: 0 }, { x: 36, y: 80 }, { x: 72, y: 80 }])).toEqual({ x: 36, y: 40, room: 56 });
});

it('stands on the longest line of a way that goes back, with all of its room', () => {
  const back = [{ x: 600, y: 0 }, { x: 616, y: 0 }, { x: 616, y: 60 }, { x: -16, y: 60 }, { x: -16, y: 120 }, { x: 0, y: 120 }];
  expect(spotOn(back)).toEqual({ x: 300, y: 60, room: 616 });
});

it('has no room between cards that stand one above the other', () => {
  expect(spotOn([{ x: 5, y: 0 }, { x: 5, y: 90 }])).toEqual({ x: 5, y: 45, room: 0 });
});
