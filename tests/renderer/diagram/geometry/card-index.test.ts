import { expect, it } from 'vitest';
import { overlaps, type Box } from '../../../../renderer/diagram/geometry/card';
import { CardIndex } from '../../../../renderer/diagram/geometry/card-index';
import { labelBox, routeBetween, surroundingsOf } from '../../../../renderer/diagram/geometry/route';
import { Random } from '@core/tensor/random';

const draw = new Random(3);
const cards = Array.from({ length: 300 }, (): Box => ({ x: draw.integer(6000) - 3000, y: draw.integer(4000) - 2000, width: 148, height: 77 }));
const index = new CardIndex(cards);

it('finds the same cards as looking at all of them', () => {
  for (let round = 0; round < 100; round++) {
    const area = { x: draw.integer(6000) - 3000, y: draw.integer(4000) - 2000, width: draw.integer(1500), height: draw.integer(900) };
    expect(new Set(index.within(area))).toEqual(new Set(cards.filter((card) => overlaps(card, area))));
  }
});

it('holds everything that has an influence on a route and its label', () => {
  for (let round = 0; round < 200; round++) {
    const [a, b] = [cards[draw.integer(300)]!, cards[draw.integer(300)]!];
    const near = index.within(surroundingsOf(a, b));
    const route = routeBetween(a, b, 0, cards);
    expect(routeBetween(a, b, 0, near)).toEqual(route);
    expect(labelBox(route, '16×28×28', near)).toEqual(labelBox(route, '16×28×28', cards));
  }
});
