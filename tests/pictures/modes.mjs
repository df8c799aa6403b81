/** The sizes, languages and themes of every picture, and how the running window takes them on. */

export const sizes = [
  { name: '1280x800', width: 1280, height: 800 },
  { name: '1920x1080', width: 1920, height: 1080 },
];

/** In the order of a contact sheet: a row for each language. */
export const modes = ['en', 'zh'].flatMap((language) => ['light', 'dark'].map((theme) => ({ name: `${theme}-${language}`, theme, language })));

export async function setSize(app, page, { width, height }) {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0].setContentSize(w, h), [width, height]);
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height]);
}

/** Clicks without a pointer, so that menus and dialogs stay open. */
export async function setMode(page, { theme, language }) {
  await page.evaluate(([wantedTheme, wantedLanguage]) => {
    document.querySelector(`header [role=radio][lang^=${wantedLanguage}]`).click();
    if (document.documentElement.dataset.theme !== wantedTheme) document.querySelector('header .bar > button:last-child').click();
  }, [theme, language]);
  await page.waitForFunction(
    ([wantedTheme, wantedLanguage]) => document.documentElement.dataset.theme === wantedTheme && document.documentElement.lang.startsWith(wantedLanguage),
    [theme, language],
  );
}
