/**
 * Who may import whom: the table of the house, and the one question asked of it.
 *
 * The lint plugin beside this file asks it for every import in the tree. Paths are resolved, not matched as text: a
 * `../channels/` inside `server/` is not the folder `channels/`.
 */
import { posix } from 'node:path'

interface Arrow {
  /** Top folders of ours that may be imported, apart from the folder itself. */
  readonly ours: readonly string[]
  /** Folders inside others that may be imported all the same. */
  readonly doors?: readonly string[]
  /** The only packages that may be imported; any may where this is absent. */
  readonly packages?: readonly string[]
  /** Whether Node's own modules may be imported. */
  readonly node: boolean
}

/** `tests` stands for the drivers that go through the front door: a browser, an HTTP client, an SMTP client. */
const ARROWS: Readonly<Record<string, Arrow>> = {
  domain: {
    ours: [],
    packages: ['temporal-polyfill', 'libphonenumber-js', 'pure-rand', 'date-holidays', 'ical.js'],
    node: false,
  },
  contract: { ours: [], packages: ['zod'], node: false },
  server: { ours: ['domain', 'contract', 'channels', 'voice', 'simulation'], node: true },
  channels: { ours: [], node: true },
  voice: { ours: ['domain', 'channels'], node: true },
  desk: { ours: ['contract'], node: false },
  front: { ours: ['contract'], node: false },
  // Pure but for its sentences: the command that runs it, and reads real days for it, stands in the server.
  simulation: { ours: ['domain', 'contract'], packages: ['pure-rand', 'zod'], node: false },
  stories: { ours: ['contract', 'tests'], node: true },
  // The ledger and the database have no address of their own to be measured at.
  bench: {
    ours: ['domain', 'contract', 'simulation', 'tests'],
    doors: ['server/ledger/', 'server/line/', 'server/db/', 'server/search/'],
    node: true,
  },
}

/** Folders whose subfolders do not know each other: what two of them need moves to a place that both may import. */
const APART = ['server/features', 'desk/screens'] as const

/**
 * Why this import may not stand, as a sentence; null when it may.
 *
 * `from` and the answer speak of paths relative to the root of the repository, with forward slashes.
 */
export function brokenArrow(from: string, specifier: string): string | null {
  const folder = top(from)
  const arrow = ARROWS[folder]
  if (arrow === undefined || isConfig(from)) return null
  const isTest = /\.(test|story|fixture)\.tsx?$/.test(from)
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(from), specifier)
    return brokenInside(arrow, from, target, isTest)
  }
  if (isTest) return null
  if (specifier.startsWith('node:'))
    return arrow.node ? null : `${folder}/ runs without Node: no ${specifier}`
  if (arrow.packages === undefined || arrow.packages.includes(packageOf(specifier))) return null
  const allowed = arrow.packages.join(', ')
  return `${folder}/ imports only ${allowed} from outside, not ${packageOf(specifier)}`
}

function brokenInside(arrow: Arrow, from: string, target: string, isTest: boolean): string | null {
  const folder = top(from)
  const into = top(target)
  if (into === '..') return `${target} is outside the repository`
  if (into !== folder) {
    if (arrow.ours.includes(into) || (isTest && into === 'tests')) return null
    if (arrow.doors?.some(door => target.startsWith(door))) return null
    const allowed = arrow.ours.length > 0 ? `only ${arrow.ours.join(', ')}` : 'nothing of ours'
    return `${folder}/ imports ${allowed}, not ${into}/`
  }
  for (const parent of APART) {
    const here = childOf(parent, from)
    const there = childOf(parent, target)
    if (here !== null && there !== null && here !== there) {
      return `${parent}/${here} and ${parent}/${there} do not import each other`
    }
  }
  return null
}

/** A tool's configuration is run by the tool, not by the folder that it stands in. */
function isConfig(path: string): boolean {
  return /(^|\/)[a-z-]+\.config\.ts$/.test(path)
}

function top(path: string): string {
  return path.split('/', 1)[0] ?? path
}

/** The folder directly under `parent` that `path` is in; null when it is in none. */
function childOf(parent: string, path: string): string | null {
  if (!path.startsWith(`${parent}/`)) return null
  const rest = path.slice(parent.length + 1)
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : null
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
