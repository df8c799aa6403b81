/** Addresses a request may go to; the developer tools only while developing. */
export function isAllowedAddress(address: string, { developing }: { developing: boolean }): boolean {
  if (address.startsWith('app://ui/') || address.startsWith('data:') || address.startsWith('blob:app://ui/')) return true;
  return developing && address.startsWith('devtools://devtools/');
}
