/**
 * PostgreSQL refuses to run as root. When Heed itself is root (the usual thing in a container), its database runs as
 * another user, and must still reach its program and its data.
 *
 * Where a folder above them is closed to that user (a clone under /root, a private temporary folder), the database is
 * started through `setpriv` with one single capability: to pass by file permissions. It then has no other power of
 * root's, and gains none.
 */
import { execFileSync, type SpawnOptions } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { OperatorError } from '../operator-error.ts'

export type DatabaseUser = { readonly uid: number; readonly gid: number }

/** In this order; whoever wants the database under an account of its own makes a user `heed`. */
const CANDIDATES = ['heed', 'postgres', 'nobody']

/** Undefined when Heed is not root: the database then runs as Heed's own user. */
export function databaseUser(clusterDir: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return ownerOf(clusterDir) ?? firstKnownUser()
}

/** How to spawn a program of the database so that it runs as `user` and reaches `paths`. */
export function runAs(
  user: DatabaseUser | undefined,
  command: readonly [string, ...(readonly string[])],
  paths: readonly string[],
): { file: string; args: string[]; options: SpawnOptions } {
  const [program, ...args] = command
  if (user === undefined) return { file: program, args, options: {} }
  const closed = paths.find(path => !isReachable(path, user))
  if (closed === undefined) return { file: program, args, options: { uid: user.uid, gid: user.gid } }
  if (!hasSetpriv()) throw unreachable(closed, user)
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  // Without the bits, access() asks as if the power were not there, and initdb calls its own programs "invalid".
  const bits = '--securebits=+no_setuid_fixup'
  const power = ['inh-caps', 'ambient-caps', 'bounding-set'].map(set => `--${set}=-all,+dac_override`)
  return { file: 'setpriv', args: [...identity, bits, ...power, program, ...args], options: {} }
}

/** Gives a folder and all in it to the user, unless it is theirs already. */
export function giveTo(user: DatabaseUser | undefined, folder: string): void {
  if (user === undefined || statSync(folder).uid === user.uid) return
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, entry), user.uid, user.gid)
  }
  // Last, so that an interrupted change is taken up again.
  chownSync(folder, user.uid, user.gid)
}

function ownerOf(clusterDir: string): DatabaseUser | undefined {
  const found = statSync(clusterDir, { throwIfNoEntry: false })
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid }
}

function firstKnownUser(): DatabaseUser {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of CANDIDATES) {
    const fields = lines.find(line => line.startsWith(`${name}:`))?.split(':')
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new OperatorError(
    'Heed runs as root, and PostgreSQL refuses to. Make a user for it ("useradd --system heed"), or start Heed as an ordinary user.',
  )
}

function isReachable(path: string, user: DatabaseUser): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function unreachable(path: string, user: DatabaseUser): OperatorError {
  return new OperatorError(
    `Heed runs as root, so its database runs as user ${user.uid}, who cannot reach ${path}. Put Heed and its data where every user may pass (for example under /srv), install setpriv (package util-linux), or start Heed as an ordinary user.`,
  )
}
