/** Fetching mail from a real Dovecot. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { dovecotIsMissing, type Dovecot, startDovecot } from '../../../tests/peers/dovecot.ts'
import { startTokenServer, type TokenServer } from '../../../tests/peers/token-server.ts'
import { readContent } from '../../content.ts'
import { acceptOnce, answering } from '../../contract-fixture.ts'
import type { Received } from '../../channel.ts'
import { mailboxAt, mailboxesOf, mailFrom, newPage, startFetching, until } from './imap-fixture.ts'
import { startCuttingProxy } from '../../../tests/peers/cutting-proxy.ts'

const skip = dovecotIsMissing('fetching mail by IMAP from a real server') ?? false
const users = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`user${index}`, 'seven grey herons']),
)

describe('a mailbox at Dovecot', { skip }, () => {
  let dovecot: Dovecot
  let tokens: TokenServer
  let used = 0
  /** A mailbox that no other test knows. */
  const newUser = () => `user${used++}`
  before(async () => {
    tokens = await startTokenServer({ email: 'user0', clientId: 'heed', clientSecret: 'client secret' })
    dovecot = await startDovecot({ users, tokenInfoUrl: tokens.tokenInfoUrl })
    assert.equal(newUser(), 'user0')
  })
  after(async () => {
    await dovecot.close()
    await tokens.close()
  })
  const flags = async (user: string, folder = '') =>
    (await dovecot.list(user, folder)).map(mail => mail.flags).toSorted((a, b) => a.localeCompare(b))

  test('mail is told by IDLE as it comes, taken in, and marked as seen after that', async () => {
    const user = newUser()
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(dovecot, { user }), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('the first look', () => page.looks > 0)
    await dovecot.deliver(user, mailFrom('a'))
    await until('the mail', () => page.taken === 1)
    const [message] = inbox.kept
    assert.equal(message?.text.trim(), 'hello')
    assert.equal(message?.mail?.source, 'box')
    assert.equal(message?.mail?.envelopeFrom, 'eve@customer.example')
    assert.deepEqual(message?.to, ['ada@behemoth.example'])
    assert.deepEqual(await flags(user), ['S'])
    await fetching.stop()
  })

  test('a server without IDLE is asked from time to time', async () => {
    const plain = await startDovecot({ users: { ada: 'seven grey herons' }, isWithoutIdle: true })
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(plain), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
      { pollMs: 50 },
    )
    await until('the first look', () => page.looks > 0)
    await plain.deliver('ada', mailFrom('a'))
    await until('the mail', () => page.taken === 1)
    await fetching.stop()
    await plain.close()
  })

  test('it goes on where it was: what came meanwhile is taken, also what somebody else has read', async () => {
    const user = newUser()
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(dovecot, { user }), page }
    await dovecot.deliver(user, mailFrom('a'))
    const first = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('the first mail', () => page.taken === 1)
    await first.stop()
    await dovecot.deliver(user, mailFrom('b'))
    const reader = acceptOnce()
    const other = { mailbox: mailboxAt(dovecot, { user }), page: newPage() }
    const reading = await startFetching(
      reader,
      mailboxesOf(() => [other]),
    )
    await until('both to be seen', async () => (await flags(user)).join() === 'S,S')
    await reading.stop()
    const second = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('the second mail', () => page.taken === 2)
    await second.stop()
    assert.equal(inbox.kept.length, 2)
    assert.equal(inbox.duplicates, 0)
  })

  test('what could not be kept stays unseen, holds up nothing behind it, and is taken later', async () => {
    const user = newUser()
    const page = newPage()
    let isAway = true
    const inbox = answering(({ subject }): Received => {
      if (isAway && subject === 'a') return { ok: false, permanent: false, says: 'The disk is full.' }
      if (subject === 'never') return { ok: false, permanent: true, says: 'We take no such mail.' }
      return { ok: true, duplicate: false }
    })
    for (const key of ['a', 'never', 'b']) await dovecot.deliver(user, mailFrom(key))
    const box = { mailbox: mailboxAt(dovecot, { user }), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
      { pollMs: 50, retryMs: 200 },
    )
    await until('the mail behind', () => page.taken === 1)
    assert.deepEqual(await flags(user), ['', '', 'S'])
    assert.deepEqual(
      [...page.waiting.values()].map(({ says }) => says).toSorted((a = '', b = '') => a.localeCompare(b)),
      ['The disk is full.', 'We take no such mail.'],
    )
    isAway = false
    await until('the first mail', () => page.taken === 2)
    await until('its mark', async () => (await flags(user)).join() === ',S,S')
    await fetching.stop()
    assert.equal(page.waiting.size, 1, 'what is refused for good stays to be looked at')
  })

  test('an inbox that throws loses nothing', async () => {
    const user = newUser()
    const page = newPage()
    let throwing = true
    const inbox = answering(() => {
      if (throwing) throw new Error('the database is away')
      return { ok: true, duplicate: false }
    })
    await dovecot.deliver(user, mailFrom('a'))
    const box = { mailbox: mailboxAt(dovecot, { user }), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
      { pollMs: 20, retryMs: 50 },
    )
    await until('the failure', () => page.waiting.size === 1)
    assert.deepEqual(await flags(user), [''])
    throwing = false
    await until('the mail', () => page.taken === 1 && page.waiting.size === 0)
    await fetching.stop()
    assert.deepEqual(await flags(user), ['S'])
  })

  test('a folder that is numbered anew is read anew, and what was taken is known again', async () => {
    const user = newUser()
    const own = await startDovecot({ users: { [user]: 'seven grey herons' } })
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(own, { user }), page }
    for (const key of ['a', 'b']) await own.deliver(user, mailFrom(key))
    const first = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('two mails', () => page.taken === 2)
    await first.stop()
    const { uidValidity } = page.place ?? assert.fail()
    await own.renumber(user)
    await own.deliver(user, mailFrom('c'))
    const second = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('the third mail', () => page.taken === 3)
    await second.stop()
    assert.notEqual(page.place?.uidValidity, uidValidity)
    assert.equal(inbox.kept.length, 3)
    assert.equal(inbox.duplicates, 2)
    await own.close()
  })

  test('it begins with everything, with what is unseen, or with what comes from now on', async () => {
    const [everything, unseen, fresh] = [newUser(), newUser(), newUser()]
    const old = mailFrom('old')
    for (const user of [everything, unseen, fresh]) await dovecot.deliver(user, old)
    // Somebody has read the first mail of this one.
    const reader = await startFetching(
      acceptOnce(),
      mailboxesOf(() => [{ mailbox: mailboxAt(dovecot, { user: unseen }), page: newPage() }]),
    )
    await until('it to be seen', async () => (await flags(unseen)).join() === 'S')
    await reader.stop()
    await dovecot.deliver(unseen, mailFrom('not read'))
    const since = Date.now() + 3_600_000
    const boxes = [
      {
        mailbox: mailboxAt(dovecot, { id: 'e', user: everything, startWith: 'all', since }),
        page: newPage(),
      },
      { mailbox: mailboxAt(dovecot, { id: 'u', user: unseen, startWith: 'unseen', since }), page: newPage() },
      { mailbox: mailboxAt(dovecot, { id: 'f', user: fresh, startWith: 'new', since }), page: newPage() },
    ] as const
    const inbox = answering(() => ({ ok: true, duplicate: false }))
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => boxes),
    )
    await until('three first looks', () => boxes.every(({ page }) => page.looks > 0))
    await dovecot.deliver(fresh, mailFrom('new'))
    await until('the new one', () => boxes[2].page.taken === 1)
    await fetching.stop()
    const took = (id: string) =>
      inbox.asked.filter(({ mail }) => mail?.source === id).map(({ subject }) => subject)
    assert.deepEqual([took('e'), took('u'), took('f')], [['old'], ['not read'], ['new']])
    assert.deepEqual(await flags(fresh), ['', 'S'])
  })

  test('the same mail in two mailboxes is told as the same', async () => {
    const [one, two] = [newUser(), newUser()]
    for (const user of [one, two]) await dovecot.deliver(user, mailFrom('both'))
    const inbox = acceptOnce()
    const boxes = [one, two].map(user => ({
      mailbox: mailboxAt(dovecot, { id: user, user }),
      page: newPage(),
    }))
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => boxes),
    )
    await until('both marks', async () => (await flags(one)).join() + (await flags(two)).join() === 'SS')
    await fetching.stop()
    assert.equal(inbox.kept.length, 1)
    assert.equal(inbox.duplicates, 1)
  })

  test('after taking it is moved, deleted or left as it is, as the setting says', async () => {
    const [mover, remover, leaver] = [newUser(), newUser(), newUser()]
    await dovecot.addFolder(mover, 'Done')
    for (const user of [mover, remover, leaver]) await dovecot.deliver(user, mailFrom(`for ${user}`))
    const boxes = [
      {
        mailbox: mailboxAt(dovecot, { id: 'm', user: mover, afterTaking: 'move', moveTo: 'Done' }),
        page: newPage(),
      },
      { mailbox: mailboxAt(dovecot, { id: 'd', user: remover, afterTaking: 'delete' }), page: newPage() },
      { mailbox: mailboxAt(dovecot, { id: 'l', user: leaver, afterTaking: 'leave' }), page: newPage() },
    ] as const
    const fetching = await startFetching(
      acceptOnce(),
      mailboxesOf(() => boxes),
    )
    await until('all three', () => boxes.every(({ page }) => page.taken === 1))
    await fetching.stop()
    assert.deepEqual([await flags(mover), await flags(mover, 'Done')], [[], ['']])
    assert.deepEqual([await flags(remover), await flags(leaver)], [[], ['']])
  })

  test('a mail that is kept and cannot be moved is trouble, and not taken again', async () => {
    const user = newUser()
    await dovecot.deliver(user, mailFrom('a'))
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(dovecot, { user, afterTaking: 'move', moveTo: 'Nowhere' }), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
      { pollMs: 20, retryMs: 20 },
    )
    await until('the trouble', () => page.trouble?.kind === 'no-move-folder')
    await dovecot.addFolder(user, 'Nowhere')
    await until('the move', async () => (await flags(user, 'Nowhere')).length === 1)
    await until('the end of it', () => page.waiting.size === 0)
    await fetching.stop()
    assert.deepEqual([inbox.kept.length, inbox.duplicates], [1, 0])
  })

  test('a line that is cut in the middle of a large mail loses nothing and doubles nothing', async () => {
    const user = newUser()
    const proxy = await startCuttingProxy(dovecot.tlsPort)
    const words = `${'A line of a large mail, again and again.\r\n'.repeat(80_000)}the end`
    await dovecot.deliver(user, mailFrom('large', words))
    await dovecot.deliver(user, mailFrom('small'))
    proxy.cutAfter(1_500_000)
    const page = newPage()
    const arrived = new Map<string, number>()
    const inbox = answering(async ({ subject = '', raw }) => {
      const duplicate = arrived.has(subject)
      arrived.set(subject, raw ? (await readContent(raw)).length : 0)
      return { ok: true, duplicate }
    })
    const box = { mailbox: mailboxAt(dovecot, { user, port: proxy.port }), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('both mails', () => page.taken === 2)
    await fetching.stop()
    assert.equal(proxy.cuts(), 1)
    assert.equal(inbox.asked.length, 2)
    assert.equal(arrived.get('large'), mailFrom('large', words).length)
    await proxy.close()
  })

  test('a server that goes away is waited for', async () => {
    const own = await startDovecot({ users: { ada: 'seven grey herons' } })
    const [inbox, page] = [acceptOnce(), newPage()]
    const box = { mailbox: mailboxAt(own), page }
    const fetching = await startFetching(
      inbox,
      mailboxesOf(() => [box]),
    )
    await until('the first look', () => page.looks > 0)
    await own.stop()
    await until('the trouble', () => page.trouble?.kind === 'no-answer')
    await own.deliver('ada', mailFrom('a'))
    await own.start()
    await until('the mail', () => page.taken === 1)
    assert.equal(page.trouble, null)
    await fetching.stop()
    await own.close()
  })

  test('what is wrong is told by its name', async () => {
    const user = newUser()
    const cases = [
      [{ login: { password: 'not this' } }, 'wrong-login', /fail/i],
      [{ certificate: null }, 'certificate-unknown', /self/],
      [{ host: 'nowhere.invalid' }, 'host-unknown', /nowhere/],
      [{ port: 1 }, 'no-answer', /REFUSED/],
      [{ folder: 'Bills' }, 'no-folder', /^INBOX$/],
    ] as const
    for (const [wrong, kind, says] of cases) {
      const page = newPage()
      const box = { mailbox: mailboxAt(dovecot, { user, ...wrong }), page }
      const fetching = await startFetching(
        acceptOnce(),
        mailboxesOf(() => [box]),
      )
      await until(kind, () => page.trouble !== null)
      assert.equal(page.trouble?.kind, kind)
      assert.match(page.trouble?.message ?? '', says)
      await fetching.stop()
    }
  })

  test('settings that are changed take effect at once, also after a wrong password', async () => {
    const user = newUser()
    await dovecot.deliver(user, mailFrom('a'))
    const page = newPage()
    let box = { mailbox: mailboxAt(dovecot, { user, login: { password: 'not this' } }), page, version: '1' }
    const fetching = await startFetching(
      acceptOnce(),
      mailboxesOf(() => [box]),
    )
    await until('the trouble', () => page.trouble?.kind === 'wrong-login')
    box = { ...box, mailbox: mailboxAt(dovecot, { user }), version: '2' }
    await until('the mail', () => page.taken === 1)
    await fetching.stop()
  })

  test('a mailbox is logged into with tokens that are bought, renewed and replaced', async () => {
    const login = {
      tokenUrl: tokens.tokenUrl,
      clientId: 'heed',
      clientSecret: 'client secret',
      refreshToken: tokens.refreshToken,
      scope: null,
    }
    tokens.nextRefreshToken = 'another long-lived token'
    const page = newPage()
    let box = { mailbox: mailboxAt(dovecot, { user: 'user0', login }), page, version: '1' }
    await dovecot.deliver('user0', mailFrom('a'))
    const fetching = await startFetching(
      acceptOnce(),
      mailboxesOf(() => [box]),
    )
    await until('the mail', () => page.taken === 1)
    assert.equal(tokens.refreshToken, 'another long-lived token')
    // The fixture did not write the new one down: the old one is refused, and said to be.
    box = { ...box, version: '2', mailbox: { ...box.mailbox, login: { ...login, clientSecret: 'another' } } }
    tokens.revoke()
    await until('the next login', () => page.trouble !== null)
    await fetching.stop()
  })
})
