/** Writes XML elements. */

type Attributes = Readonly<Record<string, string | number>>;

/** Characters that XML cannot hold, not even escaped. */
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(forbidden, '').replace(/[&<>"]/g, (character) => entities[character]);

/** `content` is XML already; numbers are written with two decimals. */
export function element(name: string, attributes: Attributes, content: string | readonly string[] = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(100 * value) / 100 : escaped(value)}"`);
  const inner = typeof content === 'string' ? content : content.join('');
  return `<${name}${written.join('')}${inner ? `>${inner}</${name}>` : '/>'}`;
}
