/** Every package we ask for is pinned, has its line in docs/dependencies.md, and a licence that we may ship. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { read, root } from './tree.ts'

const RUNTIME_WANTED = 25
const RUNTIME_MOST = 35

/** Free to use, change and ship beside Apache-2.0; MPL-2.0 asks for the source of the package itself only. */
const MAY_SHIP = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  // Data: to be named with their authors, which docs/dependencies.md does.
  'CC-BY-3.0',
  'MPL-2.0',
  'PostgreSQL',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]

interface Package {
  readonly version: string
  readonly license?: string
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

const manifest: Manifest = JSON.parse(read('package.json'))
const locked: Readonly<Record<string, Package>> = JSON.parse(read('package-lock.json')).packages

const asked = Object.entries({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.devDependencies,
})

/** The table's lines: `| package | version | licence | why |`. */
const listed = read('docs/dependencies.md')
  .split('\n')
  .flatMap(line => {
    const [, name, version, licence, why] =
      /^\| `([^`]+)` \| (\S+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? []
    return name === undefined ? [] : [{ name, version, licence: licence?.trim(), why: why?.trim() }]
  })

/** The licence in the package as it is installed; for another platform's, the one that npm recorded. */
function licenceOf(name: string): string | undefined {
  const path = `node_modules/${name}/package.json`
  const installed: Package | undefined = existsSync(join(root, path)) ? JSON.parse(read(path)) : undefined
  return installed?.license ?? locked[`node_modules/${name}`]?.license
}

test('every dependency is pinned to one version', () => {
  assert.deepEqual(
    asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  )
})

test('docs/dependencies.md lists every dependency with its version and real licence, and nothing else', () => {
  const table = listed.map(({ name, version, licence }) => `${name} ${version} ${licence}`)
  const truth = asked.map(([name, version]) => `${name} ${version} ${licenceOf(name)}`)
  assert.deepEqual(table.toSorted(), truth.toSorted())
})

test('docs/dependencies.md says of every dependency why it is here', () => {
  assert.deepEqual(
    listed.filter(({ why }) => why === undefined || why.length < 10).map(({ name }) => name),
    [],
  )
})

test('the server asks for no more packages at run time than STYLE allows', t => {
  const count = Object.keys(manifest.dependencies).length
  assert.ok(count <= RUNTIME_MOST, `${count} runtime dependencies`)
  if (count > RUNTIME_WANTED) t.diagnostic(`${count} runtime dependencies, ${RUNTIME_WANTED} wanted`)
})

test('every package that is installed has a licence that we may ship', () => {
  const mayShip = (licence: string) =>
    licence
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .some(choice => choice.split(' AND ').every(part => MAY_SHIP.includes(part)))
  const doubtful = Object.entries(locked).filter(([path, { license }]) => {
    if (path === '') return false
    return license === undefined || !mayShip(license)
  })
  assert.deepEqual(
    doubtful.map(([path, { license }]) => `${path}: ${license}`),
    [],
  )
})
