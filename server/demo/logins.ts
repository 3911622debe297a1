/** The demo's log-ins: passwords of chance, in a file that only its owner can read. They work on this machine alone; see server/auth. */
import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isErrno } from '../db/processes.ts'

const Login = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(['agent', 'lead', 'head']),
  password: z.string(),
})
export type DemoLogin = Readonly<z.infer<typeof Login>>

const file = 'demo-logins.json'
/** Nothing that is taken for something else when it is copied by eye. */
const letters = 'abcdefghjkmnpqrstvwxyz23456789'

/** Some 78 bits, in four groups that can be typed. */
export function makePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('')
  return [group(), group(), group(), group()].join('-')
}

export function writeDemoLogins(dataDir: string, logins: readonly DemoLogin[]): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const aside = join(dataDir, `${file}.new`)
  writeFileSync(aside, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(aside, join(dataDir, file))
}

/** Empty when there are none: an installation without a demo, or one whose operator removed the file. */
export function readDemoLogins(dataDir: string): readonly DemoLogin[] {
  try {
    const read = z.array(Login).safeParse(JSON.parse(readFileSync(join(dataDir, file), 'utf8')))
    return read.data ?? []
  } catch (error) {
    if (isErrno(error, 'ENOENT') || error instanceof SyntaxError) return []
    throw error
  }
}
