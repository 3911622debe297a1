/** The browser driver itself: what it must notice, it is shown here. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkAccessibility, DESK, openPage, PHONE, takePicture } from './browser.ts'

const GOOD =
  '<!doctype html><html lang="en"><title>Good</title><main><h1>Good</h1><p>All may read this.</p></main>'
const FAINT = GOOD.replace('<p>', '<p style="color: #bbb; background: #fff">')

/** Opens `body` under an address, behind a policy as strict as our own pages have. */
async function show(page: Awaited<ReturnType<typeof openPage>>, body: string): Promise<void> {
  await page.unrouteAll()
  const headers = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }
  await page.route('http://heed.example/', route =>
    route.fulfill({ status: 200, contentType: 'text/html', headers, body }),
  )
  await page.goto('http://heed.example/')
}

test('a page that everybody can use passes, also behind a strict policy', async t => {
  const page = await openPage(t)
  await show(page, GOOD)
  await checkAccessibility(page)
})

test('a page without script is checked as it stands without script', async t => {
  const page = await openPage(t, { javaScriptEnabled: false })
  const script = '<script>document.querySelector("p").style.color = "#000"</script>'
  await show(page, GOOD)
  await checkAccessibility(page)
  await show(page, FAINT + script)
  await assert.rejects(checkAccessibility(page), /color-contrast/)
})

test('words too faint to read fail, and the element is named', async t => {
  const page = await openPage(t)
  await show(page, FAINT)
  await assert.rejects(checkAccessibility(page), /color-contrast.*: p\b/s)
})

test('a picture shows the whole page at the width that was asked for', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-pictures-'))
  const usual = process.env
  process.env = { ...usual, HEED_PICTURES: folder }
  t.after(() => {
    process.env = usual
    rmSync(folder, { recursive: true })
  })
  for (const viewport of [PHONE, DESK]) {
    const page = await openPage(t, { viewport })
    await show(page, GOOD.replace('<p>', '<p style="padding-top: 2000px">'))
    const path = await takePicture(page, `width-${viewport.width}`)
    assert.ok(path !== null)
    const png = readFileSync(path)
    assert.equal(png.readUInt32BE(16), viewport.width)
    assert.ok(png.readUInt32BE(20) > 2_000)
  }
  assert.equal(readFileSync(join(folder, '.gitignore'), 'utf8'), '*\n')
})

test('where nobody asks for pictures none is taken, and what was changed last is drawn', async t => {
  const usual = process.env
  process.env = { ...usual, HEED_PICTURES: '' }
  t.after(() => {
    process.env = usual
  })
  const page = await openPage(t)
  await show(page, GOOD)
  await page.evaluate("requestAnimationFrame(() => { document.title = 'drawn' })")
  assert.equal(await takePicture(page, 'nobody-looks'), null)
  assert.equal(await page.title(), 'drawn')
  const still = await openPage(t, { javaScriptEnabled: false })
  await show(still, GOOD)
  assert.equal(await takePicture(still, 'nobody-looks'), null)
})

/** Runs a test file of its own, since the test inside it must fail; answers its exit code and what it printed. */
function runTestThat(does: string, pages = 1): { readonly code: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'heed-browser-'))
  const file = join(folder, 'inner.test.mts')
  const driver = join(import.meta.dirname, 'browser.ts')
  const text = `import { test } from 'node:test'
import { openPage } from ${JSON.stringify(driver)}
test('inner', async t => {
  const page = await openPage(t, { expects: [/expected/] })
  ${'await openPage(t);'.repeat(pages - 1)}
  await page.evaluate(${JSON.stringify(does)})
})
`
  try {
    writeFileSync(file, text)
    // Else the inner test would report to the runner of this one.
    const env = { ...process.env, NODE_TEST_CONTEXT: '' }
    const ran = spawnSync(process.execPath, [file], { encoding: 'utf8', env, timeout: 60_000 })
    return { code: ran.status, output: ran.stdout + ran.stderr }
  } finally {
    rmSync(folder, { recursive: true })
    assert.ok(!existsSync(folder))
  }
}

test('a test fails when its page writes an error to the console', () => {
  const { code, output } = runTestThat("console.error('lost the thread')")
  assert.equal(code, 1)
  assert.match(output, /lost the thread/)
})

test('a test that fails for its first page leaves none of the others open: its file ends', () => {
  const { code, output } = runTestThat("console.error('lost the thread')", 3)
  assert.equal(code, 1, 'it ended by itself')
  assert.match(output, /lost the thread/)
})

test('a test fails when its page throws what nobody catches', () => {
  const { code, output } = runTestThat(
    "new Promise(done => setTimeout(() => { setTimeout(done, 300); throw new Error('out of the blue') }))",
  )
  assert.equal(code, 1)
  assert.match(output, /out of the blue/)
})

test('an error that the test provokes on purpose is let through', () => {
  const { code, output } = runTestThat("console.error('this was expected')")
  assert.equal(code, 0, output)
})
