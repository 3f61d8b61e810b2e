import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM, needsProgram } from '../programs.ts';

/** Opens Chromium for the tests of a suite, in its `before` hook; skips them where there is none. */
export function openBrowser(hook: Mocha.Context): Promise<Browser> {
  needsProgram(hook, 'chromium');
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
