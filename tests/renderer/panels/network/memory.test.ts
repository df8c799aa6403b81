import { expect, it } from 'vitest';
import { Memory } from '../../../../renderer/panels/network/memory';

it('makes again only what changed, and answers the same map when nothing did', () => {
  const memory = new Memory<{ value: number }>();
  const made: string[] = [];
  const collect = (sources: { id: string; value: number }[]) =>
    memory.collect(sources, ({ value }) => [value], ({ id, value }) => {
      made.push(id);
      return { value };
    });
  const first = collect([{ id: 'a', value: 1 }, { id: 'b', value: 2 }]);
  const second = collect([{ id: 'a', value: 1 }, { id: 'b', value: 3 }]);
  expect(made).toEqual(['a', 'b', 'b']);
  expect(second.get('a')).toBe(first.get('a'));
  expect(second.get('b')).toEqual({ value: 3 });
  expect(collect([{ id: 'a', value: 1 }, { id: 'b', value: 3 }])).toBe(second);
  expect([...collect([{ id: 'b', value: 3 }]).keys()]).toEqual(['b']);
});
