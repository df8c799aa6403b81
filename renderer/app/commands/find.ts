/** Whether a label holds every word that was typed, in any order and case. */
export function found(label: string, query: string): boolean {
  const text = label.toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}
