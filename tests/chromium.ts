/**
 * Finds a Chromium that starts: the one named by HEED_CHROMIUM, else the one in the npm package `@sparticuz/chromium`, else
 * the system's. When none starts, says why for each.
 *
 * The package goes first: it is the same everywhere, needs no package manager and no network, and holds the engine
 * without the windows around it. A whole Chromium takes three times the processor for the same pages.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { type BrowserServer, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const FLAGS = [
  // Chromium refuses to run as root with its sandbox, and CI runs as root; it only ever opens our own pages.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
]

/** What the package holds is built for these. */
const hasPackage = process.platform === 'linux' && process.arch === 'x64'

interface Program {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
}

interface Candidate {
  readonly name: string
  readonly find: () => Promise<Program>
}

/** Starts a browser that several processes can connect to; the caller closes it. */
export async function startChromium(): Promise<BrowserServer> {
  const failures: string[] = []
  for (const { name, find } of candidates()) {
    try {
      const { path, env } = await find()
      return await chromium.launchServer({
        executablePath: path,
        headless: true,
        args: FLAGS,
        env,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(
    `no Chromium starts here; install one or set HEED_CHROMIUM to its path\n${failures.join('\n')}`,
  )
}

function candidates(): readonly Candidate[] {
  const asked = process.env['HEED_CHROMIUM']
  if (asked !== undefined) return [installed(asked)]
  return [
    ...(hasPackage ? [{ name: '@sparticuz/chromium', find: () => (fromPackage ??= packaged()) }] : []),
    ...SYSTEM.filter(path => existsSync(path)).map(installed),
  ]
}

function installed(path: string): Candidate {
  return { name: path, find: () => Promise.resolve({ path, env: process.env }) }
}

/** Once per process: while it unpacks, `TMPDIR` is another. */
let fromPackage: Promise<Program> | undefined

/**
 * Unpacks the browser of the npm package, with the libraries it needs, into a folder that is named after its version.
 *
 * The package unpacks into `TMPDIR` under fixed names and takes what it finds there for whole, so each unpacking gets a
 * fresh folder, which takes its final name only when it is complete: two processes may do this at once.
 */
async function packaged(): Promise<Program> {
  const require = createRequire(import.meta.url)
  const build = dirname(require.resolve('@sparticuz/chromium'))
  const bin = join(build, '../bin')
  const { version } = require('../node_modules/@sparticuz/chromium/package.json') as { version: string } // npm's own shape
  const folder = join(tmpdir(), `heed-chromium-${version}-${userInfo().uid}`)
  if (!existsSync(folder)) await unpack(bin, folder)
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  return {
    path: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), ...fonts },
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(`${folder}-`)
  const usual = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(parts.map(part => inflate(join(bin, part))))
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  } finally {
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
  }
}
