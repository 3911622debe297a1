/**
 * Puts restored things in the place of old ones, all or none. They are staged in `<data>/restore.staged`; a marker file
 * is written when the staging is complete and on the disk; from then on the swap is carried through, if need be by the
 * next start. What must stay true: each step can be done again, and nothing old is deleted before all is in place.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const STAGED = 'restore.staged'
const REPLACED = 'restore.replaced'
const MARKER = 'restore.complete'

/** An empty folder in which to put, under their final names, the things that shall replace those of the data folder. */
export function stagingFolder(dataDir: string): string {
  const staged = join(dataDir, STAGED)
  rmSync(staged, { recursive: true, force: true })
  mkdirSync(staged, { mode: 0o711 })
  return staged
}

/** Replaces the things named in `old` by everything that has been staged. The caller holds the data folder's lock. */
export function swapIn(dataDir: string, old: readonly string[]): void {
  sync(join(dataDir, STAGED))
  const aside = join(dataDir, `${MARKER}.new`)
  writeFileSync(aside, JSON.stringify(old), { flush: true })
  renameSync(aside, join(dataDir, MARKER))
  sync(dataDir)
  finishInterruptedRestore(dataDir)
}

/** Carries through a swap that was cut off, and clears away a staging that never was complete. */
export function finishInterruptedRestore(dataDir: string): void {
  const staged = join(dataDir, STAGED)
  const replaced = join(dataDir, REPLACED)
  const marker = join(dataDir, MARKER)
  if (existsSync(marker)) {
    mkdirSync(replaced, { recursive: true, mode: 0o700 })
    const old = JSON.parse(readFileSync(marker, 'utf8')) as string[] // written by swapIn, above
    // What stands in `replaced` was moved by an earlier attempt, so that the thing in its place is the new one.
    for (const name of old.filter(one => !existsSync(join(replaced, one)))) {
      if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(replaced, name))
    }
    for (const name of existsSync(staged) ? readdirSync(staged) : []) {
      renameSync(join(staged, name), join(dataDir, name))
    }
    sync(dataDir)
    rmSync(marker)
    sync(dataDir)
  }
  rmSync(staged, { recursive: true, force: true })
  rmSync(replaced, { recursive: true, force: true })
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
