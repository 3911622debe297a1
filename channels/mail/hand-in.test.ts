import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import { deliverMail, deliverRaw } from '../../tests/smtp-client.ts'
import type { Inbox, Received } from '../channel.ts'
import { type Door, only, SECRET, TO, withDoor } from './mail-door-fixture.ts'
import { signReplyAddress } from './reply-address.ts'
import { createTakeMail } from './take-mail.ts'

const deliver = (door: Door, raw: Uint8Array | string, to = TO) =>
  deliverRaw(door.port, { from: 'ada@customer.example', to, raw })

describe('what a mail says', () => {
  test('sender, subject, thread and files are told, and the original is there byte for byte', async () => {
    await withDoor(async door => {
      const file = randomBytes(3000)
      const reply = await deliverMail(door.port, {
        from: 'Ada Okafor <Ada@customer.example>',
        to: 'Help@Behemoth.example',
        subject: 'Mi línea – otra vez',
        messageId: '<third@customer.example>',
        headers: { 'Accept-Language': 'es-MX, en;q=0.8' },
        inReplyTo: '<first@behemoth.example>',
        references: ['<zero@behemoth.example>', '<first@behemoth.example>'],
        text: 'No funciona.',
        html: '<p>No <b>funciona</b>.</p>',
        attachments: [{ filename: 'foto.jpg', content: file }],
      })
      assert.equal(reply.code, 250)
      const message = only(door)
      assert.deepEqual(message.from, { address: 'Ada@customer.example', name: 'Ada Okafor' })
      assert.deepEqual(message.to, ['help@behemoth.example'])
      assert.equal(message.subject, 'Mi línea – otra vez')
      assert.equal(message.text.trim(), 'No funciona.')
      assert.match(message.html ?? '', /<b>funciona<\/b>/)
      assert.equal(message.messageId, 'third@customer.example')
      assert.equal(message.language, 'es')
      assert.equal(message.inReplyTo, 'first@behemoth.example')
      assert.deepEqual(message.references, ['zero@behemoth.example', 'first@behemoth.example'])
      assert.equal(message.automatic, false)
      assert.equal(message.attachments[0]?.name, 'foto.jpg')
      assert.match(message.rawBytes.toString(), /^From: Ada Okafor/m)
    })
  })

  test('an HTML-only mail has its words', async () => {
    await withDoor(async door => {
      await deliver(
        door,
        'From: a@b.example\r\nContent-Type: text/html\r\n\r\n<style>p{}</style><p>My line</p><p>is dead</p>',
      )
      assert.equal(only(door).text, 'My line\n\nis dead')
    })
  })

  test('machines are marked: an auto-reply, a list, a bounce', async () => {
    await withDoor(async door => {
      await deliver(door, 'From: a@b.example\r\nAuto-Submitted: auto-replied\r\n\r\naway')
      await deliver(door, 'From: a@b.example\r\nList-Id: <news.b.example>\r\n\r\nnews')
      await deliverRaw(door.port, { from: '', to: TO, raw: 'From: a@b.example\r\n\r\nbounced' })
      await deliver(door, 'From: a@b.example\r\nAuto-Submitted: no\r\n\r\na person')
      assert.deepEqual(
        door.kept.map(message => message.automatic),
        [true, true, true, false],
      )
    })
  })
})

test('a date that cannot be right is told, and kept as it was said', async () => {
  const at = Date.UTC(2026, 10, 21)
  const dates = [
    'Thu, 01 Jan 1970 00:00:00 +0000',
    'Tue, 01 Dec 2099 10:00:00 +0100',
    'yesterday',
    'Fri, 20 Nov 2026 10:00:00 +0100 (CET)',
  ]
  await withDoor(
    async door => {
      for (const date of dates) await deliver(door, `From: a@b.example\r\nDate: ${date}\r\n\r\nwords`)
      const odd = door.kept.map(({ notes = [] }) => notes.map(({ name }) => name))
      assert.deepEqual(odd, [['odd-date'], ['odd-date'], ['odd-date'], []])
      assert.match(door.kept[1]?.note ?? '', /“Tue, 01 Dec 2099 10:00:00 \+0100”, which cannot be right/)
      assert.ok(door.kept.every(({ receivedAt }) => receivedAt === at))
    },
    { clock: () => at },
  )
})

