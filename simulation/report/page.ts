/** The report: one HTML file that needs nothing else, no script, no network; good on a phone, on a desk and on paper. */
import type { SimulateWords } from '../../contract/words/simulate-en.ts'
import type { Figure, GroupResult, Result } from '../compare.ts'
import { bars, comersAndStaff, dayCurves, type Hours, sample } from './charts.ts'
import { partsOf, withInterval, written } from './numbers.ts'
import { style } from './style.ts'
import { escaped } from './svg.ts'

export interface Report {
  readonly language: 'en' | 'es'
  readonly words: SimulateWords
  /** The text of contract/look/tokens.css. */
  readonly tokens: string
  readonly name: string
  readonly says: string
  readonly seeds: readonly number[]
  readonly days: number
  readonly results: readonly Result[]
  /** Agents at work by half hours of the day, in the first variant: a mean over the days. */
  readonly staff: readonly number[]
  /** What had to be assumed, in sentences, where days were replayed. */
  readonly assumed: readonly string[]
}

export function pageOf(report: Report): string {
  const { words, results, name, says, seeds, days } = report
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<style>${report.tokens}${style}</style>
</head>
<body>
<main>
<h1>${escaped(name)}</h1>
${says === '' ? '' : `<p>${escaped(says)}</p>`}
<div class="lead">${leadOf(report)
    .map(sentence => `<p>${escaped(sentence)}</p>`)
    .join('')}</div>
<p class="runs">${escaped(words.runs(seeds.length, days, seeds[0] ?? 0))}</p>
${results.length > 1 ? legendOf(results) : ''}
<section class="charts">${chartsOf(report).join('')}</section>
<section><h2>${escaped(words.page.figures)}</h2><div class="scroll" tabindex="0" role="region" aria-label="${escaped(words.page.figures)}">${tableOf(results, words)}</div></section>
${groupsOf(report)}
${listOf(words.page.assumed, report.assumed)}
${listOf(words.page.how, words.page.howSays)}
<footer>${escaped(words.wasWritten)}</footer>
</main>
</body>
</html>
`
}

/** The result in sentences, first. */
function leadOf({ words, results }: Report): readonly string[] {
  const [first, ...others] = results
  if (!first) return []
  const seconds = (of: Figure) => written(of.mean, 'seconds', words)
  const { page } = words
  const { service } = first
  const sentences = [
    page.leadMean(
      seconds(service.waitMean),
      seconds(service.waitP95),
      written(service.gaveUpShare.mean, 'share', words),
    ),
  ]
  if (first.pitchHoursPerDay.mean > 0)
    sentences.push(page.leadPitch(written(first.pitchHoursPerDay.mean, 'hours', words)))
  if (first.overtakesPer1000.mean > 0)
    sentences.push(page.leadOvertaken(written(first.overtakesPer1000.mean, 'rate', words)))
  for (const other of others)
    sentences.push(page.leadChange(other.name, seconds(service.waitMean), seconds(other.service.waitMean)))
  return sentences
}

function legendOf(results: readonly Result[]): string {
  return `<ul class="legend">${results.map(({ name }, index) => `<li>${sample(index)} ${escaped(name)}</li>`).join('')}</ul>`
}

function chartsOf({ words, results, staff, days }: Report): readonly string[] {
  const { page } = words
  const first = results[0]
  if (!first) return []
  const comers = first.service.byHalfHour.map(
    ({ came }, half) => (came + (first.sales.byHalfHour[half]?.came ?? 0)) / days,
  )
  const hours = busyHours(comers, staff)
  const seconds = (value: number) => written(value, 'seconds', words)
  const curves = results.map(({ name, service }) => ({
    name,
    middle: service.byHalfHour.map(({ waitMean }) => waitMean),
    high: service.byHalfHour.map(({ waitP90 }) => waitP90),
  }))
  const axis = (value: number) =>
    value < 60 ? words.seconds(String(value)) : words.minutes((value / 60).toLocaleString(words.locale))
  const staffed = { says: page.comersSays, come: page.comeShort, there: page.staffShort }
  const waits = barsOf(results, words, ({ waitMean }) => waitMean, seconds)
  const gaveUp = barsOf(
    results,
    words,
    ({ gaveUpShare }) => gaveUpShare,
    value => written(value, 'share', words),
  )
  return [
    framed(
      page.waitsOverDay,
      page.waitsOverDaySays,
      dayCurves(curves, hours, { says: page.waitsOverDaySays, unit: axis }),
    ),
    framed(page.comers, page.comersSays, comersAndStaff(comers, staff, hours, staffed)),
    framed(page.sideBySide, page.sideBySideSays, waits),
    framed(page.gaveUp, page.gaveUpSays, gaveUp),
  ]
}

function barsOf(
  results: readonly Result[],
  words: SimulateWords,
  read: (group: GroupResult) => Figure,
  label: (value: number) => string,
): string {
  const kinds = [
    { group: words.service, of: (result: Result) => result.service },
    { group: words.sales, of: (result: Result) => result.sales },
  ].filter(({ of }) => results.some(result => of(result).came.mean > 0))
  const all = kinds.flatMap(({ group, of }) =>
    results.map(result => {
      const shown = read(of(result))
      return { name: result.name, group, figure: shown, label: label(shown.mean) }
    }),
  )
  const says = all.map(({ group, name, label: value }) => `${group}, ${name}: ${value}`).join('; ')
  return bars(
    kinds.map(({ group }) => group),
    all,
    says,
  )
}

function framed(title: string, says: string, picture: string): string {
  return `<figure><h2>${escaped(title)}</h2><figcaption>${escaped(says)}</figcaption>${picture}</figure>`
}

/** From the first to the last half hour in which anybody comes or is there. */
function busyHours(comers: readonly number[], staff: readonly number[]): Hours {
  const isBusy = comers.map((count, half) => count > 0 || (staff[half] ?? 0) > 0)
  const first = Math.max(0, isBusy.indexOf(true))
  const last = isBusy.lastIndexOf(true) + 1
  return { first, last: Math.max(last, first + 2) }
}

function tableOf(results: readonly Result[], words: SimulateWords): string {
  const head = `<thead><tr><th scope="col"></th>${results.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`
  const body = partsOf(results, words).map(
    ({ title, rows }) =>
      `<tr class="part"><th scope="rowgroup" colspan="${results.length + 1}">${escaped(title)}</th></tr>${rowsHtml(rows)}`,
  )
  return `<table>${head}<tbody>${body.join('')}</tbody></table>`
}

function rowsHtml(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      ([name = '', ...cells]) =>
        `<tr><th scope="row">${escaped(name)}</th>${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
    )
    .join('')
}

/** Where there are more groups than one of each kind. */
function groupsOf({ words, results }: Report): string {
  const names = Object.keys(results[0]?.groups ?? {})
  if (names.length < 3) return ''
  const { rows, page } = words
  const head = [page.variant, rows.waitMean, rows.waitP95, rows.gaveUpShare]
  const body = names.map(name => {
    const lines = results.map(result => {
      const group = result.groups[name]
      if (!group) return [result.name]
      return [
        result.name,
        withInterval(group.waitMean, 'seconds', words),
        withInterval(group.waitP95, 'seconds', words),
        withInterval(group.gaveUpShare, 'share', words),
      ]
    })
    return `<tr class="part"><th scope="rowgroup" colspan="4">${escaped(name)}</th></tr>${rowsHtml(lines)}`
  })
  return `<section><h2>${escaped(page.allGroups)}</h2><div class="scroll" tabindex="0" role="region" aria-label="${escaped(page.allGroups)}"><table><thead><tr>${head.map(cell => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></section>`
}

function listOf(title: string, sentences: readonly string[]): string {
  if (sentences.length === 0) return ''
  return `<section><h2>${escaped(title)}</h2><ul class="how">${sentences.map(sentence => `<li>${escaped(sentence)}</li>`).join('')}</ul></section>`
}
