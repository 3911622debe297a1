/** Runs a mail program of this computer to its end. What is not installed is said aloud, for nothing is checked then. */
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Ended {
  readonly code: number | null
  /** What it wrote, on both ways. */
  readonly says: string
}

/** Null where it is installed; otherwise the reason to skip, which was also printed for everybody to see. */
export function isMissing(program: string, what: string): string | null {
  if (pathOf(program) !== null) return null
  console.log(
    `NOT CHECKED: ${what}, because ${program} is not installed (Debian: apt-get install ${program})`,
  )
  return `${program} is not installed`
}

export async function run(program: string, words: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(pathOf(program) ?? program, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.once('close', resolve).once('error', reject),
  )
  // It may end without reading all.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, says: out + err }
}

function pathOf(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/sbin']
  return folders.map(folder => join(folder, program)).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
