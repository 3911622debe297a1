/**
 * Where Heed begins. Compiled code is kept beside the packages, which halves the work of every later start; this stands before
 * everything else is loaded, because only what is loaded after it is kept. Where the folder cannot be written to, nothing is kept.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'heed'))
const { carryOut } = await import('./verbs.ts')
process.exitCode = await carryOut(process.argv.slice(2))