test('what stands around the words is told: headers, parts, the way it came, the return path', async () => {
  await withDoor(async door => {
    const raw = [
      'Received: from a.example',
      'From: =?utf-8?q?Jos=C3=A9?= <jose@customer.example>',
      'X-Long: one',
      '  two',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'It could not be delivered.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; ada@customer.example',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <letter@behemoth.example>',
      '',
      'what we wrote',
      '--b--',
    ].join('\r\n')
    await deliver(door, raw, ['bounce+hb1.x@behemoth.example'])
    const { mail, text } = only(door)
    assert.ok(mail)
    assert.equal(text.trim(), 'It could not be delivered.')
    assert.equal(mail.source, 'smtp')
    assert.equal(mail.envelopeFrom, 'ada@customer.example')
    assert.deepEqual(
      mail.headers.slice(0, 3).map(({ name, value }) => [name, value.replaceAll(/\s+/g, ' ')]),
      [
        ['received', 'from a.example'],
        ['from', 'José <jose@customer.example>'],
        ['x-long', 'one two'],
      ],
    )
    const textOf = (mediaType: string) => mail.parts.find(part => part.mediaType === mediaType)?.text ?? ''
    assert.match(textOf('message/delivery-status'), /Final-Recipient: rfc822; ada@/)
    assert.match(textOf('message/rfc822'), /Message-ID: <letter@behemoth.example>/)
  })
})

test('a mail that was fetched tells when it came into its mailbox; one from a file has no such time', async () => {
  const told: (number | undefined)[] = []
  const takeMail = createTakeMail({ isReplyToken: () => false, spoolFolder: tmpdir() })
  const inbox: Inbox = {
    async receive({ mail }) {
      told.push(mail?.inMailboxAt)
      return { ok: true, duplicate: false }
    },
  }
  for (const source of ['0f0e0d0c-0b0a-4908-8706-050403020100', 'import']) {
    const came = { source, envelope: { mailFrom: null, rcptTo: TO }, at: 2_000, cameAt: 1_000 }
    await takeMail(Buffer.from('From: a@b.example\r\n\r\nwords'), came, inbox)
  }
  assert.deepEqual(told, [1_000, undefined])
})

