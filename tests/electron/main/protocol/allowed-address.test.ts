import { describe, expect, it } from 'vitest';
import { isAllowedAddress } from '../../../../electron/main/protocol/allowed-address';
import { securityHeaders } from '../../../../electron/main/protocol/headers';

describe('addresses a request may go to', () => {
  it.each(['app://ui/index.html', 'data:image/png;base64,AA', 'blob:app://ui/1-2'])('%s may', (address) => {
    expect(isAllowedAddress(address, { developing: false })).toBe(true);
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'app://ui.example.org/x',
    'app://other/index.html',
    'blob:https://example.org/1',
    'devtools://devtools/bundled/x.html',
    'chrome-extension://abc/x.js',
    '',
  ])('%s may not', (address) => {
    expect(isAllowedAddress(address, { developing: false })).toBe(false);
  });

  it('opens the developer tools only while developing', () => {
    expect(isAllowedAddress('devtools://devtools/bundled/x.html', { developing: true })).toBe(true);
  });
});

describe('the content policy', () => {
  const policy = securityHeaders['Content-Security-Policy'];

  it('allows nothing by default and no code that is not a file of ours', () => {
    expect(policy.split('; ')[0]).toBe("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  });

  it('knows only the policies of the components and of our worker', () => {
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types svelte-trusted-html app-worker");
  });
});
