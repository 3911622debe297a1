import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { openMeter, referenceWork } from './machine.ts'

test('work is seen where it was done, and stays when its process has ended', t => {
  if (!existsSync('/proc/self/schedstat'))
    return t.skip('NOT CHECKED: this system has no account of its scheduler')
  const meter = openMeter([process.pid])
  const before = meter().cpuMs
  const { wallMs, cpuMs } = referenceWork()
  assert.ok(wallMs > 0 && cpuMs > 0)
  assert.ok(meter().cpuMs - before > cpuMs / 2)
  const nobody = openMeter([spawnSync('true').pid])
  assert.deepEqual(nobody(), { cpuMs: 0, waitedMs: 0 })
})
