/** Changes to a mail as a tree: its boundaries, headers, encodings, and where its parts stand. */
import { type Chance, ODD } from './chance.ts'
import type { Part } from './samples.ts'

const CHARSETS = [
  'us-ascii',
  'utf-8',
  'iso-8859-1',
  'windows-1252',
  'gb2312',
  'gb18030',
  'iso-2022-jp',
  'iso-2022-kr',
  'hz-gb-2312',
  'koi8-r',
  'shift_jis',
  'big5',
  'euc-kr',
  'utf-7',
  'utf-16',
  'utf-16be',
  'utf-32',
  'cp437',
  'cp850',
  'macintosh',
  'unknown-8bit',
  'x-klingon',
  '',
  '"',
  "utf-8''",
  'base64',
  '__proto__',
]
const ENCODINGS = [
  'base64',
  'quoted-printable',
  '8bit',
  '7bit',
  'x-uuencode',
  'quoted',
  'BASE64 ',
  'nonsense',
  '',
]
const TYPES = [
  'text/plain',
  'text/html',
  'text',
  'html',
  '',
  '/',
  'multipart/mixed',
  'multipart/alternative',
  'multipart/digest',
  'multipart/encrypted',
  'message/rfc822',
  'message/partial; number=1; total=3',
  'message/external-body; access-type=URL',
  'application/ms-tnef',
  'application/pkcs7-mime',
  'text/calendar',
  'text/x-amp-html',
  'application/octet-stream; name=winmail.dat',
  'image/png',
]
function nodes(part: Part): Part[] {
  return [part, ...(part.parts ?? []).flatMap(nodes)]
}

/** Changes the value of a header of some part, or adds the header. */
function setHeader(mail: Part, chance: Chance, name: string, change: (value: string) => string): void {
  const { headers } = chance.pick(nodes(mail))
  const header = headers.find(([each]) => each.toLowerCase() === name.toLowerCase())
  if (header) header[1] = change(header[1])
  else headers.push([name, change('')])
}

export const ON_TREE: readonly ((mail: Part, chance: Chance) => void)[] = [
  // The boundary that is named is not the one that stands there.
  (mail, chance) =>
    setHeader(mail, chance, 'Content-Type', value =>
      value.replace(
        /boundary="?[^";]*"?/,
        chance.pick([
          'boundary=other',
          'boundary=',
          '',
          'boundary="o p"',
          'BOUNDARY=outer=_1',
          'boundary="outer=_1',
          "boundary*=utf-8''%",
        ]),
      ),
    ),
  (mail, chance) => {
    const part = chance.pick(nodes(mail))
    part.boundary = chance.pick([
      '',
      'a',
      'outer=_1',
      'alt',
      'a--',
      '--',
      '=?',
      'x'.repeat(200),
      ' b ',
      "'()+_,-./:=?",
    ])
  },
  (mail, chance) =>
    setHeader(
      mail,
      chance,
      'Content-Type',
      value => `${value.replace(/;? ?charset=[^;]*/, '')}; charset=${chance.pick(CHARSETS)}`,
    ),
  (mail, chance) => setHeader(mail, chance, 'Content-Transfer-Encoding', () => chance.pick(ENCODINGS)),
  (mail, chance) =>
    setHeader(mail, chance, 'Content-Type', value => value.replace(/^[^;]*/, chance.pick(TYPES))),
  (mail, chance) =>
    setHeader(
      mail,
      chance,
      'Content-Disposition',
      () =>
        `${chance.pick(['attachment', 'inline', '', 'x'])}; filename=${chance.pick(['"a"b.txt"', '../../a.txt', 'C:\\a.txt', '"=?utf-8?B?', "x; filename*1=b; filename*0*=utf-8''%C3", '"', '\xe9\xe8'])}`,
    ),
  (mail, chance) =>
    setHeader(
      mail,
      chance,
      chance.pick(['From', 'To', 'Cc']),
      value =>
        value +
        chance.pick([
          ', ',
          '<>',
          '@',
          '<a@b@c>',
          '"',
          '(((',
          ':;',
          ';',
          '=?utf-8?Q?=2C?= <x@y.example>',
          '\xf1\xe9',
        ]),
    ),
  (mail, chance) =>
    setHeader(
      mail,
      chance,
      chance.pick(['Subject', 'Message-ID', 'Date', 'References', 'Content-ID']),
      value => chance.pick(ODD) + value + chance.pick(ODD),
    ),
  (mail, chance) => {
    const { headers } = chance.pick(nodes(mail))
    const from = chance.below(headers.length)
    const [header] = headers.splice(from, chance.below(2))
    if (header) headers.splice(chance.below(headers.length + 1), 0, header)
  },
  (mail, chance) => {
    const { headers } = chance.pick(nodes(mail))
    const header = headers[chance.below(headers.length)]
    if (header) headers.push([header[0], header[1]])
  },
  // Parts moved, doubled, cut out, wrapped in others.
  (mail, chance) => {
    const parents = nodes(mail).filter(({ parts }) => parts)
    const [from, to] = [chance.pick([...parents, mail]), chance.pick([...parents, mail])]
    const part = from.parts?.[chance.below(from.parts.length)]
    if (part && !nodes(part).includes(to)) to.parts?.splice(chance.below(3), 0, part)
  },
  (mail, chance) => {
    const part = chance.pick(nodes(mail))
    part.parts?.splice(chance.below(part.parts.length), 1)
  },
  (mail, chance) => {
    const part = chance.pick(
      nodes(mail)
        .filter(({ body }) => body !== undefined)
        .concat(mail),
    )
    const inside: Part = { ...part, headers: [...part.headers] }
    const boundary = `wrap${chance.below(1000)}`
    Object.assign(part, {
      headers: [
        ...(part === mail ? part.headers : []),
        ['Content-Type', `multipart/mixed; boundary=${boundary}`],
      ],
      boundary,
      parts: [inside],
      body: undefined,
    })
  },
  (mail, chance) => {
    const part = chance.pick(nodes(mail))
    if (part.body !== undefined) part.body = part.body.repeat(chance.below(40))
  },
  (mail, chance) =>
    setHeader(mail, chance, `X-Long-${chance.below(10)}`, () => chance.pick(ODD).repeat(chance.below(3000))),
]
