// What a browser finds on pages of the site. Usage: node look.mjs CHROMIUM ORIGIN TASK PATH...
// Prints one line of JSON for each page.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [executablePath, origin, task, ...paths] = process.argv.slice(2);
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function opened(path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.said = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(error.message));
  page.on('dialog', (dialog) => { page.said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) page.said.push(`asked ${request.url()}`); });
  await page.goto(origin + path, { waitUntil: 'load' });
  return page;
}

// The checker itself is a script that no page allows, so it runs past the policy.
async function accessibility(path) {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await opened(path, { colorScheme, bypassCSP: true });
    await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const each of violations) found.push(`${colorScheme} ${each.id}: ${each.nodes[0].html}`);
    await page.context().close();
  }
  return found;
}

// Pixels by which a page is wider than a small phone.
async function overflow(path) {
  const page = await opened(path, { viewport: { width: 320, height: 600 } });
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

async function silence(path) {
  const page = await opened(path);
  return { said: page.said, title: await page.title() };
}

async function lengths(page, widget) {
  const shown = [];
  for (const size of ['short', 'medium', 'long']) {
    if (await widget.locator(`.${size}`).isVisible()) shown.push(size);
  }
  return shown.join();
}

async function widget(path) {
  const told = {};
  for (const javaScriptEnabled of [true, false]) {
    const page = await opened(path, { javaScriptEnabled });
    const [above, below] = await page.locator('.brief').all();
    const steps = { closed: await lengths(page, above) };
    await above.locator('summary').click();
    steps.opened = await lengths(page, above);
    await above.locator('input[value="long"]').check();
    steps.chosen = await lengths(page, above);
    const link = above.locator('.long a').nth(1);
    const place = await link.getAttribute('href');
    const plain = await page.locator(place).evaluate((each) => getComputedStyle(each).backgroundColor);
    await link.click();
    const lit = await page.locator(place).evaluate((each) => getComputedStyle(each).backgroundColor);
    steps.arrived = page.url().endsWith(place) && lit !== plain;
    await page.reload();
    await below.locator('summary').click();
    steps.remembered = await lengths(page, below);
    steps.said = page.said;
    told[javaScriptEnabled ? 'scripted' : 'plain'] = steps;
    await page.context().close();
  }
  return told;
}

// Tab to the widget, open it, choose a length, follow a sentence: no mouse.
async function keyboard(path) {
  const page = await opened(path);
  const tag = () => page.evaluate(() => document.activeElement.closest('summary, input, a, body').tagName);
  for (let n = 0; n < 40 && (await tag()) !== 'SUMMARY'; n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const above = page.locator('.brief').first();
  const opened_ = await lengths(page, above);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const chosen = await lengths(page, above);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return { opened: opened_, chosen, arrived: new URL(page.url()).hash };
}

async function print(path) {
  const page = await opened(path);
  await page.emulateMedia({ media: 'print' });
  return { widgets: await page.locator('.brief:visible').count(), text: await page.locator('.text').isVisible() };
}

// Which copy of the first picture a screen of this width loads.
async function pictures(path) {
  const loaded = {};
  for (const width of [390, 1280]) {
    const page = await opened(path, { viewport: { width, height: 900 } });
    const first = page.locator('main img').first();
    loaded[width] = await first.evaluate((each) => each.naturalWidth > 0 && each.currentSrc.split('--')[1]);
    await page.context().close();
  }
  return loaded;
}

const tasks = { accessibility, overflow, silence, widget, keyboard, print, pictures };
for (const path of paths) console.log(JSON.stringify({ path, found: await tasks[task](path) }));
await browser.close();
