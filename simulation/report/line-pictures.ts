/** Two pictures of a line that stand by themselves, for documents: places, and waits beside what was told. */
import type { SimulateWords } from '../../contract/words/simulate-en.ts'
import type { Came } from './day-book.ts'
import { escaped, line, path, rect, scale, short, text, timeTicksUpTo } from './svg.ts'

const WIDTH = 880
const LEFT = 58
const RIGHT = WIDTH - 24
/** A picture is read in a document: it brings its colours, light and dark, which are those of contract/look/tokens.css. */
const STYLE = `<style>
svg{--paper:#fff;--ink:#14231d;--soft:#4a5b53;--rule:#d3ddd7;--help:#0a5c46;--buying:#7a4a00;--away:#24507a;--trouble:#a3222c;font-family:-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
@media (prefers-color-scheme:dark){svg{--paper:#0e1613;--ink:#e7efea;--soft:#a6b7ae;--rule:#2f3e37;--help:#74d3ae;--buying:#f2c372;--away:#9cc6f0;--trouble:#ff9d98}}
text{font-size:13px;fill:var(--soft)}.title{font-size:20px;font-weight:600;fill:var(--ink)}.left{text-anchor:end}.under{text-anchor:middle}
.ruler{stroke:var(--rule)}.help{fill:var(--help)}.buying{fill:url(#stripes)}.away{fill:var(--paper);stroke:var(--away);stroke-width:1.5;stroke-dasharray:4 3}
.dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}.cross{stroke:var(--trouble);stroke-width:2.5}.told{stroke:var(--away);stroke-width:2}
.came{fill:var(--help);opacity:.75}.longer{fill:none;stroke:var(--trouble);stroke-width:2}
</style><defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--buying)" opacity=".35"/><rect width="3" height="6" fill="var(--buying)"/></pattern></defs>`

function picture(height: number, title: string, says: string, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(`${title}. ${says}`)}">${STYLE}${rect(0, 0, WIDTH, height, 'style="fill:var(--paper)"')}${text([LEFT - 34, 36], 'title', title)}${text([LEFT - 34, 60], 'plain', says)}${content.join('')}</svg>\n`
}

/** How many people the picture of places shows. */
const SHOWN = 20
/** And of how many seconds of waiting. */
const LONGEST_SHOWN = 540
const ROW = 21

/** People around the moment when most were waiting: one row each, from coming to hello. */
export function placesPicture(came: readonly Came[], words: SimulateWords): string {
  const live = crowd(came)
  const from = Math.floor((live[0]?.joinedAt ?? 0) / 60) * 60
  const until = Math.ceil(Math.max(...live.map(({ leftAt }) => leftAt), from + 60) / 60) * 60
  const [top, bottom] = [86, 86 + live.length * ROW]
  const x = scale([from, until], [LEFT, RIGHT])
  const step = until - from <= 900 ? 60 : 120
  const minutes = Array.from(
    { length: Math.floor((until - from) / step) + 1 },
    (_, index) => from + index * step,
  )
  const rows = live.flatMap((one, row) => {
    const y = top + row * ROW + ROW / 2
    const kind = one.isCalledBack ? 'away' : one.isProblem ? 'help' : 'buying'
    const [start, end] = [x(one.joinedAt), x(one.leftAt)]
    return [
      text([LEFT - 12, y + 4], 'left', String(row + 1)),
      rect(start, y - 5.5, Math.max(end - start, 2), 11, `rx="3" class="${kind}"`),
      one.outcome === 'answered' ? dot(end, y) : cross(end, y),
    ]
  })
  return picture(bottom + 88, words.pictures.places, words.pictures.placesSays(clock(from)), [
    ...minutes.map(at => line([x(at), top - 6], [x(at), bottom + 4], 'ruler')),
    ...minutes.map(at => text([x(at), bottom + 20], 'under', clock(at))),
    ...rows,
    ...placesLegend(bottom + 52, words, live),
  ])
}

/** People who came one after the other, the first of them into a line that was nearly empty. */
function crowd(came: readonly Came[]): readonly Came[] {
  const waited = ({ joinedAt, leftAt }: Came) => leftAt - joinedAt
  let best: readonly Came[] = came.slice(0, SHOWN)
  let most = -1
  for (let first = 0; first + SHOWN <= came.length; first += 1) {
    const some = came.slice(first, first + SHOWN)
    // Long waits make a picture, as long as they fit into it; callbacks and buyers who are answered belong into it.
    const fitting = some.filter(one => waited(one) < LONGEST_SHOWN && one.outcome === 'answered')
    const kinds =
      Math.min(3, fitting.filter(one => one.isCalledBack).length) +
      Math.min(3, fitting.filter(one => !one.isProblem && waited(one) > 60).length)
    const tooLong = some.filter(one => waited(one) >= LONGEST_SHOWN).length
    const gained = fitting.reduce((sum, one) => sum + waited(one), 0) * (1 + kinds) - 1e6 * tooLong
    if (gained > most) [most, best] = [gained, some]
  }
  return best
}

