/**
 * The browser that tests and stories use: a real Chromium, one for all test files of a run.
 *
 * `openPage(t)` is what a test wants: a page in a context of its own, closed when the test ends, and a test that fails if
 * the page wrote an error to its console. All pages of a test are closed before any of them can fail it. `npm test` starts the browser once and names its address in the environment; a
 * file that runs by itself starts its own. Either way the connection closes with the last page, so nothing is left open.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Result, RunOnly } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { startChromium } from './chromium.ts'

export const BROWSER_ADDRESS = 'HEED_TEST_BROWSER'

/** A phone, upright; and a desk with one screen. */
export const PHONE = { width: 390, height: 844 } as const
export const DESK = { width: 1440, height: 900 } as const

/** WCAG 2.2, levels A and AA, in the words of axe. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const TARGET_SIZE = 'target-size'
/** The text of axe, which runs in the page; packed, for it travels to each page that is checked. */
const PACKED_AXE = gzipSync(
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js')),
).toString('base64')

interface OpenBrowser {
  readonly browser: Browser
  readonly close: () => Promise<void>
}

export interface PageOptions extends BrowserContextOptions {
  /** Errors on the console that this test provokes on purpose. */
  readonly expects?: readonly RegExp[]
}

interface OpenPage {
  readonly close: () => Promise<void>
  /** What it wrote to its console and should not have. */
  readonly unexpected: () => readonly string[]
}

let open: Promise<OpenBrowser> | undefined
/** Tests with pages that are open. */
let testsOpen = 0
const pagesOf = new WeakMap<TestContext, OpenPage[]>()
const withoutScript = new WeakSet<Page>()

/** Starts the browser that all test files share; `address` goes to them in HEED_TEST_BROWSER. */
export async function startSharedBrowser(): Promise<{
  readonly address: string
  readonly stop: () => Promise<void>
}> {
  const server = await startChromium()
  return { address: server.wsEndpoint(), stop: () => server.close() }
}

/** The browser of this process, opened at the first call. It is closed with the last page. */
export async function openBrowser(): Promise<Browser> {
  open ??= connect()
  return (await open).browser
}

async function closeBrowser(): Promise<void> {
  const closing = open
  open = undefined
  await (await closing)?.close()
}

async function connect(): Promise<OpenBrowser> {
  const shared = process.env[BROWSER_ADDRESS]
  if (shared !== undefined) {
    const browser = await chromium.connect(shared)
    return { browser, close: () => browser.close() }
  }
  const server = await startChromium()
  const browser = await chromium.connect(server.wsEndpoint())
  return {
    browser,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** A page in a context of its own, as wide as a desk unless told otherwise; closed when the test ends. */
export async function openPage(t: TestContext, options: PageOptions = {}): Promise<Page> {
  const { expects = [], ...rest } = options
  const pages = pagesOf.get(t) ?? closedAfter(t)
  const browser = await openBrowser()
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...rest,
  })
  const page = await context.newPage()
  if (rest.javaScriptEnabled === false) withoutScript.add(page)
  const errors = consoleErrors(page)
  pages.push({
    close: () => context.close(),
    unexpected: () => errors.filter(error => !expects.some(pattern => pattern.test(error))),
  })
  return page
}

/** The pages of a test, none yet. After it all are closed, and only then is it asked what they wrote: who fails leaves none open. */
function closedAfter(t: TestContext): OpenPage[] {
  const pages: OpenPage[] = []
  pagesOf.set(t, pages)
  testsOpen += 1
  t.after(async () => {
    pagesOf.delete(t)
    await Promise.allSettled(pages.map(({ close }) => close()))
    testsOpen -= 1
    if (testsOpen === 0) await closeBrowser()
    const unexpected = pages.flatMap(page => page.unexpected())
    assert.deepEqual(unexpected, [], 'the page wrote errors to its console')
  })
  return pages
}

