/**
 * Mails to be mangled, as trees: headers, words or parts, so that a mutation knows what it changes. Each is whole and
 * right before that.
 */

export type Part = {
  headers: [name: string, value: string][]
  /** Of a multipart. */
  boundary?: string
  parts?: Part[]
  /** Of a leaf: its bytes as they travel, one character each. */
  body?: string
}

const FROM: [string, string][] = [
  ['Received', 'from mx.customer.example by mail.behemoth.example; Sat, 21 Nov 2026 10:00:00 +0000'],
  ['From', '=?utf-8?Q?Jos=C3=A9_=C3=91?= <jose@customer.example>'],
  ['To', '"Help, Desk" <help@behemoth.example>, Team: ada@behemoth.example, bob@behemoth.example;'],
  ['Subject', '=?utf-8?B?TWkgbMOtbmVhIG5vIGZ1bmNpb25h?= =?iso-8859-1?Q?_otra_vez_=E1?='],
  ['Date', 'Sat, 21 Nov 2026 10:00:00 +0000'],
  ['Message-ID', '<one@customer.example>'],
  ['References', '<zero@behemoth.example> <other@behemoth.example>'],
  ['MIME-Version', '1.0'],
]

const bytes = (text: string) => Buffer.from(text).toString('latin1')
const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')
const leaf = (type: string, body: string, ...more: [string, string][]): Part => ({
  headers: [['Content-Type', type], ...more],
  body,
})
const multi = (kind: string, boundary: string, parts: Part[], ...more: [string, string][]): Part => ({
  headers: [...more, ['Content-Type', `multipart/${kind}; boundary="${boundary}"`]],
  boundary,
  parts,
})

const PLAIN = 'Mi línea no funciona desde ayer.\r\n\r\n> ¿Qué ve usted?\r\nUna luz roja.\r\n-- \r\nJosé'
const HTML = `<html><head><style>p{}</style></head><body><p>Mi línea <b>no</b> funciona.</p><blockquote>¿Qué?</blockquote><img src="cid:photo@x"></body></html>`
const QP: [string, string] = ['Content-Transfer-Encoding', 'quoted-printable']
const B64: [string, string] = ['Content-Transfer-Encoding', 'base64']
const quoted = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replaceAll(
      /[=\x80-\xff]/g,
      letter => `=${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )

export const SAMPLES: readonly Part[] = [
  { headers: [...FROM, ['Content-Type', 'text/plain; charset=utf-8']], body: bytes(PLAIN) },
  {
    headers: [...FROM, ['Content-Type', 'text/plain; charset=utf-8; format=flowed; delsp=yes'], QP],
    body: quoted(PLAIN.replaceAll('. ', '. \r\n')),
  },
  { headers: [...FROM, ['Content-Type', 'text/html; charset=utf-8'], B64], body: base64(HTML) },
  multi(
    'mixed',
    'outer=_1',
    [
      multi('related', 'inner=_2', [
        multi('alternative', 'alt', [
          leaf('text/plain; charset=utf-8', quoted(PLAIN), QP),
          leaf('text/html; charset=utf-8', quoted(HTML), QP),
        ]),
        leaf('image/png; name="photo.png"', base64('not really a picture'.repeat(20)), B64, [
          'Content-ID',
          '<photo@x>',
        ]),
      ]),
      leaf(
        "application/pdf; name*0*=utf-8''factura%20; name*1*=a%C3%B1o.pdf",
        base64('%PDF-1.4 '.repeat(50)),
        B64,
        ['Content-Disposition', 'attachment; filename="=?utf-8?Q?factura_a=C3=B1o.pdf?="'],
      ),
    ],
    ...FROM,
  ),
  multi(
    'report; report-type=delivery-status',
    'report',
    [
      leaf('text/plain', 'It could not be delivered.'),
      leaf(
        'message/delivery-status',
        'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ada@customer.example\r\nAction: failed\r\nStatus: 5.1.1',
      ),
      leaf(
        'message/rfc822',
        'From: help@behemoth.example\r\nSubject: =?utf-8?q?=C2=A1Hola!?=\r\nMessage-ID: <a@behemoth.example>\r\n\r\nWe wrote this.',
      ),
    ],
    ...FROM,
  ),
  multi(
    'signed; protocol="application/pgp-signature"',
    'sig',
    [leaf('text/plain', 'signed words'), leaf('application/pgp-signature', '-----BEGIN PGP SIGNATURE-----')],
    ...FROM,
  ),
  { headers: [...FROM], body: 'see the file:\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\nbye' },
  multi(
    'mixed',
    'tnef',
    [
      leaf('text/plain', 'words beside'),
      leaf(
        'application/ms-tnef; name=winmail.dat',
        Buffer.from('789f3e220100019007000600080000000000000000000000', 'hex').toString('base64'),
        B64,
      ),
      leaf(
        'text/calendar; method=REQUEST; charset=utf-8',
        'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR',
      ),
    ],
    ...FROM,
  ),
  {
    headers: [
      ...FROM,
      ['Content-Type', 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m'],
      B64,
    ],
    body: Buffer.from('308006092a864886f70d010702a0803080020101310030800609', 'hex').toString('base64'),
  },
  {
    headers: [...FROM, ['Content-Type', 'text/plain; charset=koi8-r']],
    body: Buffer.from('f0d2c9d7c5d42c20d520cdc5ced120cec520d2c1c2cfd4c1c5d4', 'hex').toString('latin1'),
  },
]

/** The mail as it travels, one character per byte. */
export function written({ headers, boundary, parts, body }: Part): string {
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (!parts) return `${head}\r\n${body ?? ''}`
  const inside = parts.map(part => `--${boundary}\r\n${written(part)}\r\n`).join('')
  return `${head}\r\n${inside}--${boundary}--\r\n`
}
