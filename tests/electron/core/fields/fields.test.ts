import { chosenText, fieldProblem, severalIn, severalField, severalOf, severalValue } from '@core/fields/fields';
import { describe, expect, it } from 'vitest';

const symbol = (text: string) => ({ en: text, zh: text });
const field = severalField({
  label: { en: 'Features', zh: '特征' },
  help: symbol('help'),
  initial: 'x',
  options: [{ value: 'x', label: symbol('x') }, { value: 'xx', label: symbol('x²') }, { value: 'xy', label: symbol('xy') }],
});

describe('a field of several options', () => {
  it('is read and written in the order of the options', () => {
    expect(severalOf('x xy')).toEqual(['x', 'xy']);
    expect(severalIn({ features: ' xy ' }, 'features')).toEqual(['xy']);
    expect('options' in field && severalValue(field, ['xy', 'x'])).toBe('x xy');
    expect(() => severalIn({}, 'features')).toThrow('The field "features" must be a text');
  });

  it.each(['x', 'xx xy', 'x xx xy'])('may be "%s"', (value) => expect(fieldProblem(field, value)).toBeUndefined());

  it.each(['xy x', 'x x', 'x z', 'x  xy', 'X', 7])('may not be "%s"', (value) => {
    expect(fieldProblem(field, value)).toEqual({
      en: `Features must be some of x, x², xy, in this order; "${value}" is not.`,
      zh: `特征只能从x、x²、xy中选取，并按此顺序写出；“${value}”不符合。`,
    });
  });

  it.each(['', ' '])('may not be empty: "%s"', (value) => {
    expect(fieldProblem(field, value)).toEqual({
      en: 'Features must be at least one of x, x², xy; none is chosen. Choose one.',
      zh: '特征至少要选一个：x、x²、xy。现在一个也没选，请选一个。',
    });
  });

  it('is said with the names of its options', () => {
    expect(chosenText(field, 'xx xy')).toEqual({ en: 'x², xy', zh: 'x²、xy' });
    expect(chosenText(field, 'xx z')).toBeUndefined();
    expect(chosenText(field, '')).toBeUndefined();
  });
});