describe('which mail it is', () => {
  const mail = (more: string) =>
    `From: ada@customer.example\r\nMessage-ID: <same@customer.example>\r\n${more}`
  const idsOf = (door: Door) => door.kept.map(message => message.externalId)

  test('the same mail on another way, or to another of our addresses, is the same mail', async () => {
    await withDoor(async door => {
      await deliver(door, mail('\r\nhello'))
      await deliver(door, `Received: from elsewhere.example\r\nX-Spam: no\r\n${mail('\r\nhello')}`)
      await deliver(door, mail('\r\nhello'), ['hello@behemoth.example'])
      assert.equal(new Set(idsOf(door)).size, 1)
    })
  })

  test('another mail that uses a Message-ID again is another mail', async () => {
    await withDoor(async door => {
      await deliver(door, mail('\r\nhello'))
      await deliver(door, mail('\r\nhello again'))
      await deliver(door, mail('Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n\r\nhello'))
      assert.equal(new Set(idsOf(door)).size, 3)
    })
  })

  test('a mail without Message-ID and Date is the same only within the hour', async () => {
    let at = Date.UTC(2026, 10, 21, 10, 5)
    await withDoor(
      async door => {
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        at += 3_600_000
        await deliver(door, 'From: alarm@device.example\r\n\r\nno power')
        const [first, again, later] = idsOf(door)
        assert.equal(first, again)
        assert.notEqual(first, later)
      },
      { clock: () => at },
    )
  })

  test('a mail to the reply addresses of two cases is words in both', async () => {
    const one = signReplyAddress(SECRET, 'HB-1', 'behemoth.example')
    const two = signReplyAddress(SECRET, 'HB-2', 'behemoth.example')
    await withDoor(async door => {
      assert.equal((await deliver(door, mail('\r\nhello'), [one.toUpperCase(), two, ...TO])).code, 250)
      assert.deepEqual(
        door.kept.map(message => message.replyToken),
        [one.split('@')[0], two.split('@')[0]],
      )
      assert.equal(new Set(idsOf(door)).size, 2)
      await deliver(door, mail('\r\nhello'), [two])
      assert.equal(idsOf(door)[2], idsOf(door)[1])
    })
  })

  test('a mail to a hundred made-up reply addresses is one mail, and is words in no case of theirs', async () => {
    const forged = Array.from({ length: 100 }, (_, at) =>
      signReplyAddress('a guess', `HB-${at}`, 'behemoth.example'),
    )
    await withDoor(async door => {
      assert.equal((await deliver(door, mail('\r\nhello'), forged)).code, 250)
      assert.equal(only(door).replyToken, undefined)
      // It is the same mail as if it had come to the help desk alone.
      await deliver(door, mail('\r\nhello'))
      assert.equal(new Set(idsOf(door)).size, 1)
    })
  })

  test('a made-up reply address takes no part in what came to a signed one', async () => {
    const forged = signReplyAddress('a guess', 'HB-2', 'behemoth.example')
    const own = signReplyAddress(SECRET, 'HB-1', 'behemoth.example')
    await withDoor(async door => {
      await deliver(door, mail('\r\nhello'), [forged, own])
      assert.equal(only(door).replyToken, own.split('@')[0])
    })
    await withDoor(async door => {
      await deliver(door, `To: <${own}>\r\n${mail('\r\nhello')}`, [forged])
      assert.equal(only(door).replyToken, own.split('@')[0], 'the header still says so')
    })
  })

  test('a reply address that an alias has hidden from the envelope is found in the header', async () => {
    const address = signReplyAddress(SECRET, 'HB-1', 'behemoth.example')
    await withDoor(async door => {
      await deliver(door, `To: Big Behemoth <${address}>\r\n${mail('\r\nhello')}`)
      assert.equal(only(door).replyToken, address.split('@')[0])
    })
  })

  test('a mail that one case takes and another never will is kept whole, and its sender hears of no refusal', async () => {
    const to = ['HB-1', 'HB-2'].map(reference => signReplyAddress(SECRET, reference, 'behemoth.example'))
    const answers: Received[] = [
      { ok: true, duplicate: false },
      { ok: false, permanent: true, says: 'never', rule: 'some-rule' },
      { ok: true, duplicate: false },
    ]
    await withDoor(
      async door => {
        assert.equal((await deliver(door, mail('\r\nhello'), to)).code, 250)
        const [, refused, aside] = door.kept
        assert.equal(refused?.notTaken, undefined)
        assert.deepEqual(aside?.notTaken, { says: 'never', rule: 'some-rule' })
        assert.equal(aside?.replyToken, to[1]?.split('@')[0])
      },
      {},
      () => answers.shift() ?? assert.fail('asked too often'),
    )
  })

  test('a mail kept for one case and not for the other is asked for again', async () => {
    const to = ['HB-1', 'HB-2', 'HB-3'].map(reference =>
      signReplyAddress(SECRET, reference, 'behemoth.example'),
    )
    const answers: Received[] = [
      { ok: true, duplicate: false },
      { ok: false, permanent: true, says: 'never' },
      { ok: false, permanent: false, says: 'later' },
    ]
    await withDoor(
      async door => {
        assert.deepEqual(await deliver(door, mail('\r\nhello'), to), { code: 451, says: '4.3.0 later' })
      },
      {},
      () => answers.shift() ?? assert.fail('asked too often'),
    )
  })
})
