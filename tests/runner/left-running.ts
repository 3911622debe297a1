/**
 * Finds what a test file has started and not stopped. Every process that a test file starts inherits a mark in its
 * environment; on Linux the kernel shows it, also for a process that has left the group of its parent.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export const MARK = 'HEED_TEST_MARK'

const GRACE_MS = 2_000

interface Left {
  readonly pid: number
  readonly command: string
}

/** Waits a moment for what is already on its way out, then kills what is still there and answers its command lines. */
export async function killLeftRunning(mark: string): Promise<readonly string[]> {
  const deadline = Date.now() + GRACE_MS
  let left = marked(mark)
  while (left.length > 0 && Date.now() < deadline) {
    await sleep(50)
    left = marked(mark)
  }
  for (const { pid } of left) kill(pid)
  return left.map(({ command }) => command)
}

function marked(mark: string): readonly Left[] {
  if (process.platform !== 'linux') return []
  const wanted = `${MARK}=${mark}`
  const found: Left[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const environment = readOrEmpty(`/proc/${name}/environ`)
    if (!environment.split('\0').includes(wanted)) continue
    const command = readOrEmpty(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim()
    found.push({ pid: Number(name), command: command.slice(0, 300) })
  }
  return found
}

/** Empty for a process that has ended or belongs to somebody else; a dead one that nobody has collected reads empty too. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended between being seen and being killed.
  }
}