/** Errors that the page writes or throws, as they come; an exception that nobody caught is one. */
function consoleErrors(page: Page): readonly string[] {
  const errors: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => errors.push(`uncaught: ${error.message}`))
  return errors
}

/** Fails when the page, as it stands, breaks WCAG 2.2 AA seriously or critically; says which element and why. */
export async function checkAccessibility(page: Page): Promise<void> {
  const violations = withoutScript.has(page) ? await violationsOfTwin(page) : await violationsOf(page)
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(grave.flatMap(sentencesOf), [], `not everybody can use ${page.url()}`)
}

/** Evaluated from outside, which no content policy of the page forbids. */
async function violationsOf(page: Page): Promise<readonly Result[]> {
  await bringAxe(page)
  const found = await runAxe(page, 'document', { type: 'tag', values: WCAG })
  const violations: Result[] = []
  for (const violation of found)
    violations.push(violation.id === TARGET_SIZE ? await trulySmall(page, violation) : violation)
  return violations.filter(({ nodes }) => nodes.length > 0)
}

/** Packed, for to send its text takes the processor longer than to read a page with it; twice evaluated from outside, so both may be. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate<boolean>("typeof axe === 'object'")) return
  await page.evaluate(`{
    const packed = Uint8Array.from(atob('${PACKED_AXE}'), letter => letter.charCodeAt(0))
    const text = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
    new Response(text).text().then(unpacked => { window.textOfAxe = unpacked })
  }`)
  await page.evaluate('eval(textOfAxe); delete window.textOfAxe')
}

/** A button that is half under the edge of a box that scrolls is of its full size once it is scrolled to. */
async function trulySmall(page: Page, violation: Result): Promise<Result> {
  const nodes: Result['nodes'] = []
  for (const node of violation.nodes) {
    const selector = JSON.stringify(node.target.join(' '))
    const isThere = await page.evaluate<boolean>(`{
      const part = document.querySelector(${selector})
      part?.scrollIntoView({ block: 'center', behavior: 'instant' })
      part !== null
    }`)
    if (!isThere) continue
    const again = await runAxe(page, selector, { type: 'rule', values: [TARGET_SIZE] })
    nodes.push(...again.flatMap(result => result.nodes))
  }
  return { ...violation, nodes }
}

async function runAxe(page: Page, context: string, runOnly: RunOnly): Promise<readonly Result[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  return page.evaluate(`axe.run(${context}, ${options}).then(result => result.violations)`)
}

/** Where script is off, axe waits for ever: it reads a twin of the page, in which script is on and the page's own barred. */
async function violationsOfTwin(page: Page): Promise<readonly Result[]> {
  const storageState = await page.context().storageState()
  const context = await (await openBrowser()).newContext({ storageState, viewport: page.viewportSize() })
  try {
    const twin = await context.newPage()
    const body = await page.content()
    const headers = { 'content-security-policy': "script-src 'none'" }
    await twin.route(page.url(), route => route.fulfill({ contentType: 'text/html', headers, body }))
    await twin.goto(page.url())
    return await violationsOf(twin)
  } finally {
    await context.close()
  }
}

function sentencesOf({ id, help, nodes }: Result): readonly string[] {
  return nodes.map(
    ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}\n${failureSummary ?? ''}`,
  )
}

/**
 * Writes the whole page as NAME.png into the folder that HEED_PICTURES names, and answers its path. Where nobody asked for
 * pictures it answers null, and only waits until the page is drawn as a picture would have shown it.
 */
export async function takePicture(page: Page, name: string): Promise<string | null> {
  const folder = process.env['HEED_PICTURES']
  if (!folder) {
    await isDrawn(page)
    return null
  }
  mkdirSync(folder, { recursive: true })
  // The folder keeps itself out of git, wherever it is.
  if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), '*\n')
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' })
  return path
}

/** With its fonts, and what was changed last. A page without script changes nothing by itself. */
async function isDrawn(page: Page): Promise<void> {
  if (withoutScript.has(page)) return
  await page.evaluate(`document.fonts.ready.then(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  )`)
}
