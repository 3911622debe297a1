/**
 * Builds what browsers and the server load: the customers' pages, and the desk. Says something only when it fails.
 *
 * `launch.mjs` knows which sources are built and writes dist/.stamp; here it is only taken away, so that a build that was
 * interrupted is never taken for a good one.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { buildFront } from './vite.front.ts'

const dist = join(import.meta.dirname, 'dist')
const deskConfig = join(import.meta.dirname, 'vite.desk.ts')

await rm(join(dist, '.stamp'), { force: true })
await rm(join(dist, 'assets'), { recursive: true, force: true })
await buildFront()
if (existsSync(deskConfig)) await build({ configFile: deskConfig, logLevel: 'error' })
for (const folder of ['assets', join('desk', 'assets')]) await pack(join(dist, folder))

/** Beside each file, the same packed: the server sends what the browser can read, and packs nothing while somebody waits. */
async function pack(folder: string): Promise<void> {
  const names = await readdir(folder)
  await Promise.all(
    names
      .filter(name => /\.(js|css|svg)$/.test(name))
      .map(async name => {
        const bytes = await readFile(join(folder, name))
        await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes))
      }),
  )
}
