/**
 * The stage of a story: the product as `npm start` runs it, on a data folder of its own, reached through its front door only. What a
 * newcomer reads in the terminal is all that a story knows: the addresses and the demo log-ins.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { DESK, openPage, PHONE, takePicture } from '../tests/browser.ts'
import type { StoryClock } from './story-clock.ts'

export interface Login {
  readonly role: string
  readonly email: string
  readonly password: string
}

export interface Stage {
  readonly url: string
  readonly smtpPort: number
  readonly logins: readonly Login[]
}

const root = join(import.meta.dirname, '..')

/** Starts Heed before the stories of a file and stops it after them; by this clock, or by the one on the wall. */
export function onStage(clock?: StoryClock): () => Stage {
  let heed: Heed | undefined
  before(async () => {
    heed = await raiseHeed({}, clock)
  })
  after(async () => {
    await heed?.end()
  })
  return () => {
    if (!heed) throw new Error('the stage is not set yet')
    return heed.stage()
  }
}

export interface Heed {
  readonly stage: () => Stage
  /** Ends its process as the machine does that loses its power. */
  readonly kill: () => Promise<void>
  /** Starts it again, over the same data. */
  readonly startAgain: () => Promise<void>
  /** What one of its commands prints. */
  readonly command: (...words: readonly string[]) => Promise<string>
  /** Stops it and removes its data. */
  readonly end: () => Promise<void>
}

/**
 * @param settings variables of its environment; without them it takes free ports and lays letters into its outbox
 * @param clock by which it goes; without it, by the clock on the wall
 */
