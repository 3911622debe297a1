/** By subject: who waits, for how long, what a newcomer is told, and who is there. On a phone each subject is a card. */
import { WALL_STATES } from '../../../../contract/wall-states.ts'
import type { Wallboard } from '../../../../contract/wallboard.ts'
import { wallboardWords } from '../../../../contract/words/wallboard.ts'
import { useChoices, useWords, useWordsOf } from '../../../choices.tsx'
import { duration, useNow } from '../../../when.tsx'
import { Cell } from './cell.tsx'
import { useQuoted } from './now.tsx'

export function Skills({ board }: { board: Wallboard }) {
  const { language } = useChoices().choices
  const { skills: say, passedOver: passed } = useWordsOf(wallboardWords)
  const { time } = useWords()
  const now = useNow(1_000)
  const quoted = useQuoted()
  const { columns } = say
  return (
    <table className="wall-skills" aria-label={say.title}>
      <thead>
        <tr>
          {(['skill', 'help', 'sales', 'letters', 'longest', 'quote', ...WALL_STATES] as const).map(name => (
            <th key={name} scope="col">
              {columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.skills.map(({ skill, since, quote, agents, passedOver, ...row }) => (
          <tr key={skill?.name ?? ''} data-waits={row.help + row.sales > 0}>
            <th scope="row">{skill ? skill[language] : say.none}</th>
            <Cell name={columns.help}>{row.help}</Cell>
            <Cell name={columns.sales}>{row.sales}</Cell>
            <Cell name={columns.letters}>{row.letters}</Cell>
            <Cell name={columns.longest}>
              {since === null ? '–' : duration(now - since, time)}
              {passedOver > 0 && <small className="wall-passed">{passed.waiting(passedOver)}</small>}
            </Cell>
            <Cell name={columns.quote}>
              {quoted.short(quote)}
              {quote.kind === 'at-most' && <small>{quoted.more(quote)}</small>}
            </Cell>
            {WALL_STATES.map(state => (
              <Cell key={state} name={columns[state]}>
                {agents[state]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
