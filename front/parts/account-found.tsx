/** A case that began with a number that somebody holds: the code that shows their account, and what is open there. */
import type { YouHere } from '../../contract/pages.ts'
import { accountWords } from '../../contract/words/account.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'
import { OpenOthers } from './acts-for.tsx'
import { CodeForm } from './code-form.tsx'

export interface AccountFoundProps {
  readonly you: YouHere
  readonly caseHref: string
}

export function AccountFound({ you, caseHref }: AccountFoundProps) {
  const { language } = useSpeech()
  const says = accountWords[language].inCase
  const { account } = you
  if (!account) return null
  const wrong = you.code === 'wrong' ? helpersWords[language].you.wrong : null
  return (
    <section id="you" aria-labelledby="account-title">
      <h2 id="account-title">{says.title}</h2>
      {account.matters === null ? (
        <>
          <p>{says.sent}</p>
          <CodeForm to={`${caseHref}/enter`} label={says.code} says={says.enter} wrong={wrong} />
          <p>{says.person}</p>
        </>
      ) : (
        <Matters matters={account.matters} caseHref={caseHref} />
      )}
    </section>
  )
}

type Matters = NonNullable<NonNullable<YouHere['account']>['matters']>

function Matters({ matters, caseHref }: { readonly matters: Matters; readonly caseHref: string }) {
  const { language, tell } = useSpeech()
  const says = accountWords[language].inCase
  return (
    <>
      <p>{matters.length === 0 ? says.nothingOpen : says.found}</p>
      <ul class="plain">
        {matters.map(matter => (
          <li key={matter.reference} class="promise">
            <OpenOthers references={[matter.reference]} caseHref={caseHref} says={says.open} />
            {matter.isSolved && <p class="soft">{says.solved}</p>}
            {matter.promises.map(({ words, dueAt }) => (
              <p key={`${words ?? ''}${dueAt}`} dir="auto">
                {words === null
                  ? says.promisePlain(tell.moment(dueAt))
                  : says.promise(words, tell.moment(dueAt))}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p>{says.enough}</p>
    </>
  )
}
