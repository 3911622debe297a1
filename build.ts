/**
 * Builds what browsers and the server load: the customers' pages, and the desk. Says something only when it fails.
 *
 * `launch.mjs` knows which sources are built and writes dist/.stamp; here it is only taken away, so that a build that was
 * interrupted is never taken for a good one.
 */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { buildFront } from './vite.front.ts'

const dist = join(import.meta.dirname, 'dist')
const deskConfig = join(import.meta.dirname, 'vite.desk.ts')

await rm(join(dist, '.stamp'), { force: true })
await rm(join(dist, 'assets'), { recursive: true, force: true })
await buildFront()
if (existsSync(deskConfig)) await build({ configFile: deskConfig, logLevel: 'error' })