function placesLegend(y: number, { pictures }: SimulateWords, live: readonly Came[]): readonly string[] {
  const items = [
    { kind: 'help', says: pictures.help, isThere: live.some(one => one.isProblem && !one.isCalledBack) },
    { kind: 'buying', says: pictures.buying, isThere: live.some(one => !one.isProblem) },
    { kind: 'away', says: pictures.calledBack, isThere: live.some(one => one.isCalledBack) },
  ].filter(({ isThere }) => isThere)
  const step = 232
  return [
    ...items.flatMap(({ kind, says }, index) => [
      rect(LEFT + index * step, y - 10, 22, 11, `rx="3" class="${kind}"`),
      text([LEFT + index * step + 30, y], 'plain', says),
    ]),
    dot(LEFT + items.length * step + 6, y - 4),
    text([LEFT + items.length * step + 18, y], 'plain', pictures.answered),
    ...(live.some(({ outcome }) => outcome !== 'answered')
      ? [cross(LEFT + 6, y + 17), text([LEFT + 30, y + 21], 'plain', pictures.gaveUp)]
      : []),
  ]
}

/** Over a day: a tick for what each was told at most, and a dot for what came. */
export function waitsPicture(came: readonly Came[], words: SimulateWords): string {
  const { pictures } = words
  const told = came.filter(
    one => one.isProblem && !one.isCalledBack && one.outcome === 'answered' && (one.toldSeconds ?? 0) > 0,
  )
  const waited = ({ joinedAt, leftAt }: Came) => leftAt - joinedAt
  const isKept = (one: Came) => waited(one) <= (one.toldSeconds ?? 0)
  const from = Math.floor(Math.min(...came.map(({ joinedAt }) => joinedAt)) / 3_600) * 3_600
  const until = Math.ceil(Math.max(...came.map(({ joinedAt }) => joinedAt)) / 3_600) * 3_600
  const ticks = timeTicksUpTo(Math.max(60, ...told.map(one => Math.max(waited(one), one.toldSeconds ?? 0))))
  const [top, bottom] = [92, 372]
  const x = scale([from, until], [LEFT, RIGHT])
  const y = scale([0, ticks.at(-1) ?? 60], [bottom, top])
  const hours = Array.from({ length: (until - from) / 3_600 + 1 }, (_, hour) => from + hour * 3_600)
  return picture(438, pictures.waits, pictures.waitsSays, [
    ...ticks.map(tick => line([LEFT, y(tick)], [RIGHT, y(tick)], 'ruler')),
    ...ticks.map(tick =>
      text(
        [LEFT - 8, y(tick) + 4],
        'left',
        tick < 60 ? words.seconds(String(tick)) : words.minutes(String(tick / 60)),
      ),
    ),
    ...hours.map(hour => text([x(hour), bottom + 20], 'under', clock(hour))),
    ...told.map(one =>
      line([x(one.joinedAt), y(waited(one))], [x(one.joinedAt), y(one.toldSeconds ?? 0)], 'ruler'),
    ),
    ...told.map(one =>
      path(
        [
          [x(one.joinedAt) - 3, y(one.toldSeconds ?? 0)],
          [x(one.joinedAt) + 3, y(one.toldSeconds ?? 0)],
        ],
        'class="told"',
      ),
    ),
    ...told.map(one =>
      circle(x(one.joinedAt), y(waited(one)), isKept(one) ? 2.6 : 4.2, isKept(one) ? 'came' : 'longer'),
    ),
    ...waitsLegend(told.length, told.filter(isKept).length, words),
  ])
}

function waitsLegend(told: number, kept: number, { pictures }: SimulateWords): readonly string[] {
  return [
    path(
      [
        [LEFT, 418],
        [LEFT + 14, 418],
      ],
      'class="told"',
    ),
    text([LEFT + 22, 422], 'plain', pictures.told),
    circle(LEFT + 292, 418, 2.6, 'came'),
    text([LEFT + 304, 422], 'plain', pictures.came),
    circle(LEFT + 392, 418, 4.2, 'longer'),
    text([LEFT + 404, 422], 'plain', pictures.longer),
    text([RIGHT, 422], 'left', pictures.kept(String(kept), String(told))),
  ]
}

function dot(x: number, y: number): string {
  return circle(x, y, 4.5, 'dot')
}

function circle(x: number, y: number, radius: number, kind: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${radius}" class="${kind}"/>`
}

function cross(x: number, y: number): string {
  return `<path d="M${short(x - 4)} ${short(y - 4)}l8 8m0 -8l-8 8" class="cross"/>`
}

function clock(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
