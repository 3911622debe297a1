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

/** Replaces everything in the data folder that has been staged. The caller holds the data folder's lock. */
export function swapIn(dataDir: string): void {
  sync(join(dataDir, STAGED))
  writeFileSync(join(dataDir, MARKER), '')
  sync(join(dataDir, MARKER))
  sync(dataDir)
  finishInterruptedRestore(dataDir)
}

/** Carries through a swap that was cut off, and clears away a staging that never was complete. */
export function finishInterruptedRestore(dataDir: string): void {
  const [staged, replaced] = [join(dataDir, STAGED), join(dataDir, REPLACED)]
  if (existsSync(join(dataDir, MARKER))) {
    mkdirSync(replaced, { recursive: true, mode: 0o700 })
    for (const name of existsSync(staged) ? readdirSync(staged) : []) {
      const place = join(dataDir, name)
      // An old thing under this name in `replaced` means that what stands in its place now cannot be old.
      if (existsSync(place) && !existsSync(join(replaced, name))) renameSync(place, join(replaced, name))
      renameSync(join(staged, name), place)
    }
    sync(dataDir)
    rmSync(join(dataDir, MARKER))
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