export async function raiseHeed(
  settings: Readonly<Record<string, string>> = {},
  clock?: StoryClock,
): Promise<Heed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-story-'))
  const env = { ...process.env, HEED_PORT: '0', HEED_SMTP_PORT: '0', ...settings, HEED_DATA: dataDir }
  const heed = (...words: readonly string[]) =>
    spawn(process.execPath, ['server/heed.ts', ...words], {
      cwd: root,
      env: { ...env, ...clock?.settings() },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const started = async () => {
    const child = heed('start', '--demo')
    const stage = toStage(await greetingOf(child))
    clock?.goesFor({ dataDir, url: stage.url })
    return { child, stage }
  }
  const stop = async (signal: 'SIGINT' | 'SIGKILL') => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  if (clock) await printedBy(heed('for-tests'))
  let running = await started().catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  return {
    stage: () => running.stage,
    kill: async () => await stop('SIGKILL'),
    async startAgain() {
      running = await started()
    },
    command: async (...words) => await printedBy(heed(...words)),
    async end() {
      await stop('SIGINT')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function printedBy({ stdout }: ChildProcess): Promise<string> {
  return stdout ? await text(stdout) : ''
}

/** Everything that is printed until the product says how to stop it. */
async function greetingOf(heed: ChildProcess): Promise<string> {
  let printed = ''
  return await new Promise((resolve, reject) => {
    heed.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
      if (printed.includes('Ctrl-C stops it')) resolve(printed)
    })
    heed.once('exit', code =>
      reject(new Error(`Heed ended with ${code} before it was ready. It had said:\n${printed}`)),
    )
  })
}

function toStage(greeting: string): Stage {
  const url = /Customers\s+(\S+?)\/$/m.exec(greeting)?.[1]
  const smtpPort = Number(/SMTP on port (\d+)/.exec(greeting)?.[1])
  const logins = [...greeting.matchAll(/^\s+(agent|lead|head)\s+(\S+@\S+)\s+(\S+)$/gm)].map(
    ([, role = '', email = '', password = '']) => ({ role, email, password }),
  )
  if (url === undefined || logins.length < 3) throw new Error(`the greeting could not be read:\n${greeting}`)
  return { url, smtpPort, logins }
}

/** A customer with a phone in their hand, on the contact page. */
export async function customerAt(t: TestContext, stage: Stage): Promise<Page> {
  const page = await openPage(t, { viewport: PHONE })
  await page.goto(stage.url)
  return page
}

/** One of the agents, signed in and here. The first, the second … as they stand in the greeting. */
export async function agentAt(t: TestContext, stage: Stage, index = 0): Promise<Page> {
  return await sitDown(await deskOf(t, stage, { role: 'agent', index }))
}

/** Says that one is here: people in the line are offered. */
export async function sitDown(desk: Page): Promise<Page> {
  await desk.getByRole('radio', { name: 'Here' }).click()
  await desk.getByText('People in the line are offered to you.').waitFor()
  return desk
}

interface Who {
  readonly role: 'agent' | 'lead' | 'head'
  readonly index?: number
  /** What the console may say beside what it always may. */
  readonly expects?: readonly RegExp[]
}

/** Somebody of this role, signed in. */
export async function deskOf(t: TestContext, stage: Stage, who: Who): Promise<Page> {
  const login = stage.logins.filter(({ role }) => role === who.role)[who.index ?? 0]
  if (!login) throw new Error(`there are not so many of role ${who.role}`)
  // Before anybody is signed in the desk asks who is there, and is told: nobody.
  const page = await openPage(t, { viewport: DESK, expects: [/401/, ...(who.expects ?? [])] })
  await page.goto(`${stage.url}/desk`)
  await page.getByLabel('E-mail address').fill(login.email)
  await page.getByLabel('Password').fill(login.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('radio', { name: 'Here' }).waitFor()
  return page
}

/** Whoever of the team has this first name, signed in. */
export async function deskOfName(
  t: TestContext,
  stage: Stage,
  name: string,
  expects: readonly RegExp[] = [],
): Promise<Page> {
  const login = stage.logins.find(({ email }) => email.startsWith(name))
  const role = ROLES.find(one => one === login?.role)
  if (!login || !role) throw new Error(`nobody in the greeting is called ${name}`)
  const index = stage.logins.filter(one => one.role === role).indexOf(login)
  return await deskOf(t, stage, { role, index, expects })
}

const ROLES = ['agent', 'lead', 'head'] as const

/** The beats of one account, each on the ground of those before it: after one that failed no other is tried. */
export function beatsOf(t: TestContext): (says: string, happens: () => Promise<void>) => Promise<void> {
  let isBroken = false
  return async (says, happens) =>
    await t.test(says, async () => {
      assert.ok(!isBroken, 'what came before it did not happen')
      isBroken = true
      await happens()
      isBroken = false
    })
}

/** Pictures of a story, numbered in its order: `S0.1-1-contact-page`. */
export function pictures(beat: string): (page: Page, what: string) => Promise<void> {
  let step = 0
  return async (page, what) => {
    step += 1
    await takePicture(page, `${beat}-${step}-${what}`)
  }
}

interface Offered {
  readonly id: string
  readonly lastWords: string
  readonly entry: { readonly id: string; readonly state: string } | null
}

/** Answers the one who said these words, by the key, when their turn comes. */
export async function answerUntil(desk: Page, words: string): Promise<void> {
  await hearOthersUntil(desk, words)
  await desk.locator('.offer').filter({ hasText: words }).first().waitFor()
  await desk.keyboard.press('a')
  await desk.locator('.message[data-from=customer]').filter({ hasText: words }).waitFor()
}

/**
 * Until the one who said these words is offered to whoever is signed in here. Those of the demo who stand before them are heard first,
 * in the same order, without the screen.
 */
export async function hearOthersUntil(page: Page, words: string): Promise<void> {
  const api = new URL('/api/desk/cases', page.url()).href
  // Whoever was offered somebody before they looked, and was too slow for the twenty seconds, is away: they say that they are here.
  const comeBack = async () => {
    await page.request.put(new URL('/api/desk/presence', page.url()).href, { data: { presence: 'here' } })
  }
  const act = async (caseId: string, what: object) => {
    await page.request.post(`${api}/${caseId}/acts`, { data: { requestId: crypto.randomUUID(), act: what } })
  }
  for (let looks = 0; looks < 200; looks++) {
    if (looks % 20 === 0) await comeBack()
    const list = await page.request.get(`${api}?list=mine`)
    const { cases } = (await list.json()) as { readonly cases: readonly Offered[] } // the contract's CaseList
    const offered = cases.find(({ entry }) => entry?.state === 'offered')
    if (offered?.entry && offered.lastWords.includes(words)) return
    if (offered?.entry) {
      await act(offered.id, { act: 'answer', entryId: offered.entry.id })
      await act(offered.id, { act: 'end-contact' })
    }
    await page.waitForTimeout(100)
  }
  throw new Error(`whoever said "${words}" was never offered`)
}
