/** Who answers for the matter, and whether they are there. */
import type { CaseForCustomer } from '../../contract/case.ts'
import { helpersWords } from '../../contract/words/helpers-words.ts'
import { useSpeech } from '../speech.tsx'

export function OwnerLines({ state }: { readonly state: CaseForCustomer }) {
  const { words, language, tell } = useSpeech()
  const back = helpersWords[language].owner
  // "today at nine", but "on Monday at nine".
  const whenBack = (at: number) => {
    const moment = tell.moment(at)
    return moment.includes(tell.day(at)) ? back.on(tell.day(at), tell.clock(at)) : moment
  }
  const { owner, status, talkingWith } = state
  if (!owner) return null
  const says = words.case.owner
  if (status === 'solved') return <p class="owner">{owner.hasAccepted ? says.kept(owner.name) : null}</p>
  const isInTalk = talkingWith === owner.name
  return (
    <div class="owner">
      <p>
        {status === 'owing'
          ? says.owes(owner.name)
          : owner.hasAccepted
            ? says.keeps(owner.name)
            : says.standsIn(owner.name)}
      </p>
      {!isInTalk && owner.hasAccepted && (
        <p class={`presence ${owner.presence}`}>
          {owner.backAt && owner.presence === 'offline'
            ? back.back(owner.name, whenBack(owner.backAt))
            : says[owner.presence](owner.name)}
          {owner.deputyName && owner.presence !== 'here' && ` ${says.deputy(owner.deputyName)}`}
        </p>
      )}
    </div>
  )
}
