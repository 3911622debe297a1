/** The few figures that a lead looks at first: what is told, whether it was true, and whether more come than usual. */
import type { Wallboard, WallboardHours, WallQuote } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { localeOf, useChoices, useWords, useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { spelled } from './times.ts'

interface NowProps {
  readonly board: Wallboard
  readonly busier: WallboardHours['busier'] | undefined
}

export function Now({ board: { help, quotes, passedOver }, busier }: NowProps) {
  const { now: say, passedOver: passed } = useWordsOf(wallboardWords)
  const quoted = useQuoted()
  const told = quotes.kept + quotes.broken
  const share = useShare()
  return (
    <dl className="wall-now">
      <Figure title={say.help} sign="clock" value={quoted.short(help)} more={quoted.more(help)} />
      <Figure
        title={say.quotes}
        sign={quotes.broken > 0 ? 'warn' : 'check'}
        value={told === 0 ? say.noneTold : say.kept(share(quotes.kept / told))}
        more={say.counts(quotes.kept, quotes.broken, quotes.open)}
      />
      <Figure
        title={passed.title}
        sign={passedOver > 0 ? 'warn' : 'check'}
        value={passedOver === 0 ? passed.none : passed.times(passedOver)}
        more={passedOver === 0 ? passed.moreNone : passed.more}
      />
      {busier && (
        <Figure
          title={say.busy}
          sign={busier.is === 'busier' ? 'warn' : 'person'}
          value={{ busier: say.busier, usual: say.usual, unknown: say.unknown }[busier.is]}
          more={busier.usualMost === null ? say.cameOnly(busier.now) : say.came(busier.now, busier.usualMost)}
        />
      )}
    </dl>
  )
}

interface FigureProps {
  readonly title: string
  readonly sign: Sign
  readonly value: string
  readonly more: string
}

function Figure({ title, sign, value, more }: FigureProps) {
  return (
    <div className="wall-figure">
      <dt>{title}</dt>
      <dd>
        <span className="wall-value">
          <Icon sign={sign} /> {value}
        </span>
        <span className="wall-more">{more}</span>
      </dd>
    </div>
  )
}

/** What somebody would be told, in few words, and what stands behind it. */
export function useQuoted() {
  const { time } = useWords()
  const { now: say } = useWordsOf(wallboardWords)
  return {
    short(quote: WallQuote): string {
      if (quote.kind === 'at-once') return say.atOnce
      if (quote.kind === 'cannot-tell') return say.cannotTell
      const longest = spelled(quote.atMostSeconds, time)
      return quote.isRough ? say.roughly(longest) : say.atMost(longest)
    },
    more(quote: WallQuote): string {
      if (quote.kind === 'at-once') return say.atOnceMore
      if (quote.kind === 'cannot-tell') return say.cannotTellMore
      return quote.middleSeconds === undefined ? '' : say.middle(spelled(quote.middleSeconds, time))
    },
  }
}

function useShare(): (share: number) => string {
  const { language } = useChoices().choices
  const format = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 })
  return share => format.format(share)
}
