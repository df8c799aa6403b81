/** Finding things by what is typed. Pure. */

/** Whether a text of some length holds every word that was typed, in any order and case. */
export function found(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => lower.includes(word));
}

/** Items with short names that answer the query in one of their texts, the best first; equally good ones keep their order. */
export function bestFirst<Item>(items: readonly Item[], query: string, textsOf: (item: Item) => readonly string[]): readonly Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const rated = items.map((item) => ({ item, rating: Math.max(...textsOf(item).map((text) => relevance(text.toLowerCase(), words))) }));
  return rated.filter(({ rating }) => rating > 0).sort((a, b) => b.rating - a.rating).map(({ item }) => item);
}

/** Every word has to be found; the one that is found worst decides. 0 is no answer. */
const relevance = (text: string, words: readonly string[]): number => Math.min(...words.map((word) => relevanceOfWord(text, word)));

/**
 * As the beginning of a word, within a word, as beginnings of several words (`zf` for “Zoom to fit”), or as letters in
 * their order that lie near one another (`tmplt` for “template”).
 */
function relevanceOfWord(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at >= 0) return isBeginning(text, word) ? 4 : 3;
  const letters = [...word].map((letter) => letter.replace(/[^\p{L}\p{N}]/u, String.raw`\$&`));
  if (new RegExp(String.raw`\b${letters.join(String.raw`(?:.*?\b)?`)}`).test(text)) return 2;
  return word.length > 2 && new RegExp(letters.join('.{0,2}')).test(text) ? 1 : 0;
}

const isBeginning = (text: string, word: string): boolean => text.startsWith(word) || text.split(/[\s:(]+/).some((each) => each.startsWith(word));
