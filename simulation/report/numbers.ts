/** Figures as people read them: seconds, minutes, percent, give or take. */
import type { SimulateWords } from '../../contract/words/simulate-en.ts'
import type { Figure, GroupResult, Result } from '../compare.ts'

type Unit = 'count' | 'seconds' | 'share' | 'hours' | 'rate'

export function written(value: number, unit: Unit, words: SimulateWords): string {
  const number = (shown: number, digits: number) =>
    shown.toLocaleString(words.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  switch (unit) {
    case 'seconds':
      if (Math.abs(value) >= 99.5) return words.minutes(number(value / 60, 1))
      return words.seconds(number(value, Math.abs(value) < 9.95 ? 1 : 0))
    case 'share':
      return `${number(100 * value, 1)} %`
    case 'hours':
      return words.hours(number(value, 1))
    case 'count':
      return number(value, value % 1 === 0 || value >= 10 ? 0 : 1)
    case 'rate':
      return number(value, value === 0 || value >= 10 ? 0 : 1)
    default:
      return number(value, 1)
  }
}

export function withInterval({ mean, plusMinus }: Figure, unit: Unit, words: SimulateWords): string {
  const middle = written(mean, unit, words)
  if (plusMinus === null || plusMinus === 0) return middle
  return `${middle} ${words.plusMinus(written(plusMinus, unit, words))}`
}

interface Row<Of> {
  readonly key: keyof SimulateWords['rows']
  readonly unit: Unit
  readonly read: (of: Of) => Figure | null
}

const groupRows: readonly Row<GroupResult>[] = [
  { key: 'came', unit: 'count', read: ({ came }) => came },
  { key: 'waitMean', unit: 'seconds', read: ({ waitMean }) => waitMean },
  { key: 'waitMiddle', unit: 'seconds', read: ({ waitMiddle }) => waitMiddle },
  { key: 'waitP95', unit: 'seconds', read: ({ waitP95 }) => waitP95 },
  { key: 'waitP99', unit: 'seconds', read: ({ waitP99 }) => waitP99 },
  { key: 'gaveUpShare', unit: 'share', read: ({ gaveUpShare }) => gaveUpShare },
  { key: 'onLineMean', unit: 'seconds', read: ({ onLineMean }) => onLineMean },
  { key: 'calledBackShare', unit: 'share', read: ({ calledBackShare }) => orNone(calledBackShare) },
  { key: 'setAside', unit: 'count', read: ({ setAside }) => orNone(setAside) },
  { key: 'closed', unit: 'count', read: ({ closed }) => orNone(closed) },
  { key: 'keptShare', unit: 'share', read: ({ keptShare }) => keptShare },
  { key: 'toldTimesWait', unit: 'rate', read: ({ toldTimesWait }) => toldTimesWait },
  { key: 'couldNotTellShare', unit: 'share', read: ({ couldNotTellShare }) => orNone(couldNotTellShare) },
]

const runRows: readonly Row<Result>[] = [
  { key: 'overtakesPer1000', unit: 'rate', read: ({ overtakesPer1000 }) => overtakesPer1000 },
  { key: 'pitchHoursPerDay', unit: 'hours', read: ({ pitchHoursPerDay }) => pitchHoursPerDay },
  { key: 'staffHoursPerDay', unit: 'hours', read: ({ staffHoursPerDay }) => staffHoursPerDay },
  { key: 'busyShare', unit: 'share', read: ({ busyShare }) => busyShare },
]

/** What never happened is not worth a row. */
function orNone(figure: Figure): Figure | null {
  return figure.mean === 0 ? null : figure
}

/** What a table shows: a row is there when any variant has something to say in it. */
function rowsOf<Of>(
  rows: readonly Row<Of>[],
  results: readonly Of[],
  words: SimulateWords,
): readonly (readonly string[])[] {
  return rows.flatMap(({ key, unit, read }) => {
    const figures = results.map(read)
    if (figures.every(figure => figure === null)) return []
    return [[words.rows[key], ...figures.map(figure => (figure ? withInterval(figure, unit, words) : '–'))]]
  })
}

export interface TablePart {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** The whole table: who needs help, who is buying, the day as such. */
export function partsOf(results: readonly Result[], words: SimulateWords): readonly TablePart[] {
  const service = results.map(result => result.service)
  const sales = results.map(result => result.sales)
  return [
    { title: words.service, rows: rowsOf(groupRows, service, words) },
    { title: words.sales, rows: rowsOf(groupRows, sales, words) },
    { title: '', rows: rowsOf(runRows, results, words) },
  ]
}
